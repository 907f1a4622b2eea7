// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// One change as it was booked; the history is added to, never rewritten. A change of cause corrected
    /// leads from the tier believed to the true one, after an order came late.
    package struct TierChange: JSONMessage {
        package static let messageName = "huitou.tiers.v1.TierChange"

        package var changeNumber: Int64
        package var memberID: Int64
        /// Empty for the first tier.
        package var fromTier: String
        package var toTier: String
        package var effectiveAt: Int64
        package var bookedAt: Int64
        /// registered, first_order (an order was heard of before the registration), growth_reached,
        /// period_ended, order_reversed, corrected.
        package var cause: String
        /// What caused it: the order as channel/order_id, or the year that ended.
        package var causeReference: String
        package var programVersion: String
        package var growth: Int64

        /// The message with every field at its default.
        package init() {
            self.changeNumber = 0
            self.memberID = 0
            self.fromTier = ""
            self.toTier = ""
            self.effectiveAt = 0
            self.bookedAt = 0
            self.cause = ""
            self.causeReference = ""
            self.programVersion = ""
            self.growth = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            changeNumber: Int64 = 0,
            memberID: Int64 = 0,
            fromTier: String = "",
            toTier: String = "",
            effectiveAt: Int64 = 0,
            bookedAt: Int64 = 0,
            cause: String = "",
            causeReference: String = "",
            programVersion: String = "",
            growth: Int64 = 0
        ) {
            self.changeNumber = changeNumber
            self.memberID = memberID
            self.fromTier = fromTier
            self.toTier = toTier
            self.effectiveAt = effectiveAt
            self.bookedAt = bookedAt
            self.cause = cause
            self.causeReference = causeReference
            self.programVersion = programVersion
            self.growth = growth
        }
    }
}

extension TiersV1.TierChange {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__TierChange()
        huitou__tiers__v1__tier_change__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__TierChange>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__TierChange>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__TierChange>) {
        self.init(
            changeNumber: c.pointee.change_number,
            memberID: c.pointee.member_id,
            fromTier: CField.string(c.pointee.from_tier),
            toTier: CField.string(c.pointee.to_tier),
            effectiveAt: c.pointee.effective_at,
            bookedAt: c.pointee.booked_at,
            cause: CField.string(c.pointee.cause),
            causeReference: CField.string(c.pointee.cause_reference),
            programVersion: CField.string(c.pointee.program_version),
            growth: c.pointee.growth
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__TierChange> {
        let c = arena.allocate(Huitou__Tiers__V1__TierChange.self)
        huitou__tiers__v1__tier_change__init(c)
        c.pointee.change_number = changeNumber
        c.pointee.member_id = memberID
        if !fromTier.isEmpty { c.pointee.from_tier = arena.string(fromTier) }
        if !toTier.isEmpty { c.pointee.to_tier = arena.string(toTier) }
        c.pointee.effective_at = effectiveAt
        c.pointee.booked_at = bookedAt
        if !cause.isEmpty { c.pointee.cause = arena.string(cause) }
        if !causeReference.isEmpty { c.pointee.cause_reference = arena.string(causeReference) }
        if !programVersion.isEmpty { c.pointee.program_version = arena.string(programVersion) }
        c.pointee.growth = growth
        return c
    }
}
