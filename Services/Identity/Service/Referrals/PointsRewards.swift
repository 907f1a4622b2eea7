package import IdentityDomain
package import Messages
import Primitives
import RPCCore

/// Rewards as points books them.
package struct PointsRewards: RewardLedger {
    private let points: PointsV1.PointsClient

    /// Why a reward can be booked later, once somebody has put something right: whatever else
    /// points refuses, it refuses for good.
    private static let passing: Set<String> = [
        "points.currency_unknown", "points.reason_unknown", "points.earn_exceeded",
        "points.terms_out_of_range", "points.too_far_ahead",
    ]

    /// Books through a client.
    package init(points: PointsV1.PointsClient) {
        self.points = points
    }

    package func stands(_ order: OrderReference) async throws -> Bool {
        do throws(RPCError) {
            let answer = try await points.getOrder(
                PointsV1.GetOrderRequest(channel: order.channel, orderID: order.orderID)
            )
            return answer.order?.state == .paid
        } catch {
            if error.reason == "points.order_not_found" { return false }
            throw error
        }
    }

    package func book(
        _ reward: Referral.Reward,
        of referral: Referral
    ) async throws -> LedgerAnswer {
        guard let terms = referral.terms else {
            preconditionFailure("referral \(referral.id) has a reward and no terms")
        }
        do throws(RPCError) {
            let answer = try await points.earn(
                PointsV1.EarnRequest(
                    memberID: referral.member(reward.receiver).rawValue,
                    organisation: terms.organisation.rawValue,
                    reasonCode: "bonus",
                    idempotencyKey: referral.key(of: reward.receiver),
                    currency: terms.currency,
                    amount: reward.amount,
                    ruleVersion: terms.ruleVersion
                )
            )
            return .booked(entryID: try Self.entryID(answer))
        } catch {
            guard error.code == .failedPrecondition, !error.reason.isEmpty,
                !Self.passing.contains(error.reason)
            else { throw error }
            return .refused(error.reason)
        }
    }

    package func takeBack(
        _ reward: Referral.Reward,
        of referral: Referral
    ) async throws -> LedgerAnswer {
        guard let terms = referral.terms, case .booked(let entryID) = reward.booking else {
            preconditionFailure("referral \(referral.id) has nothing to take back")
        }
        do throws(RPCError) {
            let answer = try await points.reverse(
                PointsV1.ReverseRequest(
                    memberID: referral.member(reward.receiver).rawValue,
                    organisation: terms.organisation.rawValue,
                    reasonCode: "returned",
                    idempotencyKey: referral.key(of: reward.receiver) + "-undo",
                    entryID: entryID
                )
            )
            return .booked(entryID: try Self.entryID(answer))
        } catch {
            // Somebody has taken all of it back already.
            if error.reason == "points.entry_reversed" { return .booked(entryID: entryID) }
            guard error.code == .failedPrecondition, !error.reason.isEmpty else { throw error }
            return .refused(error.reason)
        }
    }

    private static func entryID(_ answer: PointsV1.BookedResponse) throws(RPCError) -> Int64 {
        guard let entry = answer.entries.first else {
            throw RPCError(
                .internalError,
                reason: "rpc.undecodable_response",
                message: "points has booked a reward and says nothing of it"
            )
        }
        return entry.entryID
    }
}
