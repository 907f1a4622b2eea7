// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.GrowthEntry`.
    package struct GrowthEntry: JSONMessage {
        package static let messageName = "huitou.tiers.v1.GrowthEntry"

        package var entryNumber: Int64
        package var memberID: Int64
        package var growth: Int64
        package var effectiveAt: Int64
        package var bookedAt: Int64
        /// order_paid, order_reversed; merged_in, merged_out for a line that moves with a merge.
        package var cause: String
        package var channel: String
        package var orderID: String
        package var programVersion: String
        /// The merge with which, or with whose undoing, it moves; 0 for none.
        package var mergeID: Int64
        /// Whose order it was, where it is another member's that was merged; else 0.
        package var ownerID: Int64

        /// The message with every field at its default.
        package init() {
            self.entryNumber = 0
            self.memberID = 0
            self.growth = 0
            self.effectiveAt = 0
            self.bookedAt = 0
            self.cause = ""
            self.channel = ""
            self.orderID = ""
            self.programVersion = ""
            self.mergeID = 0
            self.ownerID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entryNumber: Int64 = 0,
            memberID: Int64 = 0,
            growth: Int64 = 0,
            effectiveAt: Int64 = 0,
            bookedAt: Int64 = 0,
            cause: String = "",
            channel: String = "",
            orderID: String = "",
            programVersion: String = "",
            mergeID: Int64 = 0,
            ownerID: Int64 = 0
        ) {
            self.entryNumber = entryNumber
            self.memberID = memberID
            self.growth = growth
            self.effectiveAt = effectiveAt
            self.bookedAt = bookedAt
            self.cause = cause
            self.channel = channel
            self.orderID = orderID
            self.programVersion = programVersion
            self.mergeID = mergeID
            self.ownerID = ownerID
        }
    }
}

extension TiersV1.GrowthEntry {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__GrowthEntry()
        huitou__tiers__v1__growth_entry__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__GrowthEntry>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__GrowthEntry>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__GrowthEntry>) {
        self.init(
            entryNumber: c.pointee.entry_number,
            memberID: c.pointee.member_id,
            growth: c.pointee.growth,
            effectiveAt: c.pointee.effective_at,
            bookedAt: c.pointee.booked_at,
            cause: CField.string(c.pointee.cause),
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            programVersion: CField.string(c.pointee.program_version),
            mergeID: c.pointee.merge_id,
            ownerID: c.pointee.owner_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__GrowthEntry> {
        let c = arena.allocate(Huitou__Tiers__V1__GrowthEntry.self)
        huitou__tiers__v1__growth_entry__init(c)
        c.pointee.entry_number = entryNumber
        c.pointee.member_id = memberID
        c.pointee.growth = growth
        c.pointee.effective_at = effectiveAt
        c.pointee.booked_at = bookedAt
        if !cause.isEmpty { c.pointee.cause = arena.string(cause) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        if !programVersion.isEmpty { c.pointee.program_version = arena.string(programVersion) }
        c.pointee.merge_id = mergeID
        c.pointee.owner_id = ownerID
        return c
    }
}
