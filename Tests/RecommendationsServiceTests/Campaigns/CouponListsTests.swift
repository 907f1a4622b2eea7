import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsStorage
import StorageTestKit
import Synchronization
import Testing

@testable import RecommendationsService

/// Coupons of campaigns, on the lists of rankers that have seen what coupons do.
@Suite(.timeLimit(.minutes(5)))
struct CouponListsTests {
    /// What coupons are for.
    private static let product = 50
    private static let members = 60
    /// The first day of the campaign that is live when lists are made.
    private static let lastStart = TestChain.firstDay + 195

    /// Whom each campaign reaches: half of the members, drawn anew each time.
    private static let reached: [Int32: Set<Int>] = {
        var random = SeededRandom(seed: 11)
        let starts = stride(from: TestChain.firstDay + 5, to: lastStart, by: 10)
        return Dictionary(
            uniqueKeysWithValues: starts.map { start in
                (start, Set((0..<members).filter { _ in Bool.random(using: &random) }))
            }
        )
    }()

    private static func campaign(
        _ start: Int32,
        members: some Sequence<Int>,
        used: [Int] = []
    ) -> RecommendationsV1.Campaign {
        RecommendationsV1.Campaign(
            campaignID: "from-\(start)",
            firstDay: Day(start).date.description,
            lastDay: Day(start + 9).date.description,
            memberIDs: members.map { TestChain.member($0).rawValue }.sorted(),
            coupons: [.init(couponID: "c", skus: ["s\(product)"])],
            redemptions: used.map {
                .init(
                    memberID: TestChain.member($0).rawValue,
                    couponID: "c",
                    day: Day(start + 5).date.description
                )
            }
        )
    }

    private static func put(
        _ campaigns: [RecommendationsV1.Campaign],
        _ handlers: CampaignHandlers
    ) async throws {
        _ = try await handlers.putCampaigns(
            .init(campaigns: campaigns),
            context: CallContext(
                method: RecommendationsV1.CampaignsMethods.putCampaigns,
                principal: nil,
                peer: nil,
                deadline: nil,
                metadata: CallMetadata()
            )
        )
    }

    /// Members who buy two products of their own every few days, and one more in the second half of
    /// the days of a campaign that reached them.
    private static func fill(_ chain: TestChain) async throws {
        var orders: [(day: Int32, fact: PurchaseFact)] = []
        for member in 0..<members {
            for day in stride(from: member % 3, to: Int(TestChain.days), by: 3) {
                let day = TestChain.firstDay + Int32(day)
                let start = TestChain.firstDay + 5 + (day - TestChain.firstDay - 5) / 10 * 10
                let hasCoupon = reached[start]?.contains(member) == true && day >= start + 5
                let own = member % 20
                orders.append(
                    (
                        day,
                        chain.order(
                            "\(member)-\(day)",
                            of: member,
                            [own, own + 20] + (hasCoupon ? [product] : []),
                            day: day
                        )
                    )
                )
            }
        }
        let inOrder = orders.sorted { $0.day < $1.day }.map(\.fact)
        _ = try await chain.store.apply(chain.batch(inOrder))
        try await KnownMembers.tellOfAll(in: chain.database)
        try await put(
            reached.sorted { $0.key < $1.key }.map { campaign($0.key, members: $0.value) },
            CampaignHandlers(store: chain.store)
        )
    }

    private func coupon(
        _ recommender: Recommender,
        _ member: Int
    ) async throws -> RecommendationsV1.Reason? {
        let list = try await recommender.recommend(
            ListRequest(member: TestChain.member(member), itemsMax: 20, list: .nextBasket)
        )
        #expect(list.modelVersion == "rankers@1")
        let told = list.items.filter { item in item.reasons.contains { $0.code == "coupon" } }
        #expect(told.allSatisfy { $0.sku == "s\(Self.product)" })
        return told.first?.reasons.first { $0.code == "coupon" }
    }

    @Test func whoHasACouponReadsThatItHasOne() async throws {
        try await TestChain.with { chain, _ in
            try await Self.fill(chain)
            let shelf = try await chain.shelf()
            var demands = TrainingDemands()
            demands.membersMin = 20
            demands.itemsMin = 20
            let status = try await chain.train(chain.job(shelf, demands: demands))
            #expect(status.state == .done, "\(status.text)")
            let coupons = CouponMemory(
                store: chain.store,
                membersMax: 100,
                isShared: false,
                now: { chain.now }
            )
            let recommender = try await chain.recommender(shelf, coupons: coupons)
            let handlers = CampaignHandlers(store: chain.store, coupons: coupons)
            for member in 0..<Self.members {
                #expect(try await coupon(recommender, member) == nil)
            }
            // It is told as soon as it is there, to whom it reached and to nobody else.
            try await Self.put([Self.campaign(Self.lastStart, members: 0..<30)], handlers)
            var told = 0
            for member in 0..<Self.members {
                let reason = try await coupon(recommender, member)
                #expect(reason == nil || member < 30, "\(member)")
                if reason != nil { told += 1 }
                #expect(reason.map { $0.textEn == "You have a coupon for it" } ?? true)
                #expect((reason?.contribution ?? 1) > 0)
            }
            // An item names its three strongest reasons: for nearly all this is one of them.
            #expect(told >= 25)
            #expect(try await coupon(recommender, 3) != nil)
            // One that was used is gone, for whoever used it.
            let used = Self.campaign(Self.lastStart, members: [], used: [3])
            try await Self.put([used], handlers)
            #expect(try await coupon(recommender, 3) == nil)
            #expect(try await coupon(recommender, 4) != nil)
            // And all of them are after their last day.
            chain.day.withLock { $0 = Self.lastStart + 9 }
            #expect(try await coupon(recommender, 4) != nil)
            chain.day.withLock { $0 = Self.lastStart + 10 }
            #expect(try await coupon(recommender, 4) == nil)
        }
    }

