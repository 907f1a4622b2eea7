// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// Each proposal is an offer that was found eligible for a member, whose days are over, and that the
    /// lot has let the member have or not.
    package struct EvaluateOffersResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.EvaluateOffersResponse"

        package var made: UInt64
        package var heldOut: UInt64
        /// Only the newest proposals were looked at: there are more.
        package var truncated: Bool
        package var policies: [RecommendationsV1.OfferPolicy]

        /// The message with every field at its default.
        package init() {
            self.made = 0
            self.heldOut = 0
            self.truncated = false
            self.policies = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            made: UInt64 = 0,
            heldOut: UInt64 = 0,
            truncated: Bool = false,
            policies: [RecommendationsV1.OfferPolicy] = []
        ) {
            self.made = made
            self.heldOut = heldOut
            self.truncated = truncated
            self.policies = policies
        }
    }
}

extension RecommendationsV1.EvaluateOffersResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__EvaluateOffersResponse()
        huitou__recommendations__v1__evaluate_offers_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluateOffersResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluateOffersResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__EvaluateOffersResponse>) {
        self.init(
            made: c.pointee.made,
            heldOut: c.pointee.held_out,
            truncated: c.pointee.truncated != 0,
            policies: CField.pointees(c.pointee.n_policies, c.pointee.policies) { RecommendationsV1.OfferPolicy($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__EvaluateOffersResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__EvaluateOffersResponse.self)
        huitou__recommendations__v1__evaluate_offers_response__init(c)
        c.pointee.made = made
        c.pointee.held_out = heldOut
        c.pointee.truncated = truncated ? 1 : 0
        (c.pointee.n_policies, c.pointee.policies) = arena.array(policies) {
            $0.makeC(arena)
        }
        return c
    }
}
