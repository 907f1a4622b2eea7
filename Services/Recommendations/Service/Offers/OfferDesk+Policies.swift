import Primitives
import RecommendationsDomain
import RecommendationsPrediction

import Synchronization

extension OfferDesk {
    /// What proposals left that the lot has let be made, or not.
    struct ProposalLog: Sendable {
        var proposals: [OfferPolicies.Proposal] = []
        var made = 0
        var heldOut = 0
        /// How many makings were looked at.
        var lookedAt = 0
        var isTruncated: Bool { lookedAt >= OfferDesk.makingsMax }

        mutating func take(_ making: OfferMaking, _ offer: Offer, paidFen: Int64) {
            guard making.features.count == OfferHistory.width,
                making.propensity > 0, making.propensity < 1
            else { return }
            let isMade = making.state != .heldOut
            if isMade { made += 1 } else { heldOut += 1 }
            let benefit = making.state == .used ? making.benefitFen : 0
            // The margin is that of turnover before the benefit.
            let turnover = paidFen + (offer.kind.isTakenOff ? benefit : 0)
            proposals.append(
                OfferPolicies.Proposal(
                    member: making.member.rawValue,
                    row: making.features,
                    isMade: isMade,
                    propensity: making.propensity,
                    netFen: Double(turnover) * Double(offer.margin) / 10_000 - Double(benefit)
                        - (isMade ? Double(offer.contactFen) : 0),
                    isWorth: making.expectedFen > 0
                )
            )
        }
    }

    /// Reads the proposals of a unit's offers whose days are over; members who are not to be judged
    /// by what they did are left out.
    ///
    /// - Parameters:
    ///   - organisation: Only offers of that unit and below it.
    ///   - offerID: Only that one; empty for all.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The newest of them, at most `makingsMax` of all units.
    func proposals(of organisation: OrganisationPath, offerID: String) async throws -> ProposalLog {
        let offers = try await shelved().offers.filter { id, offer in
            organisation.contains(offer.organisation) && (offerID.isEmpty || id == offerID)
        }
        let products = catalogue()
        let moment = now()
        let left = try await learning.unpersonalised()
        let log = Mutex(ProposalLog())
        try await store.forEachMaking(countMax: Self.makingsMax) { making, orders in
            log.withLock { $0.lookedAt += 1 }
            guard let offer = offers[making.offerID], making.validUntil < moment,
                !left.contains(making.member)
            else { return }
            let paid = orders.reduce(Int64(0)) { sum, order in
                order.lines.reduce(sum) { sum, line in
                    let isInScope =
                        offer.scope.isEverything
                        || products[line.product].map { offer.scope.contains($0) } ?? false
                    return isInScope ? sum + line.paidFen : sum
                }
            }
            log.withLock { $0.take(making, offer, paidFen: paid) }
        }
        return log.withLock { $0 }
    }
}

extension Offer.Kind {
    /// Whether the benefit is taken off what is paid.
    fileprivate var isTakenOff: Bool {
        switch self {
        case .amount, .percent, .threshold: true
        case .gift, .pointsReward: false
        }
    }
}
