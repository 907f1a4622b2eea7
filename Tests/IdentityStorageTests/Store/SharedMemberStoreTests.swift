import IdentityDomain
import Primitives
import StorageCore
import StorageTestKit
import Testing

@testable import IdentityStorage

/// One database of members, written by two processes at once.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedMemberStoreTests {
    @Test func onePersonWhoComesToBothIsOneMember() async throws {
        try await SharedStores.with { first, second in
            for person in 100..<115 {
                let outcomes = try await withThrowingTaskGroup(of: RegistrationOutcome.self) {
                    group in
                    for index in 0..<6 {
                        let store = index % 2 == 0 ? first : second
                        // Two of the requests are one, sent to both.
                        let registration = try Registration.sample(
                            phone: "13800000\(person)",
                            card: index < 4 ? "HT\(person)" : nil,
                            key: "key-\(person)-\(index / 2)"
                        )
                        group.addTask { try await store.register(registration) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let answers = outcomes.compactMap(\.answer)
                #expect(answers.count == 6, "\(outcomes)")
                #expect(Set(answers.map(\.memberID)).count == 1)
            }
            let verification = try await second.verify()
            #expect(verification.findings == [])
            #expect(verification.memberCount == 15)
            #expect(verification.identityCount == 30)
            let ids = try await first.publishedEvents().map(\.eventID)
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test func tenClientsOfTwoProcessesMakeOneMember() async throws {
        try await SharedStores.with { first, second in
            try await OnePersonTests.race([first, second])
        }
    }

    @Test func oneIdentityGoesToOneOfTwoMembers() async throws {
        try await SharedStores.with { first, second in
            let anna = try await first.newMember(1)
            let bert = try await second.newMember(2)
            for round in 0..<20 {
                let card = try IdentityValue(.card, normalising: "HT\(1000 + round)")
                async let one = first.carryOut(
                    try ProfileSamples.change(
                        anna,
                        .addIdentity(card, verifiedBy: nil),
                        key: "a\(round)"
                    ),
                    rules: ProfileSamples.rules
                )
                async let other = second.carryOut(
                    try ProfileSamples.change(
                        bert,
                        .addIdentity(card, verifiedBy: nil),
                        key: "b\(round)"
                    ),
                    rules: ProfileSamples.rules
                )
                let outcomes = [try await one, try await other]
                let added = MemberChangeOutcome.decided(MemberChangeAnswer(isChanged: true))
                #expect(outcomes.contains(added) && outcomes.contains(.refused(.identityTaken)))
                let owner = outcomes[0] == added ? anna : bert
                #expect(try await second.resolve([card])?.memberID == owner)
                try await first.expectChange(owner, .removeIdentity(card), key: "r\(round)")
            }
            #expect(try await first.verify().findings == [])
        }
    }

    @Test func listsCountsAndSweepsOnASharedDatabase() async throws {
        try await SharedStores.with { first, second in
            let anna = try await first.newMember(1, organisation: "acme/north/s1")
            let bert = try await second.newMember(2, organisation: "acme/north-east")
            let edit = try ProfileSamples.edit {
                $0.children = ["2024-10-20"]
                $0.attributes = [("pet", "true")]
                $0.birthday = (0, 2, 29)
                $0.acquisition = Acquisition.Draft(channel: "app", campaign: "spring")
            }
            try await first.expectChange(anna, .editProfile(edit), key: "k1")
            try await second.expectChange(bert, .editProfile(edit), key: "k2")
            let north = try #require(OrganisationPath("acme/north"))
            var query = MemberQuery(organisation: north)
            query.birthdayMonth = 2
            query.childStage = "toddler"
            query.attribute = MemberQuery.Attribute(name: "pet", value: "true")
            #expect(try await second.members(query).members.map(\.memberID) == [anna])
            query.state = .frozen
            #expect(try await second.members(query).members.isEmpty)
            let count = try await second.count(
                AcquisitionQuery(organisation: north, field: .campaign)
            )
            #expect(count.sources.map(\.memberCount) == [1] && count.total == 1)
            #expect(try await first.adopt(ChildStages([])))
            #expect(try await !second.adopt(ChildStages([])))
            let rules = ProfileRules(
                program: IdentityProgram(
                    attributes: [],
                    preferences: [],
                    childStages: ChildStages([])
                ),
                zone: .utc
            )
            let swept = try await second.moveChildrenOn(
                rules: rules,
                today: rules.day(of: TestStore.start),
                membersMax: 10,
                after: nil
            )
            #expect(swept.movedCount == 2 && swept.failedCount == 0)
            #expect(try await first.wholeProfile(anna).member.facts.childStages == [])
            #expect(try await first.verify().findings == [])
        }
    }

    /// Merges of both directions, sent to two processes at once, a hundred times.
    @Test func ringsOfMergesEndWithOneMember() async throws {
        try await SharedStores.with { first, second in
            for round in 0..<100 {
                let one = try await first.person(2 * round)
                let two = try await second.person(2 * round + 1)
                async let there = first.join(two, into: one, key: "a\(round)")
                async let back = second.join(one, into: two, key: "b\(round)")
                let results = [try await there, try await back]
                #expect(results.filter(\.isMerge).count == 1, "round \(round)")
                let ids = Set([
                    try await first.member(one)?.memberID,
                    try await second.member(two)?.memberID,
                ])
                #expect(ids.count == 1)
            }
            #expect(try await second.verify().findings == [])
        }
    }
}
