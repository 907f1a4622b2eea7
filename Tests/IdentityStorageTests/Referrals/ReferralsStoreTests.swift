import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

struct ReferralsStoreTests {
    static let start = TestStore.start

    static func code(
        _ member: MemberID,
        _ store: SQLMemberStore,
        _ program: ReferralProgram,
        device: String? = nil
    ) async throws -> InviteCode {
        let campaign = try #require(program.campaign(""))
        return try #require(
            try await store.inviteCode(
                of: member,
                in: campaign,
                device: device.map { Redacted($0) }
            )
        )
    }

    static func claim(
        _ invitee: MemberID,
        _ code: InviteCode,
        _ store: SQLMemberStore,
        _ program: ReferralProgram,
        device: String? = nil,
        key: String? = nil
    ) async throws -> ClaimAnswer {
        let outcome = try await store.claim(
            ReferralClaim(
                invitee: invitee,
                code: code,
                device: device.map { Redacted($0) }
            ),
            as: try EngagementKit.key(
                key ?? "claim-\(invitee)-\(code.text)",
                "\(invitee)",
                code.text,
                method: "ClaimReferral"
            ),
            program: program
        )
        switch outcome {
        case .decided(let answer), .replayed(let answer): return answer
        case .keyReused(let path):
            Issue.record("key reused: \(path)")
            return .refused(.memberUnknown)
        }
    }

    /// Has a member invited by another, up to the paid order.
    static func ordered(
        _ invitee: MemberID,
        by inviter: MemberID,
        at position: Int64,
        _ store: SQLMemberStore,
        _ program: ReferralProgram
    ) async throws -> Int64 {
        let code = try await code(inviter, store, program)
        guard case .claimed(let id, _) = try await claim(invitee, code, store, program) else {
            Issue.record("not claimed")
            return 0
        }
        try await store.take(
            EngagementKit.batch(
                from: position,
                EngagementKit.paid(invitee, "order-\(invitee)", at: start)
            ),
            rules: EngagementKit.rules(),
            program: program
        )
        return id
    }

    @Test func aMemberHasOneCodePerCampaign() async throws {
        let program = try EngagementKit.program()
        try await TestStore.with { store in
            let anna = try await store.enrol(1)
            let codes = try await withThrowingTaskGroup(of: InviteCode.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        try await Self.code(anna, store, program, device: "d\(number % 2)")
                    }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(codes.count == 1)
            let other = try await Self.code(try await store.enrol(2), store, program)
            #expect(!codes.contains(other))
            let campaign = try #require(program.campaign(""))
            let stranger = try #require(MemberID(rawValue: 99))
            #expect(try await store.inviteCode(of: stranger, in: campaign, device: nil) == nil)
        }
    }

    @Test func claimsAreRefusedForWhatIsKnown() async throws {
        let clock = MovedClock()
        let program = try EngagementKit.program(perDay: 2)
        try await TestStore.with(now: { clock.now }) { store in
            var members: [MemberID] = []
            for number in 0..<8 { members.append(try await store.enrol(number)) }
            func code(_ index: Int, device: String? = nil) async throws -> InviteCode {
                try await Self.code(members[index], store, program, device: device)
            }
            func claim(
                _ index: Int,
                _ code: InviteCode,
                device: String? = nil
            ) async throws -> ClaimAnswer {
                try await Self.claim(members[index], code, store, program, device: device)
            }
            #expect(try await claim(0, code(0)) == .refused(.sameMember))
            _ = try await code(0, device: "phone")
            #expect(try await claim(1, code(0), device: "phone") == .refused(.sameDevice))
            guard case .claimed(let id, "friends") = try await claim(1, code(0)) else {
                Issue.record("not claimed")
                return
            }
            // The same request again, then another one: one inviter, for ever.
            #expect(try await claim(1, code(0)) == .claimed(referralID: id, campaign: "friends"))
            #expect(try await claim(1, code(2)) == .refused(.claimedBefore))
            guard case .claimed = try await claim(2, code(1)) else {
                Issue.record("not claimed")
                return
            }
            #expect(try await claim(0, code(2)) == .refused(.ring))
            #expect(try await claim(0, code(1)) == .refused(.ring))
            guard case .claimed = try await claim(3, code(0)) else {
                Issue.record("not claimed")
                return
            }
            #expect(try await claim(4, code(0)) == .refused(.tooManyClaims))
            try await store.take(
                EngagementKit.batch(
                    from: 1,
                    EngagementKit.paid(members[5], "5", at: clock.now),
                    EngagementKit.takenBack(members[5], "5")
                ),
                rules: EngagementKit.rules(),
                program: program
            )
            #expect(try await claim(5, code(1)) == .refused(.orderedBefore))
            clock.move(days: 1)
            guard case .claimed = try await claim(4, code(0)) else {
                Issue.record("not claimed")
                return
            }
            clock.move(days: 30)
            #expect(try await claim(6, code(3)) == .refused(.tooLate))
            let page = try await store.referrals(of: members[0], before: nil, countMax: 2)
            #expect(page.first?.invitee == members[4])
            let rest = try await store.referrals(
                of: members[0],
                before: page.last?.id,
                countMax: 2
            )
            #expect(Set((page + rest).map(\.invitee)) == Set([members[1], members[3], members[4]]))
            #expect(rest.count == 1)
        }
    }

    @Test func codesCannotBeTriedOut() async throws {
        let clock = MovedClock()
        let program = try EngagementKit.program()
        try await TestStore.with(now: { clock.now }) { store in
            let anna = try await store.enrol(1)
            let good = try await Self.code(try await store.enrol(2), store, program)
            var random = SeededRandom(seed: 77)
            for number in 0..<12 {
                let wrong = InviteCode { random.next() }
                let answer = try await Self.claim(anna, wrong, store, program)
                let isOver = number >= ReferralClaim.triesPerDayMax
                #expect(answer == .refused(isOver ? .triesExhausted : .codeUnknown))
            }
            #expect(
                try await Self.claim(anna, good, store, program) == .refused(.triesExhausted)
            )
            clock.move(days: 1)
            guard case .claimed = try await Self.claim(anna, good, store, program) else {
                Issue.record("not claimed")
                return
            }
        }
    }

    @Test func lateOrdersAndReturnsDecide() async throws {
        let program = try EngagementKit.program()
        try await TestStore.with { store in
            let inviter = try await store.enrol(0)
            var ids: [Int64] = []
            for number in 1...2 {
                ids.append(
                    try await Self.ordered(
                        try await store.enrol(number),
                        by: inviter,
                        at: Int64(number),
                        store,
                        program
                    )
                )
            }
            let members = try await store.referrals(of: inviter, before: nil, countMax: 9)
            #expect(members.map(\.state) == [.ordered, .ordered])
            let (second, first) = (members[0].invitee, members[1].invitee)
            try await store.take(
                EngagementKit.batch(
                    from: 10,
                    // A till that was offline: paid before the claim.
                    EngagementKit.paid(
                        first,
                        "late",
                        at: Self.start.advanced(byMicroseconds: -300_000_001)
                    ),
                    EngagementKit.takenBack(second, "order-\(second)")
                ),
                rules: EngagementKit.rules(),
                program: program
            )
            let refusals = try await store.referrals(of: inviter, before: nil, countMax: 9)
            #expect(refusals.map(\.refusal) == [.orderReversed, .orderedBeforeClaim])
            #expect(refusals.allSatisfy { $0.state == .refused })
            #expect(try await store.dueReferrals(now: .max, countMax: 9).isEmpty)
            let acme = try #require(OrganisationPath("acme"))
            let campaign = try #require(program.campaign(""))
            let results = try await store.results(of: campaign, in: acme)
            #expect(results.states == [.refused: 2])
            #expect(results.refusals == [.orderReversed: 1, .orderedBeforeClaim: 1])
            let south = try #require(OrganisationPath("acme/south"))
            #expect(try await store.results(of: campaign, in: south).states == [:])
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func aMergeOfBothEndsIt() async throws {
        let program = try EngagementKit.program()
        try await TestStore.with { store in
            let inviter = try await store.enrol(0)
            let invitee = try await store.enrol(1)
            let id = try await Self.ordered(invitee, by: inviter, at: 1, store, program)
            try await store.note(
                .windowPassed(orderStands: true, inviterEarns: true),
                of: id,
                program: program
            )
            _ = try await store.mergeMembers(invitee, into: inviter)
            let referral = try await store.referrals(of: inviter, before: nil, countMax: 9).first
            #expect(referral?.state == .undoing)
            #expect(referral?.refusal == .sameMember)
            // By the other name it is still the same member, and its ring is still seen.
            let code = try await Self.code(invitee, store, program)
            #expect(try await Self.claim(inviter, code, store, program) != .refused(.codeUnknown))
        }
    }

    /// 32 referrals qualify at once, and the budget is enough for five.
    @Test func theBudgetIsAHardStop() async throws {
        let program = try EngagementKit.program(budget: 3_599)
        try await TestStore.with { store in
            try await Self.exhaust(program, store, store)
        }
    }

    static func exhaust(
        _ program: ReferralProgram,
        _ first: SQLMemberStore,
        _ second: SQLMemberStore
    ) async throws {
        let inviter = try await first.enrol(0)
        var ids: [Int64] = []
        for number in 1...32 {
            let invitee = try await first.enrol(number)
            ids.append(try await ordered(invitee, by: inviter, at: Int64(number), first, program))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in ids {
                for store in [first, second] {
                    group.addTask {
                        try await insist {
                            _ = try await store.note(
                                .windowPassed(orderStands: true, inviterEarns: true),
                                of: id,
                                program: program
                            )
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let states = try await first.referrals(of: inviter, before: nil, countMax: 100)
            .map(\.state)
        #expect(states.filter { $0 == .qualified }.count == 5)
        #expect(states.filter { $0 == .outOfBudget }.count == 27)
        let campaign = try #require(program.campaign(""))
        let acme = try #require(OrganisationPath("acme"))
        #expect(try await second.results(of: campaign, in: acme).budgetTaken == 3_000)
        #expect(try await second.verify().findings == [])
    }

    /// Repeats what another process was faster at.
    static func insist(_ body: () async throws -> Void) async throws {
        for _ in 0..<50 {
            do {
                return try await body()
            } catch MemberStoreError.unavailable {
                continue
            }
        }
        try await body()
    }
}
