import IdentityDomain
import Primitives
import Testing

/// Members and programs for tests of changes.
enum ChangeSamples {
    static let now = Timestamp(microseconds: 1_760_000_000_000_000)
    static let anna = MemberID(now: now, random: 1)
    static let bert = MemberID(now: now, random: 2)

    static let program = IdentityProgram(
        attributes: [
            AttributeDefinition(name: "job", kind: .text(lengthMax: 10), isPersonal: true),
            AttributeDefinition(name: "size", kind: .number, isPersonal: false),
        ],
        preferences: IdentityProgram.standard.preferences.map(\.value),
        childStages: IdentityProgram.standard.childStages
    )
    static let rules = ProfileRules(program: program, zone: .utc)

    static func phone(_ number: Int = 0) throws -> IdentityValue {
        try IdentityValue(.phone, normalising: "1380000\(1000 + number)")
    }

    static func member(
        identityCount: Int = 1,
        state: MemberState = .active,
        mayEarn: Bool = true
    ) throws -> Member {
        var facts = MemberFacts(home: try #require(OrganisationPath("acme/north")))
        facts.state = state
        facts.mayEarn = mayEarn
        return Member(
            memberID: anna,
            version: 1,
            name: MemberName("王小明"),
            organisation: try #require(OrganisationPath("acme")),
            channel: try #require(ChannelName("pos")),
            registeredAt: now,
            identities: try (0..<identityCount).map { try phone($0) },
            facts: facts
        )
    }
}
