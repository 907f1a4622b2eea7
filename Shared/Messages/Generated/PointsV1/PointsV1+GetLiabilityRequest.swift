// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.GetLiabilityRequest`.
    package struct GetLiabilityRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.GetLiabilityRequest"

        /// One of the program's currencies.
        package var currency: String
        /// Days in the program's time zone, 2026-01-31: at most 400, first_day not after last_day.
        package var firstDay: String
        package var lastDay: String

        /// The message with every field at its default.
        package init() {
            self.currency = ""
            self.firstDay = ""
            self.lastDay = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            currency: String = "",
            firstDay: String = "",
            lastDay: String = ""
        ) {
            self.currency = currency
            self.firstDay = firstDay
            self.lastDay = lastDay
        }
    }
}

extension PointsV1.GetLiabilityRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetLiabilityRequest()
        huitou__points__v1__get_liability_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetLiabilityRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetLiabilityRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetLiabilityRequest>) {
        self.init(
            currency: CField.string(c.pointee.currency),
            firstDay: CField.string(c.pointee.first_day),
            lastDay: CField.string(c.pointee.last_day)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetLiabilityRequest> {
        let c = arena.allocate(Huitou__Points__V1__GetLiabilityRequest.self)
        huitou__points__v1__get_liability_request__init(c)
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        if !firstDay.isEmpty { c.pointee.first_day = arena.string(firstDay) }
        if !lastDay.isEmpty { c.pointee.last_day = arena.string(lastDay) }
        return c
    }
}
