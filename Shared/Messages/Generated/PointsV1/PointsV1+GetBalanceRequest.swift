// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.GetBalanceRequest`.
    package struct GetBalanceRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.GetBalanceRequest"

        package var memberID: Int64
        /// One of the program's currencies; empty for all of them.
        package var currency: String
        /// As it was at this instant: everything booked by then, nothing later. Not ahead of the ledger's
        /// clock, from 1990 on; 0 for now.
        package var asOf: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.currency = ""
            self.asOf = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            currency: String = "",
            asOf: Int64 = 0
        ) {
            self.memberID = memberID
            self.currency = currency
            self.asOf = asOf
        }
    }
}

extension PointsV1.GetBalanceRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetBalanceRequest()
        huitou__points__v1__get_balance_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetBalanceRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetBalanceRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetBalanceRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            currency: CField.string(c.pointee.currency),
            asOf: c.pointee.as_of
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetBalanceRequest> {
        let c = arena.allocate(Huitou__Points__V1__GetBalanceRequest.self)
        huitou__points__v1__get_balance_request__init(c)
        c.pointee.member_id = memberID
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        c.pointee.as_of = asOf
        return c
    }
}
