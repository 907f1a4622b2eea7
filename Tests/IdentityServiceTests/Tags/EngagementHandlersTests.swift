import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Testing

/// A store of one member that answers what a test tells it to.
private struct OneMember: TagsStore, ReferralsStore {
    var facts: MemberFacts
    var tagOutcome = KeyedOutcome<TagCommand.Outcome>.decided(.tagUnknown)
    var claimOutcome = KeyedOutcome<ClaimAnswer>.keyReused("code")
    var found: [Referral] = []

    func carryOut(
        _ command: TagCommand,
        as request: KeyedRequest,
        rules: TagReview.Rules
    ) -> KeyedOutcome<TagCommand.Outcome> { tagOutcome }

    func tags(of memberID: MemberID) -> TaggedMember? { TaggedMember(facts: facts, tags: []) }

    func tagCounts(in organisation: OrganisationPath) -> [(tag: String, count: Int)] {
        [("vip", 3)]
    }

    func purchases(of memberID: MemberID) -> MemberPurchases? {
        MemberPurchases(facts: facts, history: PurchaseHistory(), medians: [:])
    }

    func take(_ batch: PurchaseBatch, rules: TagReview.Rules, program: ReferralProgram) {}

    func reviewTags(rules: TagReview.Rules, now: Timestamp, membersMax: Int) -> Int { 0 }

    func inviteCode(
        of memberID: MemberID,
        in campaign: ReferralCampaign,
        device: Redacted<String>?
    ) -> InviteCode? { nil }

    func claim(
        _ claim: ReferralClaim,
        as request: KeyedRequest,
        program: ReferralProgram
    ) -> KeyedOutcome<ClaimAnswer> { claimOutcome }

    func referrals(of inviter: MemberID, before: Int64?, countMax: Int) -> [Referral] {
        Array(found.filter { $0.id < before ?? .max }.prefix(countMax))
    }

    func results(
        of campaign: ReferralCampaign,
        in organisation: OrganisationPath
    ) -> ReferralResults { ReferralResults() }

    func dueReferrals(now: Timestamp, countMax: Int) -> [Referral] { [] }

    func note(
        _ event: ReferralEvent,
        of referralID: Int64,
        program: ReferralProgram
    ) -> Referral? { nil }

    func postpone(_ referralID: Int64, until moment: Timestamp) {}

    func mayEarn(_ memberID: MemberID) -> Bool { true }
}

struct EngagementHandlersTests {
    private static let now = Timestamp(microseconds: 1_760_000_000_000_000)

    private static func context(
        _ kind: Principal.Kind = .staff,
        at path: String = "acme/north"
    ) -> CallContext {
        CallContext(
            method: IdentityV1.TagsMethods.getMemberTags,
            principal: Principal(kind: kind, id: "alice", organisation: OrganisationPath(path)),
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )
    }

