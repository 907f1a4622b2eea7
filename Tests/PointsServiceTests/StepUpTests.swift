import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore
import Synchronization
import Testing

/// Much is spent only by a member that has just shown that it is there.
@Suite struct StepUpTests {
    private let asked = Asked()
    private let handlers: PointsHandlers

    /// What was asked of the check.
    private final class Asked: Sendable {
        let proofs = Mutex<[String]>([])
    }

    init() {
        var rules = CurrencyRules(currency: .points)
        rules.stepUpAbove = Amount(1_000)
        let program = Program(zone: .utc, currencies: [rules])
        let store = MemoryStore(program: program)
        let asked = asked
        handlers = PointsHandlers(
            store: store,
            program: program,
            now: { [store] in store.now },
            stepUp: { proof, member, caller in
                asked.proofs.withLock { $0.append("\(proof) \(member) \(caller)") }
                return proof == "good" && caller == "till:17"
            },
            storeFailed: { _ in }
        )
    }

    private func burn(
        _ amount: Int64,
        proof: String = "",
        key: String
    ) async throws
        -> PointsV1.BookedResponse
    {
        try await handlers.burn(
            .init(
                memberID: 42,
                organisation: "acme/north",
                reasonCode: "redemption",
                idempotencyKey: key,
                currency: "points",
                amount: amount,
                stepUpProof: proof
            ),
            context: context(.till, id: "17", scope: "acme")
        )
    }

    @Test func aboveTheLimitAProofIsNeeded() async throws {
        _ = try await handlers.earn(
            .init(
                memberID: 42,
                organisation: "acme/north",
                reasonCode: "promotion",
                idempotencyKey: "earn",
                currency: "points",
                amount: 10_000
            ),
            context: context()
        )
        #expect(try await burn(1_000, key: "b1").entries.count == 1)
        #expect(asked.proofs.withLock { $0.isEmpty }, "below the limit nothing is checked")
        await expectRefusal("points.step_up_required") { try await burn(1_001, key: "b2") }
        await expectRefusal("points.step_up_required") {
            try await burn(1_001, proof: "bad", key: "b2")
        }
        // The key was left free, and the proof is that of this member and this caller.
        #expect(try await burn(1_001, proof: "good", key: "b2").entries.count == 1)
        #expect(asked.proofs.withLock { $0.last } == "good 42 till:17")
        // The proof does not belong to what a repeat is recognised by.
        #expect(try await burn(1_001, proof: "good", key: "b2").replayed)
    }

    @Test func holdsAndTransfersNeedItToo() async throws {
        await expectRefusal("points.step_up_required") {
            try await handlers.placeHold(
                .init(
                    memberID: 42,
                    organisation: "acme/north",
                    reasonCode: "payment",
                    holdID: "h1",
                    currency: "points",
                    amount: 1_001,
                    deadline: 0
                ),
                context: context(.till, id: "17", scope: "acme")
            )
        }
        await expectRefusal("points.step_up_required") {
            try await handlers.transfer(
                .init(
                    memberID: 42,
                    organisation: "acme/north",
                    reasonCode: "gift",
                    idempotencyKey: "t1",
                    currency: "points",
                    amount: 1_001,
                    receiverID: 43,
                    stepUpProof: "bad"
                ),
                context: context(.till, id: "17", scope: "acme")
            )
        }
    }
}
