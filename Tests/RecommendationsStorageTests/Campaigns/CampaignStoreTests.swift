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

    @Test(arguments: StorageEngine.allCases)
    func onlyWhatIsAskedForIsRead(engine: StorageEngine) async throws {
        try await with(on: engine) { store, database in
            let all = [
                campaign("a", days: 100...110, members: [1, 2], skus: ["tea"], used: [(2, 103)]),
                campaign("b", days: 104...130, members: [2, 3], skus: ["milk"], used: [(3, 105)]),
                campaign("c", days: 120...125, members: [4], used: [(4, 124)]),
                campaign("d", days: 140...150, members: [1]),
            ]
            _ = try await store.put(all)
            var query = CampaignQuery()
            query.newestMax = 2
            #expect(try await store.campaigns(query) == [all[2], all[3]])
            query.endedBefore = Day(140)
            #expect(try await store.campaigns(query) == [all[1], all[2]])
            query = CampaignQuery()
            query.before = Day(105)
            query.endedBefore = Day(131)
            #expect(
                try await store.campaigns(query)
                    == [all[0], campaign("b", days: 104...130, members: [2, 3], skus: ["milk"])]
            )
            // Of some members, whatever id led to them: 5 to 4 to 3.
            _ = try await store.put([campaign("a", members: [5], used: [(5, 106)])])
            for (absorbed, survivor, id) in [(5, 4, 7), (4, 3, 8)] as [(Int64, Int64, Int64)] {
                let merge = MemberNews.merged(member(absorbed), into: member(survivor), mergeID: id)
                try await tell(merge, store, database)
            }
            query = CampaignQuery()
            let whole = try await store.campaigns(query)
            #expect(whole.map { $0.members.map(\.rawValue) } == [[1, 2, 3], [2, 3], [3], [1]])
            for some in [[3], [1, 3], [2], [9], []] as [[Int64]] {
                query.members = some.map(member)
                let part = try await store.campaigns(query)
                let expected = whole.map { campaign in
                    Campaign(
                        campaignID: campaign.campaignID,
                        kind: campaign.kind,
                        firstDay: campaign.firstDay,
                        lastDay: campaign.lastDay,
                        members: campaign.members.filter { some.contains($0.rawValue) },
                        coupons: campaign.coupons,
                        redemptions: campaign.redemptions.filter {
                            some.contains($0.memberID.rawValue)
                        }
                    )
                }
                #expect(part == expected, "\(some)")
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func couponsOfADayAreReadAgainOnlyWhereTheyChanged(engine: StorageEngine) async throws {
        try await with(on: engine) { store, database in
            _ = try await store.put(["tea", "milk"].map { Product(sku: $0, name: $0) })
            #expect(
                try await store.liveCampaigns(on: Day(105), countMax: 9, known: [:])
                    == LiveCampaigns(campaigns: [], hasAny: false)
            )
            _ = try await store.put([
                campaign("a", days: 100...110, members: [1, 2], skus: ["tea", "new"]),
                campaign("b", days: 105...105, members: [2], skus: ["milk"]),
                campaign("c", days: 106...130, members: [2], skus: ["milk"]),
                campaign("d", days: 90...104, members: [2], skus: ["milk"], used: [(2, 95)]),
            ])
            let first = try await store.liveCampaigns(on: Day(105), countMax: 9, known: [:])
            #expect(first.hasAny && first.campaigns.map(\.campaignID) == ["a", "b"])
            #expect(
                first.campaigns.map(\.coupons)
                    == [
                        [.init(couponID: "c", products: [ProductID(0)])],
                        [.init(couponID: "c", products: [ProductID(1)])],
                    ]
            )
            #expect(first.campaigns.map(\.isWhole) == [false, true])
            let newest = try await store.liveCampaigns(on: Day(105), countMax: 1, known: [:])
            #expect(newest.campaigns.map(\.campaignID) == ["b"])
            let known = Dictionary(
                uniqueKeysWithValues: first.campaigns.map { ($0.campaignID, $0.revision) }
            )
            // Members and uses change no coupon.
            _ = try await store.put([campaign("a", members: [3], skus: ["tea"], used: [(1, 103)])])
            _ = try await store.put([campaign("b", days: 105...105, skus: ["milk", "tea"])])
            let second = try await store.liveCampaigns(on: Day(105), countMax: 9, known: known)
            #expect(second.campaigns[0].coupons == nil)
            #expect(
                second.campaigns[1].coupons
                    == [.init(couponID: "c", products: [ProductID(0), ProductID(1)])]
            )
            let merge = MemberNews.merged(member(1), into: member(2), mergeID: 7)
            try await tell(merge, store, database)
            for id in [1, 2] as [Int64] {
                let found = try await store.campaigns(reaching: member(id), on: Day(105))
                #expect(found.reached == ["a", "b", "c"])
                #expect(found.redemptionCount == 2)
                #expect(
                    found.used == [
                        .init(campaignID: "a", couponID: "c"),
                        .init(campaignID: "d", couponID: "c"),
                    ]
                )
            }
            #expect(
                try await store.campaigns(reaching: member(9), on: Day(105)) == MemberCampaigns()
            )
        }
    }
}
