import Messages
import Primitives
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// Outcomes are what a member did: they need its consent, and go with it.
extension ExperimentsTests {
    private func click(
        _ laboratory: Laboratory,
        _ house: OfferHouse,
        _ key: String,
        at moment: Timestamp? = nil
    ) async throws -> Bool {
        try await ExperimentsHandlers(laboratory: laboratory).recordOutcome(
            .init(
                memberID: 1,
                experiment: "greeting",
                idempotencyKey: key,
                at: (moment ?? house.now).microseconds
            ),
            context: house.context()
        ).counted
    }

    private func outcomes(_ laboratory: Laboratory, _ house: OfferHouse) async throws -> UInt32 {
        try await ExperimentsHandlers(laboratory: laboratory).listMemberArms(
            .init(memberID: 1),
            context: house.context()
        ).arms.first?.outcomes ?? 0
    }

    @Test(arguments: StorageEngine.allCases)
    func outcomesNeedConsentAndGoWithIt(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            let (member, store) = (try #require(MemberID(rawValue: 1)), house.store)
            _ = try await Self.put(laboratory, house, Self.experiment())
            _ = try await Self.assign(laboratory, house, 1)
            #expect(try await click(laboratory, house, "k1"))
            _ = house.people.unrecorded.withLock { $0.insert(member) }
            #expect(try await !click(laboratory, house, "k2"))
            #expect(try await outcomes(laboratory, house) == 1)
            try await house.database.write { try store.apply([.withdrew(member)], in: $0) }
            #expect(try await outcomes(laboratory, house) == 0)
            // Which arm the member is in is kept.
            #expect(try await laboratory.store.part(of: member, in: "greeting") != nil)
            house.people.unrecorded.withLock { $0 = [] }
            _ = house.people.unpersonalised.withLock { $0.insert(member) }
            #expect(try await !click(laboratory, house, "k3"))
            #expect(try await outcomes(laboratory, house) == 0)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func ofOutcomesTheEarliestOfTheDaysAreKept(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            _ = try await Self.put(
                laboratory,
                house,
                Self.experiment { $0.metric = .init(kind: .click, days: 2) }
            )
            _ = try await Self.assign(laboratory, house, 1)
            let exposed = house.now
            house.wait(days: 10)
            let before = exposed.advanced(byMicroseconds: -1)
            #expect(try await !click(laboratory, house, "early", at: before))
            #expect(try await !click(laboratory, house, "late"))
            for number in 0..<105 {
                let moment = exposed.advanced(byMicroseconds: Int64(1_000 - number))
                #expect(try await click(laboratory, house, "k\(number)", at: moment))
            }
            #expect(try await outcomes(laboratory, house) == 100)
            let kept = try await house.database.read { reader in
                try reader.integer("SELECT max(happened_at) FROM experiment_outcomes")
            }
            #expect(kept == exposed.microseconds + 995)
        }
    }
}
