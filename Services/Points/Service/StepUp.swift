import Messages
import PointsDomain
package import Primitives
import RPCCore

/// Says whether a proof shows that a member was there a moment ago, for a caller: `till:17`.
package typealias StepUpCheck =
    @Sendable (_ proof: String, _ member: MemberID, _ caller: String) -> Bool

/// A request that takes something from a member.
protocol SpendingRequest {
    var memberID: Int64 { get }
    var currency: String { get }
    var amount: Int64 { get }
    var stepUpProof: String { get }
}

extension PointsV1.BurnRequest: SpendingRequest {}
extension PointsV1.PlaceHoldRequest: SpendingRequest {}
extension PointsV1.TransferRequest: SpendingRequest {}

extension PointsHandlers {
    /// Refuses to take much without a proof, where the program asks for one.
    ///
    /// What is wrong with the request otherwise is left to the ledger.
    func requireStepUp(_ request: some SpendingRequest, _ context: CallContext) throws(RPCError) {
        guard let currency = Currency(request.currency),
            let limit = program.rules(currency)?.stepUpAbove,
            request.amount > limit.rawValue
        else { return }
        guard let principal = context.principal, let member = MemberID(rawValue: request.memberID),
            !request.stepUpProof.isEmpty,
            stepUp(request.stepUpProof, member, "\(principal.kind.rawValue):\(principal.id)")
        else {
            throw RPCError(
                .failedPrecondition,
                reason: "points.step_up_required",
                message: "above \(limit.rawValue) \(currency.code) the member must just have shown "
                    + "that it is there: step_up_proof"
            )
        }
    }
}
