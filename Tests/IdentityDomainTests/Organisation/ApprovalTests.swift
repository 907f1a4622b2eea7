import IdentityDomain
import Primitives
import Testing

/// What needs a second person.
@Suite struct ApprovalTests {
    private static let now = Timestamp(microseconds: 1_760_000_000_000_000)
    private static let end = now.advanced(byMicroseconds: Approval.lifetimeMicroseconds)

    private static func subject(_ act: SensitiveAct) throws -> ApprovalSubject {
        let member = try #require(MemberID(rawValue: 7))
        return try #require(ApprovalSubject(act: act, memberID: member, reference: "r"))
    }

    private static func approval(
        _ act: SensitiveAct = .eraseMember,
        _ state: ApprovalState = .pending
    ) throws -> Approval {
        Approval(
            approvalID: 1,
            subject: try subject(act),
            organisation: try #require(OrganisationPath("acme/north")),
            reason: try #require(ReasonText("asked by the member")),
            requestedBy: "staff:anna",
            requestedAt: now,
            expiresAt: end,
            storedState: state
        )
    }

    private static func decide(
        by actor: Actor,
        isApproved: Bool = true
    ) throws -> DecideApproval {
        DecideApproval(
            key: CallerKey(caller: actor.name, key: try #require(IdempotencyKey("k"))),
            actor: actor,
            approvalID: 1,
            isApproved: isApproved,
            reason: try #require(ReasonText("seen"))
        )
    }

    private static func staff(
        _ id: String,
        in unit: String = "acme",
        _ role: OrganisationRole = .hqAdmin
    ) throws -> Actor {
        .staff(id, in: try #require(OrganisationPath(unit)), roles: [role])
    }

    @Test func secondPersonIsAnotherOneWithTheRole() throws {
        let ben = try Self.staff("ben")
        #expect(try Self.decide(by: ben).decide(nil, now: Self.now) == .unknown)
        let south = try Self.staff("carl", in: "acme/south")
        #expect(
            try Self.decide(by: south).decide(Self.approval(), now: Self.now) == .unknown
        )
        let anna = try Self.staff("anna")
        #expect(
            try Self.decide(by: anna).decide(Self.approval(), now: Self.now) == .selfDecided
        )
        for act in SensitiveAct.allCases {
            for role in OrganisationRole.allCases {
                let actor = try Self.staff("ben", in: "acme", role)
                let outcome = try Self.decide(by: actor).decide(
                    Self.approval(act),
                    now: Self.now
                )
                if act.deciders.contains(role) {
                    guard case .decided(let approval) = outcome else {
                        Issue.record("\(act) \(role): \(outcome)")
                        continue
                    }
                    #expect(approval.storedState == .approved)
                    #expect(approval.decision?.by == "staff:ben")
                } else {
                    #expect(outcome == .roleDenied, "\(act) \(role)")
                }
            }
        }
    }

    @Test func decidedOnceAndInTime() throws {
        let ben = try Self.decide(by: Self.staff("ben"))
        for state in [ApprovalState.approved, .refused, .used] {
            #expect(
                ben.decide(try Self.approval(.refund, state), now: Self.now) == .decidedBefore
            )
        }
        #expect(ben.decide(try Self.approval(), now: Self.end) == .expired)
        let refusal = try Self.decide(by: Self.staff("ben"), isApproved: false)
        guard case .decided(let refused) = refusal.decide(try Self.approval(), now: Self.now)
        else {
            Issue.record("not decided")
            return
        }
        #expect(refused.storedState == .refused)
    }

    @Test func usedOnceForWhatItIsAbout() throws {
        func use(
            _ approval: Approval?,
            _ act: SensitiveAct = .eraseMember,
            at now: Timestamp = Self.now
        ) throws -> UseApproval.Outcome {
            UseApproval(
                key: CallerKey(caller: "service:points", key: try #require(IdempotencyKey("k"))),
                approvalID: 1,
                subject: try Self.subject(act)
            ).decide(approval, now: now)
        }
        #expect(try use(nil) == .unknown)
        #expect(try use(Self.approval(.eraseMember, .approved), .refund) == .unknown)
        #expect(try use(Self.approval()) == .notApproved)
        #expect(try use(Self.approval(.eraseMember, .refused)) == .notApproved)
        #expect(try use(Self.approval(.eraseMember, .used)) == .usedBefore)
        #expect(try use(Self.approval(.eraseMember, .approved), at: Self.end) == .expired)
        #expect(
            try use(Self.approval(.eraseMember, .approved))
                == .used(Self.approval(.eraseMember, .used))
        )
    }
}
