// swift-format-ignore-file
// Made by protos/generate from huitou/gateway/v1/gateway.proto. Do not edit.

internal import CMessages
package import RPCCore

extension GatewayV1 {
    /// `huitou.gateway.v1.GetHomeRequest`.
    package struct GetHomeRequest: JSONMessage {
        package static let messageName = "huitou.gateway.v1.GetHomeRequest"

        package var memberID: Int64
        /// 1 to 100; 0 for 10.
        package var recommendationsMax: UInt32
        /// The next four are passed on to Recommend, which says what they mean; one that is wrong there is
        /// refused here.
        package var organisation: String
        package var channel: String
        package var inStockOnly: Bool
        package var log: Bool

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.recommendationsMax = 0
            self.organisation = ""
            self.channel = ""
            self.inStockOnly = false
            self.log = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            recommendationsMax: UInt32 = 0,
            organisation: String = "",
            channel: String = "",
            inStockOnly: Bool = false,
            log: Bool = false
        ) {
            self.memberID = memberID
            self.recommendationsMax = recommendationsMax
            self.organisation = organisation
            self.channel = channel
            self.inStockOnly = inStockOnly
            self.log = log
        }
    }
}

extension GatewayV1.GetHomeRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Gateway__V1__GetHomeRequest()
        huitou__gateway__v1__get_home_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Gateway__V1__GetHomeRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Gateway__V1__GetHomeRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Gateway__V1__GetHomeRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            recommendationsMax: c.pointee.recommendations_max,
            organisation: CField.string(c.pointee.organisation),
            channel: CField.string(c.pointee.channel),
            inStockOnly: c.pointee.in_stock_only != 0,
            log: c.pointee.log != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Gateway__V1__GetHomeRequest> {
        let c = arena.allocate(Huitou__Gateway__V1__GetHomeRequest.self)
        huitou__gateway__v1__get_home_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.recommendations_max = recommendationsMax
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        c.pointee.in_stock_only = inStockOnly ? 1 : 0
        c.pointee.log = log ? 1 : 0
        return c
    }
}
