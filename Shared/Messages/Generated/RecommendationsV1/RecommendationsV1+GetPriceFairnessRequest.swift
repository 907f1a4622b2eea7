// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetPriceFairnessRequest`.
    package struct GetPriceFairnessRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetPriceFairnessRequest"

        package var organisation: String
        /// Days in the program's zone, 2026-01-31; at most 366, both included.
        package var firstDay: String
        package var lastDay: String
        /// How many findings, 1 to 200; 0 for 20.
        package var findingsMax: UInt32

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.firstDay = ""
            self.lastDay = ""
            self.findingsMax = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            firstDay: String = "",
            lastDay: String = "",
            findingsMax: UInt32 = 0
        ) {
            self.organisation = organisation
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.findingsMax = findingsMax
        }
    }
}

extension RecommendationsV1.GetPriceFairnessRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetPriceFairnessRequest()
        huitou__recommendations__v1__get_price_fairness_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPriceFairnessRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPriceFairnessRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetPriceFairnessRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            firstDay: CField.string(c.pointee.first_day),
            lastDay: CField.string(c.pointee.last_day),
            findingsMax: c.pointee.findings_max
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetPriceFairnessRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetPriceFairnessRequest.self)
        huitou__recommendations__v1__get_price_fairness_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !firstDay.isEmpty { c.pointee.first_day = arena.string(firstDay) }
        if !lastDay.isEmpty { c.pointee.last_day = arena.string(lastDay) }
        c.pointee.findings_max = findingsMax
        return c
    }
}
