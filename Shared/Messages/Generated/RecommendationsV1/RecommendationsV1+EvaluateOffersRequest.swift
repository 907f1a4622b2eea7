// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.EvaluateOffersRequest`.
    package struct EvaluateOffersRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.EvaluateOffersRequest"

        package var organisation: String
        /// One offer of the unit or below it; empty for all of them.
        package var offerID: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.offerID = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            offerID: String = ""
        ) {
            self.organisation = organisation
            self.offerID = offerID
        }
    }
}

extension RecommendationsV1.EvaluateOffersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__EvaluateOffersRequest()
        huitou__recommendations__v1__evaluate_offers_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluateOffersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluateOffersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__EvaluateOffersRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            offerID: CField.string(c.pointee.offer_id)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__EvaluateOffersRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__EvaluateOffersRequest.self)
        huitou__recommendations__v1__evaluate_offers_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !offerID.isEmpty { c.pointee.offer_id = arena.string(offerID) }
        return c
    }
}
