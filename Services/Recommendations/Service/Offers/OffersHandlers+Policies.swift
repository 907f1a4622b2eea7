package import Messages
import Primitives
package import RPCCore
import RecommendationsDomain
import RecommendationsPrediction

extension OffersHandlers {
    /// Judges other ways of making offers by the log of the one that ran.
    package func evaluateOffers(
        _ request: RecommendationsV1.EvaluateOffersRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.EvaluateOffersResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        if !request.offerID.isEmpty {
            try OfferFields.name(request.offerID, "offer_id")
            let offer = try await OfferFields.reporting {
                try await desk.shelved().offers[request.offerID]
            }
            guard let offer, organisation.contains(offer.organisation) else {
                throw RPCError(
                    .notFound,
                    reason: "recommendations.offer_not_found",
                    message: "no such offer was published for \(organisation) or below it"
                )
            }
        }
        let log = try await OfferFields.reporting {
            try await desk.proposals(of: organisation, offerID: request.offerID)
        }
        var response = RecommendationsV1.EvaluateOffersResponse(
            made: UInt64(log.made),
            heldOut: UInt64(log.heldOut),
            truncated: log.isTruncated
        )
        if log.proposals.isEmpty { return response }
        let policies = OfferPolicies(log.proposals)
        response.policies = OfferPolicies.Policy.allCases.map { policy in
            RecommendationsV1.OfferPolicy(policies.result(of: policy))
        }
        return response
    }
}

extension RecommendationsV1.OfferPolicy {
    fileprivate init(_ result: OfferPolicies.Result) {
        self.init(
            policy: result.policy.message,
            madeShare: result.madeShare,
            inversePropensity: Value(result.inversePropensity),
            selfNormalised: Value(result.selfNormalised),
            doublyRobust: Value(result.doublyRobust),
            gain: Value(result.gain),
            effectiveProposals: result.effectiveCount
        )
    }
}

extension RecommendationsV1.OfferPolicy.Value {
    fileprivate init(_ mean: OffPolicyEstimate.Mean) {
        self.init(fen: mean.value, deviation: mean.deviation)
    }
}

extension OfferPolicies.Policy {
    fileprivate var message: RecommendationsV1.OfferPolicy.Policy {
        switch self {
        case .nobody: .nobody
        case .everybody: .everybody
        case .worthItsCost: .worthItsCost
        case .learned: .learned
        }
    }
}
