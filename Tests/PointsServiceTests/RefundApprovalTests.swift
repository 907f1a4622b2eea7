import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore
import Synchronization
import Testing

/// Much is taken back only with a second person.
@Suite struct RefundApprovalTests {
    private let used = Used()
    private let handlers: PointsHandlers

    /// Approvals as identity keeps them: each is about one thing, and is used by one command.
    private final class Used: Sendable {
        let approvals = Mutex<[Int64: (about: String, by: String?)]>([:])

        func use(_ approval: RefundApproval) throws {
            try approvals.withLock { approvals in
                let about = "\(approval.member) \(approval.reference)"
                guard let known = approvals[approval.approvalID], known.about == about else {
                    throw RPCError(.notFound, reason: "identity.approval_unknown", message: "")
                }
                guard known.by == nil || known.by == approval.key else {
                    throw RPCError(
                        .failedPrecondition,
                        reason: "identity.approval_used",
                        message: ""
                    )
                }
                approvals[approval.approvalID]?.by = approval.key
            }
        }
    }

    init() {
        let store = MemoryStore()
        let used = used
        handlers = PointsHandlers(
            store: store,
            program: store.program,
            now: { [store] in store.now },
            refunds: RefundApprovals(above: 10_000) { approval in try used.use(approval) },
            storeFailed: { _ in }
        )
    }

    private func commit(_ orderID: String, fen: Int64) async throws {
        _ = try await handlers.commitOrder(
            .init(
                channel: "pos",
                orderID: orderID,
                memberID: 5,
                organisation: "acme/north/s1",
                paidAt: 1_769_990_000_000_000,
                lines: [.init(sku: "tv", quantity: 1, paidFen: fen)]
            ),
            context: context()
        )
    }

    private func reverse(
        _ orderID: String,
        _ approvalID: Int64,
        key: String = "k",
        as kind: Principal.Kind = .till
    ) async throws -> PointsV1.ReverseOrderResponse {
        try await handlers.reverseOrder(
            .init(
                channel: "pos",
                orderID: orderID,
                organisation: "acme/north/s1",
                idempotencyKey: key,
                reasonCode: "returned",
                approvalID: approvalID
            ),
            context: context(kind, id: "17", scope: "acme")
        )
    }

    @Test func ordersAboveTheLimitNeedOne() async throws {
        try await commit("small", fen: 10_000)
        try await commit("large", fen: 10_001)
        try await commit("other", fen: 20_000)
        used.approvals.withLock { $0[7] = ("5 order pos/large", nil) }
        #expect(try await !reverse("small", 0).replayed)
        await expectRefusal("points.approval_required", "approval_id") {
            try await reverse("large", 0)
        }
        await expectRefusal("identity.approval_unknown") { try await reverse("other", 7) }
        await expectRefusal("identity.approval_unknown") { try await reverse("large", 8) }
        #expect(try await !reverse("large", 7).replayed)
        // A repeat is answered, also without the approval; another reversal is refused as ever.
        #expect(try await reverse("large", 7).replayed)
        #expect(try await reverse("large", 0).replayed)
        await expectRefusal("points.order_already_reversed") {
            try await reverse("large", 0, key: "again")
        }
        await expectRefusal("points.order_not_found") { try await reverse("none", 0) }
    }

    @Test func servicesTakeBackWithoutOne() async throws {
        try await commit("large", fen: 10_001)
        #expect(try await !reverse("large", 0, as: .service).replayed)
    }

    @Test func entriesNeedOneAsAWhole() async throws {
        func earn(_ amount: Int64) async throws -> Int64 {
            let booked = try await handlers.earn(
                KeyedMethod.earn(amount, key: "earn-\(amount)"),
                context: context()
            )
            return try #require(booked.entries.first).entryID
        }
        func reverse(
            _ entryID: Int64,
            _ amount: Int64,
            _ approvalID: Int64,
            key: String
        ) async throws -> PointsV1.BookedResponse {
            try await handlers.reverse(
                .init(
                    memberID: 5,
                    organisation: KeyedMethod.store,
                    reasonCode: "corrected",
                    idempotencyKey: key,
                    entryID: entryID,
                    amount: amount,
                    approvalID: approvalID
                ),
                context: context(.till, id: "17", scope: "acme")
            )
        }
        let (small, large) = (try await earn(10_000), try await earn(10_001))
        used.approvals.withLock { $0[9] = ("5 entry \(large)", nil) }
        #expect(try await !reverse(small, 0, 0, key: "a").replayed)
        // Not bit by bit either.
        await expectRefusal("points.approval_required", "approval_id") {
            try await reverse(large, 1, 0, key: "b")
        }
        #expect(try await !reverse(large, 1, 9, key: "b").replayed)
        #expect(try await reverse(large, 1, 9, key: "b").replayed)
        // One approval is good for one command.
        await expectRefusal("identity.approval_used") { try await reverse(large, 1, 9, key: "c") }
    }
}
