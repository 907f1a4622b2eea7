import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// What other services are told of consents: the purposes that contact nobody.
@Suite(.timeLimit(.minutes(2)))
struct ConsentFactsTests {
    private func say(
        _ isGiven: Bool,
        _ purpose: String,
        _ member: MemberID,
        key: String,
        in store: SQLMemberStore
    ) async throws {
        let statement = ConsentStatement(
            purpose: try #require(ContactPurpose(purpose)),
            channel: .none,
            isGiven: isGiven,
            policyVersion: nil,
            source: try #require(ChannelName("app")),
            at: .min
        )
        let outcome = try await store.record(
            statement,
            of: member,
            reach: .everybody,
            request: try ConsentsTests.request(key)
        )
        #expect(outcome == .recorded(TestStore.start))
    }

    private func consents(_ member: MemberID, in store: SQLMemberStore) async throws -> [String] {
        try await store.database.read { reader in
            try #require(try MemberFacts.load(member, in: reader)).consents
        }
    }

    @Test func factsSayWhatWasSaidLast() async throws {
        try await TestStore.with { store in
            let member = try await store.person(1)
            #expect(try await consents(member, in: store) == [])
            try await say(true, "guidance", member, key: "a", in: store)
            try await say(true, "behaviour", member, key: "b", in: store)
            try await say(true, "partner:blossom", member, key: "c", in: store)
            #expect(try await consents(member, in: store) == ["behaviour", "guidance"])
            try await say(false, "guidance", member, key: "d", in: store)
            #expect(try await consents(member, in: store) == ["behaviour"])
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func aWithdrawalOfEitherHoldsAfterAMerge() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1)
            let two = try await store.person(2)
            try await say(true, "behaviour", one, key: "a", in: store)
            try await say(true, "guidance", one, key: "b", in: store)
            try await say(true, "behaviour", two, key: "c", in: store)
            try await say(false, "behaviour", two, key: "d", in: store)
            _ = try await store.join(two, into: one, key: "m").decided()
            #expect(try await consents(one, in: store) == ["guidance"])
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func verificationFindsFactsThatWereChanged() async throws {
        try await TestStore.with { store in
            let member = try await store.person(1)
            try await store.database.write { writer in
                _ = try writer.execute(
                    "UPDATE members SET consents = 'behaviour' WHERE member_id = $1",
                    [.integer(member.rawValue)]
                )
            }
            let findings = try await store.verify().findings
            #expect(findings == ["member \(member.rawValue): its consents are not what it said"])
        }
    }
}
