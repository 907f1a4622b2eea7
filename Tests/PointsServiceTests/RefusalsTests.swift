import PointsDomain
import PointsService
import RPCCore
import Testing

/// Every refusal has its own reason, and the code that tells a client what to do.
struct RefusalsTests {
    @Test(
        arguments: [
            (.orderDiffers(field: "paid_at"), .alreadyExists, "points.order_differs"),
            (.paidTooFarAhead, .failedPrecondition, "points.paid_too_far_ahead"),
            (.lotsExhausted, .failedPrecondition, "points.lots_exhausted"),
            (.balanceExceeded, .failedPrecondition, "points.balance_exceeded"),
        ] as [(CommitOrderOutcome, RPCError.Code, String)]
    )
    func commit(outcome: CommitOrderOutcome, code: RPCError.Code, reason: String) {
        do throws(RPCError) {
            _ = try outcome.answerOrRefusal()
            Issue.record("answered")
        } catch {
            #expect(error.code == code && error.reason == reason)
        }
    }

    @Test(
        arguments: [
            (.orderNotFound, .notFound, "points.order_not_found"),
            (.reversalDiffers(field: "reason_code"), .alreadyExists, "points.reversal_differs"),
            (.orderAlreadyReversed, .failedPrecondition, "points.order_already_reversed"),
            (.reversedTooFarAhead, .failedPrecondition, "points.reversed_too_far_ahead"),
            (.reversedBeforePaid, .failedPrecondition, "points.reversed_before_paid"),
        ] as [(ReverseOrderOutcome, RPCError.Code, String)]
    )
    func reverse(outcome: ReverseOrderOutcome, code: RPCError.Code, reason: String) {
        do throws(RPCError) {
            _ = try outcome.answerOrRefusal()
            Issue.record("answered")
        } catch {
            #expect(error.code == code && error.reason == reason)
        }
    }
}
