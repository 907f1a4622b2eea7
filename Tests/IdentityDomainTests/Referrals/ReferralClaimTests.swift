import IdentityDomain
import Primitives
import Testing

struct ReferralClaimTests {
    private static let day: Int64 = 86_400_000_000
    private let registeredAt = Timestamp(microseconds: 20_000 * day + 5)
    private let acme = "acme/north"

    /// A claim that would be taken up, but for what a test changes.
    private struct Case {
        var isKnown = true
        var inviteeState = MemberState.active
        var home = "acme/north"
        var tries = 0
        var hasInviterCode = true
        var campaign: ReferralCampaign?
        var hasInviter = false
        var inviterNumber: Int64 = 1
        var sharesDevice = false
        var ring = ReferralRing.none
        var now = Timestamp(microseconds: 20_001 * day)
        var hasOrdered = false
        var inviterState = MemberState.active
        var claimsToday = 0
        var claims = 0

        /// Makes everything wrong that comes after `self` in the order of precedence.
        func decide() throws -> ReferralClaim.Outcome {
            var own = MemberFacts(home: try #require(OrganisationPath(home)))
            own.state = inviteeState
            var other = own
            other.state = inviterState
            let inviteeID = try #require(MemberID(rawValue: 2))
            var random: UInt64 = 1
            let claim = ReferralClaim(
                invitee: inviteeID,
                code: InviteCode {
                    random += 1
                    return random
                },
                device: nil
            )
            let state = ReferralClaim.State(
                invitee: isKnown
                    ? ReferralClaim.State.Invitee(
                        facts: own,
                        registeredAt: Timestamp(microseconds: 20_000 * day + 5),
                        hasInviter: hasInviter,
                        hasOrdered: hasOrdered
                    ) : nil,
                inviteeID: inviteeID,
                inviter: hasInviterCode
                    ? ReferralClaim.State.Inviter(
                        memberID: try #require(MemberID(rawValue: inviterNumber)),
                        facts: other,
                        campaign: campaign,
                        sharesDevice: sharesDevice,
                        ring: ring,
                        claimsToday: claimsToday,
                        claims: claims
                    ) : nil,
                triesToday: tries
            )
            return claim.decide(state, zone: .utc, now: now)
        }
    }

    /// The case in which everything is wrong, put right step by step: each step shows the next
    /// refusal.
    @Test func refusalsComeInOrder() throws {
        var wrong = Case()
        wrong.isKnown = false
        wrong.inviteeState = .frozen
        wrong.tries = ReferralClaim.triesPerDayMax
        wrong.hasInviterCode = false
        wrong.hasInviter = true
        wrong.inviterNumber = 2
        wrong.sharesDevice = true
        wrong.ring = .ring
        wrong.now = Timestamp(microseconds: 20_031 * Self.day)
        wrong.hasOrdered = true
        wrong.inviterState = .closed
        wrong.claimsToday = 3
        var steps: [ReferralClaim.Outcome] = []
        func look() throws { steps.append(try wrong.decide()) }
        try look()
        wrong.isKnown = true
        try look()
        wrong.inviteeState = .active
        try look()
        wrong.tries -= 1
        try look()
        wrong.hasInviterCode = true
        try look()
        wrong.campaign = try .sample()
        try look()
        wrong.hasInviter = false
        try look()
        wrong.inviterNumber = 1
        try look()
        wrong.sharesDevice = false
        try look()
        wrong.ring = .tooLong
        try look()
        wrong.ring = .none
        try look()
        wrong.now = wrong.now.advanced(byMicroseconds: -1)
        try look()
        wrong.hasOrdered = false
        try look()
        wrong.inviterState = .active
        try look()
        wrong.claimsToday = 2
        wrong.claims = 5
        try look()
        wrong.claims = 4
        try look()
        let inviter = try #require(MemberID(rawValue: 1))
        #expect(
            steps == [
                .memberUnknown, .memberNotActive, .triesExhausted, .codeUnknown, .campaignClosed,
                .claimedBefore, .sameMember, .sameDevice, .ring, .chainTooLong, .tooLate,
                .orderedBefore, .inviterNotEarning, .tooManyClaims, .tooManyClaims,
                .claimed(inviter: inviter, campaign: try .sample()),
            ]
        )
    }

    @Test func campaignsHaveDaysAndMembers() throws {
        var claim = Case()
        let day = try #require(LocalDate("2024-10-05"))
        claim.now = Timestamp(microseconds: Int64(day.daysSinceEpoch) * Self.day)
        #expect(day.daysSinceEpoch == 20_001)
        let inviter = try #require(MemberID(rawValue: 1))
        for (first, last, isOpen) in [
            (day, day, true), (day.adding(days: 1), nil, false), (nil, day.adding(days: -1), false),
            (day.adding(days: -1), day.adding(days: 1), true),
        ] as [(LocalDate?, LocalDate?, Bool)] {
            claim.campaign = try .sample(firstDay: first, lastDay: last)
            let campaign = try #require(claim.campaign)
            #expect(
                try claim.decide()
                    == (isOpen ? .claimed(inviter: inviter, campaign: campaign) : .campaignClosed)
            )
        }
        claim.campaign = try .sample()
        claim.home = "other/north"
        #expect(try claim.decide() == .campaignClosed)
    }

    @Test func answersAreRemembered() throws {
        let answer = ClaimAnswer.claimed(referralID: 77, campaign: "friends")
        #expect(ClaimAnswer(packed: try #require(answer.packed)) == answer)
        #expect(ClaimAnswer(packed: [1]) == nil)
        #expect(ClaimAnswer.refused(.ring).packed == nil)
    }

    /// Random invitations, taken up where no ring is found: there is never a cycle, and every
    /// invitation that was refused would have closed one.
    @Test func noRingIsEverTakenUp() throws {
        var random = SeededRandom(seed: 23)
        for _ in 0..<300 {
            let members = try (1...12).map { try #require(MemberID(rawValue: $0)) }
            var inviters: [MemberID: MemberID] = [:]
            for _ in 0..<60 {
                let inviter = members[Int(random.next() % 12)]
                let invitee = members[Int(random.next() % 12)]
                guard inviters[invitee] == nil else { continue }
                let ring = ReferralRing.search(for: invitee, above: inviter) { member in
                    inviters[member].map { [$0] } ?? []
                }
                var changed = inviters
                changed[invitee] = inviter
                #expect((ring == .none) == !Self.hasCycle(changed), "\(inviter) → \(invitee)")
                if ring == .none { inviters = changed }
            }
            #expect(!Self.hasCycle(inviters))
        }
    }

    private static func hasCycle(_ inviters: [MemberID: MemberID]) -> Bool {
        inviters.keys.contains { start in
            var current = start
            for _ in inviters.indices {
                guard let next = inviters[current] else { return false }
                if next == start { return true }
                current = next
            }
            return false
        }
    }

    @Test func aChainIsFollowedOnlySoFar() throws {
        let next = { (member: MemberID) in
            [MemberID(rawValue: member.rawValue + 1)].compactMap(\.self)
        }
        let start = try #require(MemberID(rawValue: 1))
        let last = try #require(MemberID(rawValue: Int64(ReferralRing.membersMax)))
        let beyond = try #require(MemberID(rawValue: 100_000))
        #expect(ReferralRing.search(for: last, above: start, inviters: next) == .ring)
        #expect(ReferralRing.search(for: beyond, above: start, inviters: next) == .tooLong)
    }
}
