// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.ReverseOrderResponse`.
    package struct ReverseOrderResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.ReverseOrderResponse"

        /// What took the order back.
        package var entry: PointsV1.Entry?
        package var replayed: Bool
        package var balanceAfter: Int64

        /// The message with every field at its default.
        package init() {
            self.entry = nil
            self.replayed = false
            self.balanceAfter = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entry: PointsV1.Entry? = nil,
            replayed: Bool = false,
            balanceAfter: Int64 = 0
        ) {
            self.entry = entry
            self.replayed = replayed
            self.balanceAfter = balanceAfter
        }
    }
}

extension PointsV1.ReverseOrderResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__ReverseOrderResponse()
        huitou__points__v1__reverse_order_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__ReverseOrderResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__ReverseOrderResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__ReverseOrderResponse>) {
        self.init(
            entry: c.pointee.entry.map { PointsV1.Entry($0) },
            replayed: c.pointee.replayed != 0,
            balanceAfter: c.pointee.balance_after
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__ReverseOrderResponse> {
        let c = arena.allocate(Huitou__Points__V1__ReverseOrderResponse.self)
        huitou__points__v1__reverse_order_response__init(c)
        if let value = entry { c.pointee.entry = value.makeC(arena) }
        c.pointee.replayed = replayed ? 1 : 0
        c.pointee.balance_after = balanceAfter
        return c
    }
}
