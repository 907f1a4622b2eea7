// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// What ever happened to a member's currency, in sums that never fall but by an unmerge.
    package struct Lifetime: JSONMessage {
        package static let messageName = "huitou.points.v1.Lifetime"

        /// Given: earned, received, adjusted up; before debts.
        package var earned: Int64
        /// Spent: burnt, captured, given away, adjusted down.
        package var spent: Int64
        /// Lapsed.
        package var expired: Int64
        /// Given and taken back.
        package var reversed: Int64
        /// Spent or lapsed, and given back.
        package var restored: Int64

        /// The message with every field at its default.
        package init() {
            self.earned = 0
            self.spent = 0
            self.expired = 0
            self.reversed = 0
            self.restored = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            earned: Int64 = 0,
            spent: Int64 = 0,
            expired: Int64 = 0,
            reversed: Int64 = 0,
            restored: Int64 = 0
        ) {
            self.earned = earned
            self.spent = spent
            self.expired = expired
            self.reversed = reversed
            self.restored = restored
        }
    }
}

extension PointsV1.Lifetime {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Lifetime()
        huitou__points__v1__lifetime__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Lifetime>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__Lifetime>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Lifetime>) {
        self.init(
            earned: c.pointee.earned,
            spent: c.pointee.spent,
            expired: c.pointee.expired,
            reversed: c.pointee.reversed,
            restored: c.pointee.restored
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Lifetime> {
        let c = arena.allocate(Huitou__Points__V1__Lifetime.self)
        huitou__points__v1__lifetime__init(c)
        c.pointee.earned = earned
        c.pointee.spent = spent
        c.pointee.expired = expired
        c.pointee.reversed = reversed
        c.pointee.restored = restored
        return c
    }
}
