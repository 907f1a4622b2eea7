// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// What an entry did to one debt.
    package struct DebtChange: JSONMessage {
        package static let messageName = "huitou.points.v1.DebtChange"

        /// The number of the entry that made the debt.
        package var entryNumber: Int64
        /// What is owed more (above 0) or less.
        package var owed: Int64

        /// The message with every field at its default.
        package init() {
            self.entryNumber = 0
            self.owed = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entryNumber: Int64 = 0,
            owed: Int64 = 0
        ) {
            self.entryNumber = entryNumber
            self.owed = owed
        }
    }
}

extension PointsV1.DebtChange {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__DebtChange()
        huitou__points__v1__debt_change__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__DebtChange>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__DebtChange>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__DebtChange>) {
        self.init(
            entryNumber: c.pointee.entry_number,
            owed: c.pointee.owed
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__DebtChange> {
        let c = arena.allocate(Huitou__Points__V1__DebtChange.self)
        huitou__points__v1__debt_change__init(c)
        c.pointee.entry_number = entryNumber
        c.pointee.owed = owed
        return c
    }
}
