// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// Points set aside.
    package struct Hold: JSONMessage {
        package static let messageName = "huitou.points.v1.Hold"

        package var holdID: String
        package var currency: String
        package var amount: Int64
        /// From this moment on it is released.
        package var deadline: Int64

        /// The message with every field at its default.
        package init() {
            self.holdID = ""
            self.currency = ""
            self.amount = 0
            self.deadline = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            holdID: String = "",
            currency: String = "",
            amount: Int64 = 0,
            deadline: Int64 = 0
        ) {
            self.holdID = holdID
            self.currency = currency
            self.amount = amount
            self.deadline = deadline
        }
    }
}

extension PointsV1.Hold {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Hold()
        huitou__points__v1__hold__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Hold>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__Hold>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Hold>) {
        self.init(
            holdID: CField.string(c.pointee.hold_id),
            currency: CField.string(c.pointee.currency),
            amount: c.pointee.amount,
            deadline: c.pointee.deadline
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Hold> {
        let c = arena.allocate(Huitou__Points__V1__Hold.self)
        huitou__points__v1__hold__init(c)
        if !holdID.isEmpty { c.pointee.hold_id = arena.string(holdID) }
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        c.pointee.amount = amount
        c.pointee.deadline = deadline
        return c
    }
}
