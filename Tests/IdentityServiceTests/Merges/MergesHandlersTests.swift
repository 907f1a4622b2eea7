import Foundation
import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Synchronization
import Testing

/// What callers see of merges and reviews.
struct MergesHandlersTests {
    /// A store that answers what a test tells it to.
    private struct Stub: MergeStore {
        var result: MergeResult = .success(.decided(7))
        var unmerged: UnmergeResult = .failure(.mergeUnknown)
        /// Is told the approval of each request.
        var see: @Sendable (Int64?) -> Void = { _ in }

        func merge(_ request: MergeRequest) async throws -> MergeResult {
            see(request.approvalID)
            return result
        }

        func unmerge(_ request: UnmergeRequest) async throws -> UnmergeResult {
            see(request.approvalID)
            return unmerged
        }

        func decide(_ decision: ReviewDecision) async throws -> MergeResult {
            see(decision.approvalID)
            return result
        }

        func merges(
            of member: MemberID,
            in organisation: OrganisationPath,
            before: Int64?,
            countMax: Int
        ) async throws -> [RecordedMerge] { [] }

        func reviews(
            in organisation: OrganisationPath,
            isDecidedIncluded: Bool,
            after: Int64?,
            countMax: Int
        ) async throws -> [Review] { [] }
    }

    private static let request = IdentityV1.MergeMembersRequest(
        survivorID: 1,
        absorbedID: 2,
        organisation: "acme",
        reason: "one person",
        idempotencyKey: "k"
    )

    private static let context = IdentityHandlersTests.context(
        IdentityV1.MergesMethods.mergeMembers,
        principal: Principal(kind: .staff, id: "e1", roles: [.hqAdmin])
    )

    private func refusal(_ call: () async throws -> some Sendable) async -> RPCError? {
        do {
            _ = try await call()
            return nil
        } catch {
            return error as? RPCError
        }
    }

    @Test func answersSayWhetherTheyAreRepeats() async throws {
        let first = try await MergesHandlers(store: Stub()).mergeMembers(
            Self.request,
            context: Self.context
        )
        #expect(first.mergeID == 7 && !first.replayed)
        let again = try await MergesHandlers(store: Stub(result: .success(.replayed(7))))
            .mergeMembers(Self.request, context: Self.context)
        #expect(again.mergeID == 7 && again.replayed)
        let reused = await refusal {
            try await MergesHandlers(store: Stub(result: .success(.keyReused("reason"))))
                .mergeMembers(Self.request, context: Self.context)
        }
        #expect(reused?.reason == "identity.key_reused")
        #expect(reused?.fieldViolations.map(\.field) == ["reason"])
    }

    @Test func eachRefusalHasItsReasonInTheDocument() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../..").standardized
        let document = try String(
            contentsOf: root.appending(path: "protos/PROTOCOL.md"),
            encoding: .utf8
        )
        let refusals: [MergeRefusal] = [
            .memberUnknown(field: "survivor_id"), .memberMerged(field: "absorbed_id"),
            .otherHeadquarters, .memberClosed, .identitiesExhausted, .mergeUnknown, .mergeUndone,
            .mergeNotLast, .identityNotAssignable(index: 3), .identitiesMissing, .reviewUnknown,
            .reviewDecided, .notApproved(.unknown), .notApproved(.notApproved),
            .notApproved(.expired), .notApproved(.usedBefore),
        ]
        var reasons: Set<String> = []
        for why in refusals {
            let error = await refusal {
                try await MergesHandlers(store: Stub(result: .failure(why))).mergeMembers(
                    Self.request,
                    context: Self.context
                )
            }
            let reason = try #require(error?.reason)
            #expect(document.contains("`\(reason)`"), "\(reason)")
            reasons.insert(reason)
        }
        #expect(reasons.count == refusals.count)
    }

    @Test func approvalsAreAskedForOnlyWhereASecondPersonIsNeeded() async throws {
        let seen = Mutex<[Int64?]>([])
        let stub = Stub(
            unmerged: .success(
                .decided(
                    UnmergeAnswer(
                        survivor: try #require(MemberID(rawValue: 1)),
                        absorbed: try #require(MemberID(rawValue: 2))
                    )
                )
            )
        ) { id in seen.withLock { $0.append(id) } }
        func callAll(_ handlers: MergesHandlers, _ approvalID: Int64) async throws {
            var merge = Self.request
            merge.approvalID = approvalID
            _ = try await handlers.mergeMembers(merge, context: Self.context)
            let act = (organisation: "acme", reason: "one person")
            _ = try await handlers.unmergeMembers(
                .init(
                    mergeID: 1,
                    organisation: act.organisation,
                    reason: act.reason,
                    idempotencyKey: "u",
                    approvalID: approvalID
                ),
                context: Self.context
            )
            for decision in [IdentityV1.DecideReviewRequest.Decision.merge, .keepApart] {
                _ = try await handlers.decideReview(
                    .init(
                        reviewID: 1,
                        decision: decision,
                        organisation: act.organisation,
                        reason: act.reason,
                        idempotencyKey: "d",
                        approvalID: approvalID
                    ),
                    context: Self.context
                )
            }
        }
        try await callAll(MergesHandlers(store: stub), 0)
        #expect(seen.withLock { $0 } == [nil, nil, nil, nil])
        let strict = MergesHandlers(store: stub, needsSecondPerson: true)
        seen.withLock { $0 = [] }
        try await callAll(strict, 0)
        try await callAll(strict, 9)
        #expect(seen.withLock { $0 } == [0, 0, 0, nil, 9, 9, 9, nil])
        let needless = await refusal { try await callAll(MergesHandlers(store: stub), 9) }
        #expect(needless?.fieldViolations.map(\.field) == ["approval_id"])
    }

    @Test func badFieldsAreNamed() async throws {
        let bad: [(String, (inout IdentityV1.MergeMembersRequest) -> Void)] = [
            ("survivor_id", { $0.survivorID = 0 }),
            ("absorbed_id", { $0.absorbedID = -1 }),
            ("absorbed_id", { $0.absorbedID = 1 }),
            ("organisation", { $0.organisation = "ACME" }),
            ("reason", { $0.reason = "" }),
            ("reason", { $0.reason = String(repeating: "x", count: 201) }),
            ("reason", { $0.reason = "a\nb" }),
            ("idempotency_key", { $0.idempotencyKey = "" }),
        ]
        for (field, change) in bad {
            var request = Self.request
            change(&request)
            let error = await refusal { [request] in
                try await MergesHandlers(store: Stub()).mergeMembers(
                    request,
                    context: Self.context
                )
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.fieldViolations.map(\.field) == [field])
        }
        let order = await refusal {
            try await MergesHandlers(store: Stub()).unmergeMembers(
                .init(
                    mergeID: 1,
                    organisation: "acme",
                    reason: "two",
                    idempotencyKey: "k",
                    orders: [.init(channel: "pos", orderID: "1"), .init(channel: "pos")]
                ),
                context: Self.context
            )
        }
        #expect(order?.fieldViolations.map(\.field) == ["orders[1].order_id"])
        let cursor = await refusal {
            try await MergesHandlers(store: Stub()).listReviews(
                .init(organisation: "acme", cursor: "x"),
                context: Self.context
            )
        }
        #expect(cursor?.fieldViolations.map(\.field) == ["cursor"])
    }
}
