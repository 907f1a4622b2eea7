import IdentityDomain
import Primitives
import StorageTestKit
import Testing

@testable import IdentityStorage

/// Codes and sessions of one database, asked for at two processes at once.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedAccessTests {
    private func gather<Value: Sendable>(
        _ count: Int,
        _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for index in 0..<count { group.addTask { try await body(index) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func fiveTriesStayFiveAtTwoProcesses() async throws {
        try await SharedStores.with { first, second in
            try await first.add(try .sample(key: "k1"))
            let code = try await first.sendCode(AccessFixture.codeRequest("c1"))
            let words = try await gather(40) { index in
                let store = index % 2 == 0 ? first : second
                return try await store.signIn(
                    AccessFixture.signIn(
                        try AccessFixture.wrong(code, by: index + 1),
                        key: "s\(index)"
                    ),
                    rules: SessionRules()
                ).word
            }
            #expect(words.count { $0.hasPrefix("wrong") } == 5, "\(words)")
            #expect(words.count { $0 == "exhausted" } == 35)
        }
    }

    @Test func codeSignsInOnceAtTwoProcesses() async throws {
        try await SharedStores.with { first, second in
            try await first.add(try .sample(key: "k1"))
            let code = try await first.sendCode(AccessFixture.codeRequest("c1"))
            let words = try await gather(20) { index in
                let store = index % 2 == 0 ? first : second
                return try await store.signIn(
                    AccessFixture.signIn(code, key: "s\(index)"),
                    rules: SessionRules()
                ).word
            }
            #expect(words.count { $0 == "in" } == 1, "\(words)")
            #expect(words.count { $0 == "used" } == 19)
        }
    }

    @Test func limitsHoldAtTwoProcesses() async throws {
        try await SharedStores.with { first, second in
            let outcomes = try await gather(20) { index in
                let store = index % 2 == 0 ? first : second
                return try await store.requestCode(
                    AccessFixture.codeRequest("c\(index)", device: "d\(index)")
                )
            }
            let sent = outcomes.count { outcome in
                if case .decided = outcome { true } else { false }
            }
            #expect(sent == 1, "one phone gets one code a minute")
        }
    }

    @Test func memberCodeIsReadOnceAtTwoProcesses() async throws {
        try await SharedStores.with { first, second in
            let member = try await first.register(.sample(key: "k1")).answer
            let memberID = try #require(member?.memberID)
            let code = try #require(try await second.issueMemberCode(memberID, byMember: true)).code
            let outcomes = try await gather(20) { index in
                let store = index % 2 == 0 ? first : second
                return try await store.read(
                    MemberCodeStoreTests.reading(code, key: "r", till: "till:\(index)")
                )
            }
            let read = outcomes.count { $0 == .decided(memberID, isOffline: false) }
            #expect(read == 1, "\(outcomes)")
        }
    }

    @Test func idTokenIsGoodOnceAtTwoProcesses() async throws {
        try await SharedStores.with { first, second in
            let token = SpentToken(Redacted("header.payload.signature"))
            let taken = try await gather(20) { index in
                try await (index % 2 == 0 ? first : second).spend(token)
            }
            #expect(taken.count { $0 } == 1)
        }
    }

    @Test func attachedPhoneIsTakenOnceAtTwoProcesses() async throws {
        try await SharedStores.with { first, second in
            let owner = try #require(
                try await first.register(.sample(card: "HT0001", key: "k1")).answer?.memberID
            )
            try await first.add(.sample(phone: "13900000077", card: "HT0001", key: "k2"))
            let phone = try IdentityValue(.phone, normalising: "13900000077")
            let outcomes = try await gather(20) { index in
                try await (index % 2 == 0 ? first : second).link(
                    issuer: "https://issuer.example",
                    subject: "p\(index)",
                    to: phone,
                    takesUnproven: true
                )
            }
            #expect(outcomes.count { $0 == .unknown(takenFrom: owner) } == 1)
            #expect(outcomes.count { $0 == .unknown(takenFrom: nil) } == 19)
            #expect(try await second.verify().findings == [])
        }
    }

    @Test func refreshesAgreeAtTwoProcesses() async throws {
        try await SharedStores.with { first, second in
            try await first.add(try .sample(key: "k1"))
            let token = try await first.signedIn().refreshToken
            let sessions = try await gather(20) { index in
                try await (index % 2 == 0 ? first : second).refreshed(token).session
            }
            #expect(Set(sessions.map { $0?.refreshToken.unsafeRevealed }).count == 1)
            #expect(sessions[0] != nil)
        }
    }

    @Test func oneKeyIsMadeByTwoProcesses() async throws {
        try await SharedStores.with { first, second in
            let plan = SigningKeyPlan()
            _ = try await gather(8) { index in
                try await (index % 2 == 0 ? first : second).makeDueSigningKey(plan)
            }
            // Both may have made one at the same moment; every process signs with the same one.
            let records = try await first.signingKeys()
            #expect((1...2).contains(records.count))
            let other = try await second.signingKeys()
            #expect(
                plan.current(of: records, now: TestStore.start)
                    == plan.current(of: other, now: TestStore.start)
            )
        }
    }
}
