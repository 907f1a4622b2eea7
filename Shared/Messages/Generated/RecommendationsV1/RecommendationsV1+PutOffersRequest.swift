// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutOffersRequest`.
    package struct PutOffersRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutOffersRequest"

        /// The unit for which they are published.
        package var organisation: String
        /// 1 to 200, in the order in which they are published; organisation empty or below the request's.
        package var offers: [RecommendationsV1.Offer]

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.offers = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            offers: [RecommendationsV1.Offer] = []
        ) {
            self.organisation = organisation
            self.offers = offers
        }
    }
}

extension RecommendationsV1.PutOffersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutOffersRequest()
        huitou__recommendations__v1__put_offers_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutOffersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutOffersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutOffersRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            offers: CField.pointees(c.pointee.n_offers, c.pointee.offers) { RecommendationsV1.Offer($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutOffersRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutOffersRequest.self)
        huitou__recommendations__v1__put_offers_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        (c.pointee.n_offers, c.pointee.offers) = arena.array(offers) {
            $0.makeC(arena)
        }
        return c
    }
}