    @Test func trainingKnowsTheCouponsOfWhomItLearnsFrom() async throws {
        try await TestChain.with { chain, _ in
            try await Self.fill(chain)
            let day = Day(TestChain.firstDay + 170)
            let evidence = try await EvidenceLog.read(
                chain.store,
                level: .product,
                before: day,
                membersMax: 30
            )
            #expect((8...30).contains(evidence.members.count))
            for (place, member) in evidence.members.enumerated() {
                for cut in [TestChain.firstDay + 139, day.rawValue] {
                    let start = TestChain.firstDay + 5 + (cut - TestChain.firstDay - 5) / 10 * 10
                    let coupons = evidence.log.offers.coupons(of: Int32(place), today: cut)
                    let isReached =
                        Self.reached[start]?.contains(Int(member.rawValue - 1)) == true
                    #expect(coupons.count(of: Int32(Self.product)) == (isReached ? 1 : 0))
                    #expect(coupons.count(of: Int32(Self.product - 1)) == 0)
                }
            }
        }
    }

    /// A product that comes into the catalogue after its coupon.
    @Test func couponsNameLaterProductsToo() async throws {
        try await TestChain.with { chain, _ in
            let coupons = CouponMemory(
                store: chain.store,
                membersMax: 100,
                isShared: false,
                now: { chain.now }
            )
            var campaign = Self.campaign(Self.lastStart, members: [1])
            campaign.coupons = [.init(couponID: "c", skus: ["later"])]
            try await Self.put([campaign], CampaignHandlers(store: chain.store, coupons: coupons))
            let today = Day(TestChain.firstDay + TestChain.days)
            let id = Int32(TestChain.productCount)
            func count(_ products: Int) async throws -> Int {
                try await coupons.count(
                    of: id,
                    for: TestChain.member(1),
                    on: today,
                    productCount: products
                )
            }
            #expect(try await count(TestChain.productCount) == 0)
            _ = try await chain.store.put([Product(sku: "later", name: "Later")])
            #expect(try await count(TestChain.productCount + 1) == 1)
        }
    }

    /// What another process stores is known within half a second, what this one does at once.
    @Test func otherProcessesKnowWithinASecond() async throws {
        try await TestChain.with { chain, _ in
            let clock = Mutex(chain.now)
            func memory() -> CouponMemory {
                CouponMemory(
                    store: chain.store,
                    membersMax: 100,
                    isShared: true,
                    now: { clock.withLock { $0 } }
                )
            }
            let (one, two) = (memory(), memory())
            let handlers = CampaignHandlers(store: chain.store, coupons: one)
            let today = Day(TestChain.firstDay + TestChain.days)
            func counts(_ member: Int) async throws -> [Int] {
                var counts: [Int] = []
                for memory in [one, two] {
                    counts.append(
                        try await memory.count(
                            of: Int32(Self.product),
                            for: TestChain.member(member),
                            on: today,
                            productCount: TestChain.productCount
                        )
                    )
                }
                return counts
            }
            #expect(try await counts(1) == [0, 0])
            try await Self.put([Self.campaign(Self.lastStart, members: [1])], handlers)
            #expect(try await counts(1) == [1, 0])
            clock.withLock { $0 = $0.advanced(byMicroseconds: 500_000) }
            #expect(try await counts(1) == [1, 1])
            let used = Self.campaign(Self.lastStart, members: [2], used: [1])
            try await Self.put([used], handlers)
            #expect(try await counts(1) == [0, 1])
            clock.withLock { $0 = $0.advanced(byMicroseconds: 500_000) }
            #expect(try await counts(1) == [0, 0])
            #expect(try await counts(2) == [1, 1])
        }
    }
}

extension CouponMemory {
    /// How many coupons a member has for a product.
    fileprivate func count(
        of item: Int32,
        for member: MemberID,
        on day: Day,
        productCount: Int
    ) async throws -> Int {
        try await coupons(of: member, on: day, productCount: productCount).coupons.count(of: item)
    }
}
