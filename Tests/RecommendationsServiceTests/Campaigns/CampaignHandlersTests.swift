import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageTestKit
import Testing

/// Campaigns come in as they are told, or not at all.
struct CampaignHandlersTests {
    private typealias Message = RecommendationsV1.Campaign

    private static let whole = RecommendationsV1.Campaign(
        campaignID: "26",
        kind: "Type A",
        firstDay: "2017-03-03",
        lastDay: "2017-04-09",
        memberIDs: [1, 2],
        coupons: [.init(couponID: "10000085207", skus: ["9676830", "9676943"])],
        redemptions: [.init(memberID: 2, couponID: "10000085207", day: "2017-03-05")]
    )

    private func put(
        _ campaigns: [RecommendationsV1.Campaign],
        _ store: SQLRecommendationsStore
    ) async throws -> UInt64 {
        try await CampaignHandlers(store: store).putCampaigns(
            .init(campaigns: campaigns),
            context: CallContext(
                method: RecommendationsV1.CampaignsMethods.putCampaigns,
                principal: nil,
                peer: nil,
                deadline: nil,
                metadata: CallMetadata()
            )
        ).added
    }

    @Test func whatIsToldIsKept() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(database, random: { 42 })
            #expect(try await put([Self.whole], store) == 6)
            #expect(try await put([Self.whole], store) == 0)
            let known = try #require(try await store.campaigns(before: nil).first)
            #expect(known.kind == "Type A")
            #expect(known.firstDay.date.description == "2017-03-03")
            #expect(known.lastDay.date.description == "2017-04-09")
            #expect(known.members.map(\.rawValue) == [1, 2])
            #expect(known.coupons.first?.skus == ["9676830", "9676943"])
            #expect(known.redemptions.first?.day.date.description == "2017-03-05")
        }
    }

    private static func broken(
        _ change: (inout RecommendationsV1.Campaign) -> Void
    ) -> RecommendationsV1.Campaign {
        var campaign = whole
        change(&campaign)
        return campaign
    }

    @Test(arguments: [
        ("campaign_id", broken { $0.campaignID = "" }),
        ("kind", broken { $0.kind = String(repeating: "k", count: 65) }),
        ("first_day", broken { $0.firstDay = "2017-02-30" }),
        ("last_day", broken { $0.lastDay = "2017-03-02" }),
        ("member_ids[1]", broken { $0.memberIDs[1] = 0 }),
        ("coupons[0].coupon_id", broken { $0.coupons[0].couponID = "a b" }),
        ("coupons[0].skus[1]", broken { $0.coupons[0].skus[1] = "" }),
        ("redemptions[0].member_id", broken { $0.redemptions[0].memberID = -1 }),
        ("redemptions[0].coupon_id", broken { $0.redemptions[0].couponID = "" }),
        ("redemptions[0].day", broken { $0.redemptions[0].day = "yesterday" }),
    ])
    func aWrongFieldIsNamedAndNothingIsKept(
        field: String,
        campaign: RecommendationsV1.Campaign
    ) async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(database, random: { 42 })
            await #expect {
                _ = try await put([Self.whole, campaign], store)
            } throws: {
                ($0 as? RPCError)?.fieldViolations.first?.field == "campaigns[1].\(field)"
            }
            #expect(try await store.campaigns(before: nil) == [])
        }
    }

    @Test func aMemberIsToldPageByPageWhatReachedIt() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(database, random: { 42 })
            let later = Self.broken {
                $0.campaignID = "27"
                $0.memberIDs = [1, 3]
                $0.redemptions = []
            }
            _ = try await put([Self.whole, later], store)
            func list(
                _ member: Int64,
                cursor: String = "",
                size: UInt32 = 1
            ) async throws
                -> RecommendationsV1.ListMemberCampaignsResponse
            {
                try await CampaignHandlers(store: store).listMemberCampaigns(
                    .init(memberID: member, pageSize: size, cursor: cursor),
                    context: CallContext(
                        method: RecommendationsV1.CampaignsMethods.listMemberCampaigns,
                        principal: nil,
                        peer: nil,
                        deadline: nil,
                        metadata: CallMetadata()
                    )
                )
            }
            let first = try await list(1)
            #expect(first.campaigns.map(\.campaignID) == ["26"])
            let second = try await list(1, cursor: first.nextCursor)
            #expect(second.campaigns.map(\.campaignID) == ["27"])
            #expect(second.nextCursor.isEmpty)
            // What others used is nobody's business.
            #expect(first.campaigns[0].redemptions == [])
            let used = try await list(2).campaigns
            #expect(used.map(\.firstDay) == ["2017-03-03"])
            #expect(used[0].redemptions.map(\.day) == ["2017-03-05"])
            #expect(try await list(9).campaigns == [])
            await #expect(throws: RPCError.self) { _ = try await list(1, size: 201) }
            await #expect(throws: RPCError.self) { _ = try await list(0) }
        }
    }

    @Test func tooMuchAtOnceIsRefused() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(database, random: { 42 })
            let large = Self.broken { $0.memberIDs = Array(1...20_000) }
            await #expect {
                _ = try await put([large], store)
            } throws: {
                ($0 as? RPCError)?.fieldViolations.first?.field == "campaigns"
            }
            await #expect(throws: RPCError.self) { _ = try await put([], store) }
        }
    }
}
