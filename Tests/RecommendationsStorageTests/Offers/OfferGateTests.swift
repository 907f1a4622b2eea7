import Foundation
import MemberDirectory
import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// Nothing is made to a member that is being erased, merged away, not known or not to be judged.
@Suite(.timeLimit(.minutes(2)))
struct OfferGateTests {
    private struct House {
        let database: any Database
        let store: SQLRecommendationsStore
        let offers: SQLOffersStore
        let member: MemberID
        let offer: Offer

        init(_ database: any Database) async throws {
            self.database = database
            store = try await SQLRecommendationsStore.open(
                database,
                beside: MemberDirectory.migrations,
                random: { 7 }
            )
            offers = SQLOffersStore(database) { member, writer in
                try MemberDirectory.lockedFacts(of: member, in: writer)
                    .map { ($0.memberID, $0.isPersonalised) }
            }
            member = try #require(MemberID(rawValue: 1))
            var offer = Offer(
                id: "c",
                kind: .amount,
                organisation: try #require(OrganisationPath("acme"))
            )
            offer.benefitFen = 500
            offer.budgetFen = 10_000
            offer.endsAt = Timestamp(microseconds: 1_000)
            self.offer = offer
            _ = try await offers.put(
                [offer],
                within: offer.organisation,
                openMax: 9,
                at: Timestamp(microseconds: 0)
            )
        }

        func know(gates: Int64 = 0, survivor: Int64? = nil) async throws {
            _ = try await database.write { [member] writer in
                try writer.execute("DELETE FROM directory_members")
                try writer.execute(
                    """
                    INSERT INTO directory_members (member_id, home, state, gates, child_stages,
                    tags, partners, survivor_id) VALUES ($1, 'acme', 1, $2, '', '', '', $3)
                    """,
                    [.integer(member.rawValue), .integer(gates), SQLValue(survivor)]
                )
                guard let survivor else { return }
                try writer.execute(
                    """
                    INSERT INTO directory_members (member_id, home, state, gates, child_stages,
                    tags, partners) VALUES ($1, 'acme', 1, 0, '', '', '')
                    """,
                    [.integer(survivor)]
                )
            }
        }

        func make() async throws -> [OfferMaking] {
            let making = OfferMaking(
                member: member,
                offerID: "c",
                state: .open,
                madeAt: Timestamp(microseconds: 1),
                validUntil: Timestamp(microseconds: 9),
                propensity: 0.9,
                isTrial: false,
                benefitFen: 500,
                expectedFen: 1,
                features: []
            )
            return try await offers.make(
                [making],
                offers: ["c": offer],
                countMax: 3,
                sinceMax: (since: Timestamp(microseconds: 0), count: 3)
            )
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whoMayNotBeJudgedOrIsNotKnownGetsNone(engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            let house = try await House(database)
            #expect(try await house.make().isEmpty)
            try await house.know(gates: 4)
            #expect(try await house.make().isEmpty)
            try await house.know(survivor: 2)
            #expect(try await house.make().isEmpty)
            #expect(try await house.offers.totals()["c"]?.reservedFen == 0)
            try await house.know()
            #expect(try await house.make().count == 1)
        }
    }

    /// An erasure that has begun and not ended is waited for.
    @Test(arguments: StorageEngine.allCases)
    func nothingIsMadeBesideAnErasure(engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            let house = try await House(database)
            try await house.know()
            let making = Mutex<Task<[OfferMaking], any Error>?>(nil)
            let member = house.member
            let store = house.store
            let ended = DispatchSemaphore(value: 0)
            _ = try await database.write { writer in
                // As the directory takes an erasure in: its row first.
                try writer.execute(
                    "UPDATE directory_members SET state = 5 WHERE member_id = $1",
                    [.integer(member.rawValue)]
                )
                _ = try store.apply([.erased(member)], in: writer)
                making.withLock {
                    $0 = Task {
                        defer { ended.signal() }
                        return try await house.make()
                    }
                }
                // A transaction that waits for this one cannot be told from one that has not begun;
                // where it does not wait, it ends long before that.
                _ = ended.wait(timeout: .now() + .milliseconds(500))
            }
            let task = try #require(making.withLock { $0 })
            #expect(try await task.value.isEmpty)
            #expect(try await house.offers.makings(of: member).isEmpty)
            #expect(try await house.offers.totals()["c"]?.reservedFen == 0)
        }
    }
}
