import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Ten clients that register one phone at once, a hundred times over.
@Suite(.timeLimit(.minutes(5))) struct OnePersonTests {
    static let repetitions = 100
    static let clients = 10

    /// Registers one phone from all clients at once, in repetition after repetition.
    static func race(_ stores: [SQLMemberStore]) async throws {
        for person in 0..<repetitions {
            let outcomes = try await withThrowingTaskGroup(of: RegistrationOutcome.self) { group in
                for client in 0..<clients {
                    let store = stores[client % stores.count]
                    let registration = try Registration.sample(
                        phone: "1380000\(1000 + person)",
                        // Some know a card too, and all know the same.
                        card: client % 3 == 0 ? "HT\(1000 + person)" : nil,
                        key: "person-\(person)",
                        caller: "till:\(client)"
                    )
                    group.addTask { try await store.register(registration) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let answers = outcomes.compactMap(\.answer)
            #expect(answers.count == clients, "\(outcomes)")
            #expect(Set(answers.map(\.memberID)).count == 1)
            #expect(answers.count(where: \.isCreated) == 1)
        }
        for store in stores {
            let verification = try await store.verify()
            #expect(verification.findings == [])
            #expect(verification.memberCount == repetitions)
            #expect(verification.identityCount == 2 * repetitions)
        }
    }

    @Test func oneMemberOnSQLite() async throws {
        try await TestStore.with { store in try await Self.race([store]) }
    }
}
