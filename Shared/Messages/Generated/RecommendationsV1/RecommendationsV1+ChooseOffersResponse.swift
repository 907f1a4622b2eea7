// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ChooseOffersResponse`.
    package struct ChooseOffersResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ChooseOffersResponse"

        package var offers: [RecommendationsV1.ChosenOffer]
        /// The member is of the share that gets no offers for now, so that it can be seen what they change.
        /// Told to staff, services and operators only.
        package var heldOut: Bool
        /// Nothing was chosen by what the member did.
        package var unpersonalised: Bool

        /// The message with every field at its default.
        package init() {
            self.offers = []
            self.heldOut = false
            self.unpersonalised = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            offers: [RecommendationsV1.ChosenOffer] = [],
            heldOut: Bool = false,
            unpersonalised: Bool = false
        ) {
            self.offers = offers
            self.heldOut = heldOut
            self.unpersonalised = unpersonalised
        }
    }
}

extension RecommendationsV1.ChooseOffersResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ChooseOffersResponse()
        huitou__recommendations__v1__choose_offers_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ChooseOffersResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ChooseOffersResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ChooseOffersResponse>) {
        self.init(
            offers: CField.pointees(c.pointee.n_offers, c.pointee.offers) { RecommendationsV1.ChosenOffer($0) },
            heldOut: c.pointee.held_out != 0,
            unpersonalised: c.pointee.unpersonalised != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ChooseOffersResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ChooseOffersResponse.self)
        huitou__recommendations__v1__choose_offers_response__init(c)
        (c.pointee.n_offers, c.pointee.offers) = arena.array(offers) {
            $0.makeC(arena)
        }
        c.pointee.held_out = heldOut ? 1 : 0
        c.pointee.unpersonalised = unpersonalised ? 1 : 0
        return c
    }
}
