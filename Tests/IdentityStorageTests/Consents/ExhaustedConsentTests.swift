import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// A member that has said as much as is kept can still withdraw.
@Suite(.timeLimit(.minutes(2)))
struct ExhaustedConsentTests {
    /// Fills a member's statements up to the last place, which gives consent to marketing.
    private func fill(_ member: MemberID, in store: SQLMemberStore) async throws {
        try await store.database.write { writer in
            try writer.execute(
                """
                INSERT INTO consent_statements
                (member_id, number, purpose, channel, is_given, policy_version, source, at)
                VALUES ($1, $2, 'marketing', 1, 1, NULL, 'app', $3)
                """,
                each: (1...MemberConsents.statementCountMax).map { number in
                    [.integer(member.rawValue), .integer(Int64(number)), .integer(1)]
                }
            )
        }
    }

    private func say(
        _ isGiven: Bool,
        _ member: MemberID,
        key: String,
        purpose: String = "marketing",
        in store: SQLMemberStore
    ) async throws -> ConsentOutcome {
        try await store.record(
            try ConsentsTests.statement(isGiven, purpose: purpose),
            of: member,
            reach: .everybody,
            request: try ConsentsTests.request(key)
        )
    }

    private func history(
        of member: MemberID,
        in store: SQLMemberStore
    ) async throws -> [ConsentStatement] {
        try #require(try await store.consents(of: member, reach: .everybody)).history
    }

    @Test func withdrawalIsNeverRefused() async throws {
        try await TestStore.with { store in
            let member = try await store.person(1)
            try await fill(member, in: store)
            #expect(try await say(true, member, key: "g", in: store) == .exhausted)
            for key in ["w1", "w2"] {
                #expect(
                    try await say(false, member, key: key, in: store)
                        == .recorded(TestStore.start)
                )
            }
            // The second one has changed nothing.
            let history = try await history(of: member, in: store)
            #expect(history.count == MemberConsents.statementCountMax + 1)
            #expect(history.last?.isGiven == false)
            #expect(try await say(true, member, key: "g2", in: store) == .exhausted)
            // Of partners there are any number.
            for number in 0..<3 {
                let outcome = try await say(
                    false,
                    member,
                    key: "p\(number)",
                    purpose: "partner:p\(number)",
                    in: store
                )
                #expect(outcome == .recorded(TestStore.start))
            }
            #expect(try await self.history(of: member, in: store).count == history.count)
        }
    }

    @Test func personalisationIsSwitchedOffWhateverTheLogSays() async throws {
        try await TestStore.with { store in
            let member = try await store.person(1)
            try await fill(member, in: store)
            let statement = ConsentStatement(
                purpose: .personalisation,
                channel: .none,
                isGiven: false,
                policyVersion: nil,
                source: try #require(ChannelName("app")),
                at: .min
            )
            let outcome = try await store.setPersonalisation(
                statement,
                of: member,
                reach: .everybody,
                request: try ConsentsTests.request("off")
            )
            #expect(outcome == .recorded(TestStore.start))
            let consents = try await store.consents(of: member, reach: .everybody)
            #expect(consents?.isPersonalised == false)
        }
    }

    @Test func mergeDropsNoWithdrawal() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1)
            let two = try await store.person(2)
            try await fill(one, in: store)
            #expect(
                try await say(false, two, key: "w", in: store) == .recorded(TestStore.start)
            )
            _ = try await store.join(two, into: one, key: "m").decided()
            #expect(try await history(of: one, in: store).last?.isGiven == false)
        }
    }
}