    private static func store() throws -> OneMember {
        OneMember(facts: MemberFacts(home: try #require(OrganisationPath("acme/north/s1"))))
    }

    private static func tags(_ store: OneMember) -> TagsHandlers {
        TagsHandlers(
            store: store,
            rules: TagReview.Rules(library: .none, zone: .utc),
            now: { now }
        )
    }

    private static func referrals(_ store: OneMember) throws -> ReferralsHandlers {
        let campaign = ReferralCampaign(
            code: "friends",
            version: 1,
            organisation: try #require(OrganisationPath("acme")),
            currency: "points",
            inviterAmount: 500,
            budget: 9000,
            claimDays: 30,
            returnDays: 7
        )
        return ReferralsHandlers(
            store: store,
            members: StubStore(),
            program: ReferralProgram(campaigns: [campaign], zone: .utc)
        )
    }

    /// The reason with which a call is refused; empty where it is answered.
    private static func reason(_ call: () async throws -> Void) async -> String {
        do {
            try await call()
            return ""
        } catch let error as RPCError {
            return error.reason
        } catch {
            return "\(error)"
        }
    }

    @Test func membersOfOthersAreUnknown() async throws {
        let handlers = Self.tags(try Self.store())
        for (context, expected) in [
            (Self.context(), ""), (Self.context(at: "acme"), ""),
            (Self.context(at: "acme/south"), "identity.member_unknown"),
            (Self.context(at: "acme/nor"), "identity.member_unknown"),
            (Self.context(.channelApp, at: "acme/south"), "identity.member_unknown"),
            (Self.context(.service, at: "acme/south"), ""), (Self.context(.operator), ""),
        ] {
            let tags = await Self.reason {
                _ = try await handlers.getMemberTags(.init(memberID: 1), context: context)
            }
            #expect(tags == expected)
            let portrait = await Self.reason {
                _ = try await handlers.getPortrait(.init(memberID: 1), context: context)
            }
            #expect(portrait == expected)
        }
    }

    @Test func nothingIsToldOfWhoTurnedItOff() async throws {
        var store = try Self.store()
        store.facts.isPersonalised = false
        let answer = try await Self.tags(store)
            .getPortrait(.init(memberID: 1), context: Self.context())
        #expect(answer == IdentityV1.GetPortraitResponse(personalisationOff: true))
    }

    @Test func tagsAreRefusedWithTheirReasons() async throws {
        let request = IdentityV1.TagMemberRequest(
            memberID: 1,
            tag: "vip",
            organisation: "acme/north",
            reason: "asked for it",
            idempotencyKey: "k"
        )
        for (outcome, expected) in [
            (.decided(.tagUnknown), "identity.tag_unknown"),
            (.decided(.tagByRule), "identity.tag_by_rule"),
            (.decided(.memberUnknown), "identity.member_unknown"),
            (.decided(.memberGone), "identity.member_gone"),
            (.keyReused("tag"), "identity.key_reused"),
        ] as [(KeyedOutcome<TagCommand.Outcome>, String)] {
            var store = try Self.store()
            store.tagOutcome = outcome
            let handlers = Self.tags(store)
            let reason = await Self.reason {
                _ = try await handlers.tagMember(request, context: Self.context())
            }
            #expect(reason == expected)
        }
        let handlers = Self.tags(try Self.store())
        let changes: [(String, (inout IdentityV1.TagMemberRequest) -> Void)] = [
            ("reason", { $0.reason = "" }),
            ("reason", { $0.reason = String(repeating: "x", count: 201) }),
            ("until", { $0.until = Self.now.microseconds }),
            ("until", { $0.until = -1 }),
            ("member_id", { $0.memberID = 0 }),
            ("organisation", { $0.organisation = "/" }),
            ("idempotency_key", { $0.idempotencyKey = "a b" }),
        ]
        for (field, change) in changes {
            var bad = request
            change(&bad)
            do {
                _ = try await handlers.tagMember(bad, context: Self.context())
                Issue.record("\(field) was taken")
            } catch let error as RPCError {
                #expect(error.fieldViolations.map(\.field) == [field])
            }
        }
    }

    @Test func claimsAreRefusedWithTheirReasons() async throws {
        var random = SeededRandom(seed: 1)
        let code = InviteCode { random.next() }
        let request = IdentityV1.ClaimReferralRequest(
            memberID: 1,
            code: code.text,
            idempotencyKey: "k"
        )
        for (outcome, expected) in [
            (.memberUnknown, "identity.member_unknown"),
            (.memberNotActive, "identity.member_not_active"),
            (.triesExhausted, "identity.referral_tries_exhausted"),
            (.codeUnknown, "identity.referral_code_unknown"),
            (.campaignClosed, "identity.referral_closed"),
            (.claimedBefore, "identity.referral_claimed"),
            (.sameMember, "identity.referral_same_member"),
            (.sameDevice, "identity.referral_same_device"), (.ring, "identity.referral_ring"),
            (.chainTooLong, "identity.referral_chain_too_long"),
            (.tooLate, "identity.referral_too_late"),
            (.orderedBefore, "identity.referral_ordered_before"),
            (.inviterNotEarning, "identity.referral_inviter_not_earning"),
            (.tooManyClaims, "identity.referral_too_many"),
        ] as [(ReferralClaim.Outcome, String)] {
            var store = try Self.store()
            store.claimOutcome = .decided(.refused(outcome))
            let handlers = try Self.referrals(store)
            let reason = await Self.reason {
                _ = try await handlers.claimReferral(request, context: Self.context(.service))
            }
            #expect(reason == expected)
        }
        let handlers = try Self.referrals(try Self.store())
        var bad = request
        bad.code = "123"
        let reason = await Self.reason {
            _ = try await handlers.claimReferral(bad, context: Self.context(.service))
        }
        #expect(reason == "rpc.invalid_field")
    }

    @Test func referralsComeInPagesWithoutWhoWasInvited() async throws {
        var store = try Self.store()
        store.found = try [9, 7, 5].map { id in
            Referral(
                id: id,
                campaign: "friends",
                inviter: try #require(MemberID(rawValue: 1)),
                invitee: try #require(MemberID(rawValue: 987_654)),
                organisation: try #require(OrganisationPath("acme")),
                claimedAt: Self.now
            )
        }
        let handlers = try Self.referrals(store)
        let first = try await handlers.listReferrals(
            .init(memberID: 1, pageSize: 2),
            context: Self.context(.service)
        )
        #expect(first.referrals.map(\.referralID) == [9, 7])
        #expect(first.referrals[0].amount == 500)
        #expect(!(try first.json()).contains("987654"))
        let second = try await handlers.listReferrals(
            .init(memberID: 1, pageSize: 2, cursor: first.nextCursor),
            context: Self.context(.service)
        )
        #expect(second.referrals.map(\.referralID) == [5])
        #expect(second.nextCursor == "")
        let wrong = await Self.reason {
            _ = try await handlers.listReferrals(
                .init(memberID: 1, cursor: "-"),
                context: Self.context(.service)
            )
        }
        #expect(wrong == "rpc.invalid_field")
    }

    /// Only who sees the whole campaign sees what it has left.
    @Test func theBudgetIsForWhoSeesTheCampaign() async throws {
        let handlers = try Self.referrals(try Self.store())
        for (path, budget) in [("acme", Int64(9000)), ("acme/north", nil)] {
            let answer = try await handlers.getReferralResults(
                .init(organisation: path),
                context: Self.context(at: path)
            )
            #expect(answer.budget == budget)
            #expect(answer.campaign == "friends")
        }
        let unknown = await Self.reason {
            _ = try await handlers.getReferralResults(
                .init(campaign: "none", organisation: "acme"),
                context: Self.context()
            )
        }
        #expect(unknown == "identity.campaign_unknown")
    }
}
