import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Testing

/// Campaigns of before, as offers learn from them: the newest, and of those asked for whom they
/// reached.
@Suite(.timeLimit(.minutes(2)))
struct SQLPastCampaignsTests {
    private static func member(_ number: Int64) throws -> MemberID {
        try #require(MemberID(rawValue: number))
    }

    private static func campaign(
        _ name: String,
        _ days: ClosedRange<Int32>,
        _ members: [Int64]
    ) throws -> Campaign {
        Campaign(
            campaignID: name,
            kind: "coupon",
            firstDay: Day(days.lowerBound),
            lastDay: Day(days.upperBound),
            members: try members.map(member),
            coupons: [
                Campaign.Coupon(couponID: "1", skus: ["\(name)-1"]),
                Campaign.Coupon(couponID: "2", skus: ["\(name)-2"]),
            ],
            redemptions: []
        )
    }

    @Test(arguments: StorageEngine.allCases)
    func theNewestAreFoundAndWhoTheyReached(engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(database, random: { 1 })
            let past = SQLPastCampaigns(database)
            _ = try await store.put([
                try Self.campaign("a", 10...20, [1, 2]), try Self.campaign("b", 12...40, [2, 3]),
                try Self.campaign("c", 5...9, [4]), try Self.campaign("d", 30...50, [1]),
            ])
            let newest = try await past.newest(before: Day(41), countMax: 2)
            #expect(newest.map(\.name) == ["b", "a"])
            #expect(newest.map(\.days) == [Day(12)...Day(40), Day(10)...Day(20)])
            #expect(newest.first?.skus == ["b-1", "b-2"])
            #expect(try await past.newest(before: Day(40), countMax: 9).map(\.name) == ["a", "c"])
            // Whoever was merged into another counts as that one, over two steps too.
            let (two, seven, eight) = (
                try Self.member(2), try Self.member(7), try Self.member(8)
            )
            _ = try await database.write { writer in
                try store.apply(
                    [
                        .merged(two, into: seven, mergeID: 1),
                        .merged(seven, into: eight, mergeID: 2),
                    ],
                    in: writer
                )
            }
            let asked = try [8, 3, 1, 5].map(Self.member)
            #expect(try await past.reached(by: "b", among: asked) == [eight, try Self.member(3)])
            #expect(try await past.reached(by: "x", among: asked).isEmpty)
            #expect(try await past.reached(by: "a", among: []).isEmpty)
        }
    }
}
