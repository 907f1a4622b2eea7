import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Merges that need a second person, on a real database.
@Suite(.timeLimit(.minutes(2)))
struct ApprovedMergeTests {
    @Test func aMergeAndItsUndoingEachUseOneApproval() async throws {
        try await TestStore.with { store in
            let (one, two) = (try await store.person(1), try await store.person(2))
            #expect(try await store.merge(.sample(two, into: one, 0)) == Self.refused(.unknown))
            let merging = ApprovalSubject(merging: two, into: one)
            let id = try await store.asked(for: merging, key: "ask")
            #expect(
                try await store.merge(.sample(two, into: one, id)) == Self.refused(.notApproved)
            )
            guard case .refused(.selfDecided) = try await store.decision(on: id, by: "anna") else {
                Issue.record("somebody has decided about what it has asked for")
                return
            }
            #expect(
                try await store.merge(.sample(two, into: one, id)) == Self.refused(.notApproved)
            )
            #expect(try await store.isAllowed(id))
            // The other way round is another merge, and undoing is not merging.
            #expect(try await store.merge(.sample(one, into: two, id)) == Self.refused(.unknown))
            let merged = try await store.merge(.sample(two, into: one, id))
            #expect(merged == .success(.decided(1)))
            #expect(try await store.merge(.sample(two, into: one, id)) == .success(.replayed(1)))
            #expect(try await store.unmerge(.sample(1, id)) == Self.refused(.unknown))
            #expect(try await store.member(two)?.memberID == one)

            let merge = MemberMerge(
                mergeID: 1,
                survivor: one,
                absorbed: two,
                organisation: try House.path("acme"),
                mergedAt: TestStore.start
            )
            let undoing = ApprovalSubject(undoing: merge)
            let back = try await store.asked(for: undoing, key: "ask-back")
            #expect(try await store.isAllowed(back))
            let undone = try await store.unmerge(.sample(1, back))
            #expect(try undone.decided() == UnmergeAnswer(survivor: one, absorbed: two))
            // Used up: the same two need another approval.
            #expect(
                try await store.merge(.sample(two, into: one, id, key: "again"))
                    == Self.refused(.usedBefore)
            )
            #expect(try await store.member(two)?.memberID == two)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func anApprovalOfSomethingElseIsNone() async throws {
        try await TestStore.with { store in
            let (one, two) = (try await store.person(1), try await store.person(2))
            for subject in [
                ApprovalSubject(erasing: one),
                try #require(
                    ApprovalSubject(act: .refund, memberID: one, reference: "merge \(two)")
                ),
                ApprovalSubject(merging: one, into: two),
            ] {
                let id = try await store.asked(for: subject, key: "ask-\(subject.hashValue)")
                #expect(try await store.isAllowed(id))
                #expect(
                    try await store.merge(.sample(two, into: one, id)) == Self.refused(.unknown)
                )
                // What was refused has used nothing up.
                let use = UseApproval(
                    key: try House.key("use-\(id)"),
                    approvalID: id,
                    subject: subject
                )
                guard case .answered = try await store.use(use) else {
                    Issue.record("the approval of \(subject.act) is gone")
                    continue
                }
            }
        }
    }

    @Test func aMergeThatIsRefusedLeavesItsApproval() async throws {
        try await TestStore.with { store in
            let (one, two) = (try await store.person(1), try await store.person(2))
            let id = try await store.asked(
                for: ApprovalSubject(merging: two, into: one),
                key: "ask"
            )
            #expect(try await store.isAllowed(id))
            let outside = try await store.merge(
                .sample(two, into: one, id, key: "outside", organisation: "acme/south")
            )
            #expect(outside == .failure(.memberUnknown(field: "survivor_id")))
            #expect(try await store.merge(.sample(two, into: one, id)).isMerge)
        }
    }

    /// A service may still name the member by the id under which something was booked.
    @Test func anApprovalIsUsedByAnIDThatLeadsToItsMember() async throws {
        try await TestStore.with { store in
            let (one, two) = (try await store.person(1), try await store.person(2))
            _ = try await store.join(two, into: one, key: "m").decided()
            func refund(_ member: MemberID) throws -> ApprovalSubject {
                try #require(
                    ApprovalSubject(act: .refund, memberID: member, reference: "order pos/A-1")
                )
            }
            let id = try await store.asked(for: refund(one), key: "ask")
            #expect(try await store.isAllowed(id))
            let use = UseApproval(
                key: try House.key("use", "service:points"),
                approvalID: id,
                subject: try refund(two)
            )
            for isReplay in [false, true] {
                guard case .answered(_, isReplay) = try await store.use(use) else {
                    Issue.record("the approval was not used")
                    return
                }
            }
        }
    }

    @Test func aPairIsDecidedByAnApprovalOfItsMerge() async throws {
        try await TestStore.with { store in
            let (one, two) = (try await store.person(1), try await store.person(2))
            let pair = try #require(DoubtfulPair(one, two))
            let north = try House.path("acme/north")
            _ = try await store.change { tx in
                try tx.queueReview(of: pair, cause: .samePersonData, organisation: north)
            }
            let review = try #require(
                try await store.reviews(
                    in: north,
                    isDecidedIncluded: false,
                    after: nil,
                    countMax: 2
                ).first
            )
            func decision(_ approvalID: Int64?) throws -> ReviewDecision {
                try ReviewDecision(
                    reviewID: review.reviewID,
                    isMerge: true,
                    survivor: one.rawValue,
                    act: .sample("decide", approvalID: approvalID)
                )
            }
            #expect(try await store.decide(decision(0)) == Self.refused(.unknown))
            let id = try await store.asked(
                for: ApprovalSubject(merging: two, into: one),
                key: "ask"
            )
            #expect(try await store.isAllowed(id))
            #expect(try await store.decide(decision(id)).isMerge)
        }
    }

    private static func refused<Answer>(
        _ outcome: UseApproval.Outcome
    ) -> Result<Answer, MergeRefusal> {
        .failure(.notApproved(outcome))
    }
}

