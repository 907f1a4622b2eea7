import IdentityDomain
import Primitives
import Testing

/// Partners and the members that agree to be known to them.
@Suite struct PartnerLinkTests {
    private static let now = Timestamp(microseconds: 1_760_000_000_000_000)

    private static func partner(isActive: Bool = true, unit: String = "acme") throws -> Partner {
        Partner(
            partnerID: "blossom",
            organisation: try #require(OrganisationPath(unit)),
            name: try #require(UnitName("Blossom")),
            rights: [.earn],
            callsPerSecond: 10,
            burst: 20,
            isActive: isActive,
            changedAt: now
        )
    }

    private static func facts(
        _ state: MemberState = .active,
        partners: [String] = []
    ) throws -> MemberFacts {
        var facts = MemberFacts(home: try #require(OrganisationPath("acme/north")))
        facts.state = state
        facts.partners = partners
        return facts
    }

    private static func change(_ version: String?) throws -> ChangeLink {
        ChangeLink(
            key: CallerKey(caller: "member:7", key: try #require(IdempotencyKey("k"))),
            memberID: try #require(MemberID(rawValue: 7)),
            partnerID: "blossom",
            consentVersion: version
        )
    }

    private static func link(_ version: String, endedAt: Timestamp? = nil) -> PartnerLink {
        PartnerLink(
            partnerID: "blossom",
            consentVersion: version,
            consentedAt: now,
            endedAt: endedAt
        )
    }

    @Test func everyOutcome() throws {
        func outcome(
            _ version: String?,
            facts: MemberFacts?,
            partner: Partner?,
            hasPolicy: Bool = true,
            link: PartnerLink? = nil
        ) throws -> ChangeLink.Outcome {
            try Self.change(version).decide(
                facts: facts,
                partner: partner,
                hasPolicy: hasPolicy,
                link: link,
                now: Self.now
            )
        }
        let partner = try Self.partner()
        #expect(try outcome("v1", facts: nil, partner: partner) == .memberUnknown)
        for state in [MemberState.merged, .erased] {
            #expect(
                try outcome("v1", facts: Self.facts(state), partner: partner) == .memberUnknown
            )
        }
        #expect(try outcome("v1", facts: Self.facts(), partner: nil) == .partnerUnknown)
        #expect(
            try outcome("v1", facts: Self.facts(), partner: Self.partner(isActive: false))
                == .partnerUnknown
        )
        #expect(
            try outcome("v1", facts: Self.facts(), partner: Self.partner(unit: "umbra"))
                == .partnerUnknown
        )
        #expect(
            try outcome("v1", facts: Self.facts(), partner: partner, hasPolicy: false)
                == .policyUnknown
        )
        let many = (0..<PartnerLink.countMax).map { "p\($0)" }
        #expect(
            try outcome("v1", facts: Self.facts(partners: many), partner: partner) == .exhausted
        )
        #expect(try outcome(nil, facts: Self.facts(), partner: partner) == .notLinked)
        #expect(
            try outcome("v1", facts: Self.facts(), partner: partner) == .changed(Self.link("v1"))
        )
        let held = Self.link("v1")
        #expect(
            try outcome("v1", facts: Self.facts(), partner: partner, link: held) == .holds(held)
        )
        #expect(
            try outcome("v2", facts: Self.facts(), partner: partner, link: held)
                == .changed(Self.link("v2"))
        )
        // A link can be ended whatever has become of the partner.
        #expect(
            try outcome(nil, facts: Self.facts(), partner: nil, link: held)
                == .changed(Self.link("v1", endedAt: Self.now))
        )
    }

    @Test func partnersOfOthersAreNotChanged() throws {
        let command = PutPartner(
            key: CallerKey(caller: "staff:anna", key: try #require(IdempotencyKey("k"))),
            actor: .staff(
                "anna",
                in: try #require(OrganisationPath("acme/north")),
                roles: [.hqAdmin]
            ),
            partner: try Self.partner(unit: "acme/north")
        )
        #expect(
            command.decide(try Self.partner(unit: "acme/south"), isUnitOpen: true, now: Self.now)
                == .idTaken
        )
        #expect(command.decide(nil, isUnitOpen: false, now: Self.now) == .unitUnknown)
        let partner = try Self.partner(unit: "acme/north")
        #expect(
            command.decide(nil, isUnitOpen: true, now: Self.now) == .put(partner, isCreated: true)
        )
        #expect(
            command.decide(partner, isUnitOpen: true, now: Self.now)
                == .put(partner, isCreated: false)
        )
    }
}
