// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// What an entry did to one lot.
    package struct LotChange: JSONMessage {
        package static let messageName = "huitou.points.v1.LotChange"

        /// The number of the entry that granted the lot; with index the lot's name within the account.
        package var entryNumber: Int64
        /// Counts the lots that this entry granted, from 0.
        package var index: UInt32
        /// What its free part changes by.
        package var free: Int64
        /// What its held part changes by.
        package var held: Int64
        /// The lot's terms, so that one that is used up can be restored from whatever took from it.
        package var terms: PointsV1.LotTerms?
        /// Whether this change makes the lot.
        package var grant: Bool

        /// The message with every field at its default.
        package init() {
            self.entryNumber = 0
            self.index = 0
            self.free = 0
            self.held = 0
            self.terms = nil
            self.grant = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entryNumber: Int64 = 0,
            index: UInt32 = 0,
            free: Int64 = 0,
            held: Int64 = 0,
            terms: PointsV1.LotTerms? = nil,
            grant: Bool = false
        ) {
            self.entryNumber = entryNumber
            self.index = index
            self.free = free
            self.held = held
            self.terms = terms
            self.grant = grant
        }
    }
}

extension PointsV1.LotChange {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__LotChange()
        huitou__points__v1__lot_change__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__LotChange>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__LotChange>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__LotChange>) {
        self.init(
            entryNumber: c.pointee.entry_number,
            index: c.pointee.index,
            free: c.pointee.free,
            held: c.pointee.held,
            terms: c.pointee.terms.map { PointsV1.LotTerms($0) },
            grant: c.pointee.grant != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__LotChange> {
        let c = arena.allocate(Huitou__Points__V1__LotChange.self)
        huitou__points__v1__lot_change__init(c)
        c.pointee.entry_number = entryNumber
        c.pointee.index = index
        c.pointee.free = free
        c.pointee.held = held
        if let value = terms { c.pointee.terms = value.makeC(arena) }
        c.pointee.grant = grant ? 1 : 0
        return c
    }
}