extension SQLMemberStore {
    /// Asks for an act in the name of Anna, and tells the approval's number.
    fileprivate func asked(for subject: ApprovalSubject, key: String) async throws -> Int64 {
        let request = RequestApproval(
            key: try House.key(key, "staff:anna"),
            subject: subject,
            organisation: try House.path("acme/north"),
            reason: try #require(ReasonText("one person with two cards"))
        )
        guard case .answered(let approval, _) = try await self.request(request) else {
            throw FieldRefusal(field: "idempotency_key", "reused")
        }
        return approval.approvalID
    }

    /// Allows an act; what becomes of that.
    fileprivate func decision(
        on approvalID: Int64,
        by id: String
    ) async throws -> DecidedOutcome<DecideApproval.Outcome, Approval> {
        try await decide(
            DecideApproval(
                key: try House.key("decide-\(approvalID)", "staff:\(id)"),
                actor: .staff(id, in: try House.path("acme"), roles: [.hqAdmin]),
                approvalID: approvalID,
                isApproved: true,
                reason: try #require(ReasonText("seen"))
            )
        )
    }

    /// Allows an act in the name of Ben.
    fileprivate func isAllowed(_ approvalID: Int64) async throws -> Bool {
        if case .answered = try await decision(on: approvalID, by: "ben") { true } else { false }
    }
}

extension MergeRequest {
    fileprivate static func sample(
        _ absorbed: MemberID,
        into survivor: MemberID,
        _ approvalID: Int64?,
        key: String = "m",
        organisation: String = "acme"
    ) throws -> MergeRequest {
        try MergeRequest(
            survivor: survivor.rawValue,
            absorbed: absorbed.rawValue,
            act: .sample(key, organisation: organisation, approvalID: approvalID)
        )
    }
}

extension UnmergeRequest {
    fileprivate static func sample(_ mergeID: Int64, _ approvalID: Int64?) throws -> Self {
        try UnmergeRequest(
            mergeID: mergeID,
            names: UnmergeRequest.Names(),
            act: .sample("u", approvalID: approvalID)
        )
    }
}
