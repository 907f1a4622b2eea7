import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Testing

/// What is said of campaigns adds up, and follows members.
@Suite(.timeLimit(.minutes(2)))
struct CampaignStoreTests {
    private func with(
        on engine: StorageEngine,
        _ body: (SQLRecommendationsStore, any Database) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            try await body(
                try await SQLRecommendationsStore.open(database, random: { 42 }),
                database
            )
        }
    }

    private func member(_ number: Int64) -> MemberID {
        guard let member = MemberID(rawValue: number) else { preconditionFailure("no member") }
        return member
    }

    private func campaign(
        _ name: String = "a",
        days: ClosedRange<Int32> = 100...110,
        members: [Int64] = [],
        skus: [String] = [],
        used: [(Int64, Int32)] = []
    ) -> Campaign {
        Campaign(
            campaignID: name,
            kind: "letters",
            firstDay: Day(days.lowerBound),
            lastDay: Day(days.upperBound),
            members: members.map(member),
            coupons: skus.isEmpty ? [] : [.init(couponID: "c", skus: skus)],
            redemptions: used.map {
                .init(memberID: member($0.0), couponID: "c", day: Day($0.1))
            }
        )
    }

    private func tell(
        _ news: MemberNews,
        _ store: SQLRecommendationsStore,
        _ database: any Database
    ) async throws {
        try await database.write { try store.apply([news], in: $0) }
    }

    @Test(arguments: StorageEngine.allCases)
    func partsAddUpAndTheSameAgainAddsNothing(engine: StorageEngine) async throws {
        try await with(on: engine) { store, _ in
            let first = campaign(members: [1, 2], skus: ["tea", "milk"], used: [(1, 103)])
            #expect(try await store.put([first]) == 6)
            #expect(try await store.put([first, first]) == 0)
            let second = campaign(members: [2, 3], skus: ["rice"], used: [(1, 104)])
            #expect(try await store.put([second]) == 3)
            let known = try await store.campaigns(before: nil)
            #expect(
                known == [
                    campaign(
                        members: [1, 2, 3],
                        skus: ["milk", "rice", "tea"],
                        used: [(1, 103), (1, 104)]
                    )
                ]
            )
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func kindAndDaysAreThoseToldLast(engine: StorageEngine) async throws {
        try await with(on: engine) { store, _ in
            _ = try await store.put([campaign(days: 100...110, members: [1])])
            _ = try await store.put([campaign(days: 90...120)])
            let known = try await store.campaigns(before: nil)
            #expect(known == [campaign(days: 90...120, members: [1])])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func nothingOfTheDayAndLaterIsKnown(engine: StorageEngine) async throws {
        try await with(on: engine) { store, _ in
            _ = try await store.put([
                campaign("a", days: 100...110, members: [1], used: [(1, 103), (1, 104)]),
                campaign("b", days: 104...130, members: [1]),
            ])
            #expect(
                try await store.campaigns(before: Day(104))
                    == [campaign("a", days: 100...110, members: [1], used: [(1, 103)])]
            )
            #expect(try await store.campaigns(before: Day(100)) == [])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aMergeLeadsToTheSurvivorAndBack(engine: StorageEngine) async throws {
        try await with(on: engine) { store, database in
            let told = campaign(members: [1, 2], used: [(1, 103), (2, 103)])
            _ = try await store.put([told])
            let merge = MemberNews.merged(member(2), into: member(1), mergeID: 7)
            try await tell(merge, store, database)
            #expect(
                try await store.campaigns(before: nil)
                    == [campaign(members: [1], used: [(1, 103)])]
            )
            for id in [1, 2] as [Int64] {
                #expect(
                    try await store.campaigns(of: member(id), after: "", countMax: 9)
                        == [campaign(members: [1], used: [(1, 103)])]
                )
            }
            let unmerge = MemberNews.unmerged(
                member(2),
                from: member(1),
                mergeID: 7,
                orders: []
            )
            try await tell(unmerge, store, database)
            #expect(try await store.campaigns(before: nil) == [told])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func nothingOfErasedMembersStaysOrComes(engine: StorageEngine) async throws {
        try await with(on: engine) { store, database in
            let told = campaign(members: [1, 2, 3], used: [(1, 103), (2, 104), (3, 105)])
            _ = try await store.put([told])
            let merge = MemberNews.merged(member(2), into: member(1), mergeID: 7)
            try await tell(merge, store, database)
            try await tell(.erased(member(1)), store, database)
            let rest = [campaign(members: [3], used: [(3, 105)])]
            #expect(try await store.campaigns(before: nil) == rest)
            #expect(try await store.put([told]) == 0)
            #expect(try await store.campaigns(before: nil) == rest)
        }
    }
}
