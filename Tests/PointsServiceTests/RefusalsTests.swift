import Foundation
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

    @Test func everyRefusalHasItsReasonAndRemedy() {
        let errors = Refusal.allCases.map(\.rpcError)
        #expect(Set(errors.map(\.reason)).count == Refusal.allCases.count)
        #expect(Set(errors.map(\.message)).count == Refusal.allCases.count)
        for (refusal, error) in zip(Refusal.allCases, errors) {
            // points.insufficient_balance for insufficientBalance.
            let words = "\(refusal)".map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }
            #expect(error.reason == "points." + words.joined())
            #expect(error.message.count > 20 && error.fieldViolations.count <= 1)
            let isElsewhere = [.notFound, .permissionDenied].contains(error.code)
            #expect(isElsewhere || error.code == .failedPrecondition)
        }
    }

    @Test func everyRefusalIsInTheDocument() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "protos/PROTOCOL.md"))
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        for refusal in Refusal.allCases {
            let error = refusal.rpcError
            let number =
                switch error.code {
                case .notFound: "| 5 "
                case .permissionDenied: "| 7 "
                default: "| 9 "
                }
            let isThere = lines.contains {
                $0.hasPrefix(number) && $0.contains("`\(error.reason)`")
            }
            #expect(isThere, "\(error.reason)")
        }
    }

    @Test(
        arguments: [
            ("amount", ["amount"]), ("method", []), ("request", []),
        ] as [(String, [String])]
    )
    func reusedKey(field: String, fields: [String]) {
        do throws(RPCError) {
            _ = try CommandOutcome.keyReused(field: field).answerOrRefusal()
            Issue.record("answered")
        } catch {
            #expect(error.code == .alreadyExists && error.reason == "points.key_reused")
            #expect(error.fieldViolations.map(\.field) == fields)
        }
    }
}
