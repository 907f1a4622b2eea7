import Messages
import Primitives
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsService
import RecommendationsStorage
import Synchronization
import Testing

/// Lists that rankers cannot fill, and where what is popular is said to be.
@Suite(.timeLimit(.minutes(5)))
struct FilledListsTests {
    private func with(
        _ body: (TestChain, Recommender, ServedModels) async throws -> Void
    ) async throws {
        try await TestChain.with { chain, _ in
            let shelf = try await chain.fillTrained()
            let served = try #require(shelf.served)
            try await body(chain, try await chain.recommender(shelf), served)
        }
    }

    @Test(arguments: ListKind.allCases)
    func whatRankersLeaveOpenIsFilledFromTheCounts(list: ListKind) async throws {
        try await with { chain, recommender, served in
            for member in 0..<10 {
                let log = try await chain.store.purchases(of: TestChain.member(member))
                let bought = Set(log.standing.flatMap(\.products).map { "s\($0.rawValue)" })
                var request = ListRequest(
                    member: TestChain.member(member),
                    itemsMax: TestChain.productCount,
                    list: list
                )
                let response = try await recommender.recommend(request)
                #expect(response.modelVersion == served.name)
                // Every product that may stand there does, once.
                let others = list == .discovery ? bought : []
                let skus = Set((0..<TestChain.productCount).map { "s\($0)" })
                #expect(Set(response.items.map(\.sku)) == skus.subtracting(others))
                #expect(Set(response.items.map(\.sku)).count == response.items.count)
                #expect(response.items.allSatisfy { $0.isNew == !bought.contains($0.sku) })
                if list != .blend {
                    let scores = response.items.map(\.score)
                    #expect(scores == scores.sorted(by: >))
                }
                #expect(response.items.allSatisfy { !$0.reasons.isEmpty })
                // The rules hold for all of it.
                request.excludedCategories = ["category 1", "category 3"]
                let ruled = try await recommender.recommend(request)
                let categories = Set(ruled.items.map(\.category))
                #expect(categories.isDisjoint(with: request.excludedCategories))
                #expect(ruled.items.count > response.items.count / 3)
            }
        }
    }

    @Test func aFilledListIsAsFreshAsWhatFillsIt() async throws {
        try await with { chain, recommender, _ in
            _ = try await recommender.put([TestChain.product(TestChain.productCount)])
            let request = ListRequest(
                member: TestChain.member(0),
                itemsMax: 100,
                list: .discovery
            )
            let sku = "s\(TestChain.productCount)"
            let before = try await recommender.recommend(request)
            #expect(!before.items.contains { $0.sku == sku })
            let day = chain.day.withLock { $0 }
            let orders = (0..<5).map { number in
                chain.order("x\(number)", of: 20 + number, [TestChain.productCount], day: day)
            }
            try await recommender.take(chain.batch(orders))
            chain.day.withLock { $0 += 1 }
            let after = try await recommender.recommend(request)
            let item = try #require(after.items.first { $0.sku == sku })
            #expect(item.reasons.map(\.textEn) == ["Popular lately"])
        }
    }

    /// Only of a store, and only of what was bought there, it is said that it is popular there.
    @Test func popularInThisStoreIsSaidOnlyWhereItIsSo() async throws {
        try await FeedbackFixture.with(
            products: ["tea", "milk", "rice"].map { Product(sku: $0, name: $0) }
        ) { fixture in
            let north = "acme/north/store-1"
            for (order, sale) in [
                (north, "tea"), (north, "tea"), ("acme/north/store-2", "milk"),
                ("acme/south/store-3", "rice"),
            ].enumerated() {
                try await fixture.buy(
                    100 + Int64(order),
                    order: Int64(order) + 1,
                    store: sale.0,
                    channel: "app",
                    [sale.1]
                )
            }
            func texts(
                _ change: (inout RecommendationsV1.RecommendRequest) -> Void
            ) async throws -> [String: [String]] {
                let list = try await fixture.list(1, change)
                #expect(list.items.count == 3)
                return Dictionary(
                    uniqueKeysWithValues: list.items.map { ($0.sku, $0.reasons.map(\.textEn)) }
                )
            }
            let everywhere = ["Popular lately"]
            let here = ["Popular in this store lately"]
            #expect(
                try await texts { $0.organisation = north }
                    == ["tea": here, "milk": everywhere, "rice": everywhere]
            )
            let all = ["tea": everywhere, "milk": everywhere, "rice": everywhere]
            #expect(try await texts { $0.organisation = "acme/north" } == all)
            #expect(try await texts { $0.organisation = "acme/unknown" } == all)
            #expect(try await texts { $0.channel = "app" } == all)
            #expect(try await texts { _ in } == all)
            fixture.members.set(1) { $0.home = OrganisationPath("acme/north") }
            #expect(try await texts { _ in } == all)
            fixture.members.set(1) { $0.isPersonalised = false }
            #expect(try await texts { $0.organisation = north }["tea"] == here)
        }
    }

    /// Rankers that were asked for a store which they do not know look at the member's own.
    @Test func rankersSayThisStoreOnlyOfTheStoreTheyLookedAt() async throws {
        try await with { chain, recommender, _ in
            var codes = 0
            for member in 0..<TestChain.memberCount {
                for unit in ["acme/store-1", "acme/store-2", "acme", "acme/store-77"] {
                    let list = try await recommender.recommend(
                        ListRequest(
                            member: TestChain.member(member),
                            itemsMax: 20,
                            organisation: OrganisationPath(unit)
                        )
                    )
                    let isKnown = unit == "acme/store-1" || unit == "acme/store-2"
                    for reason in list.items.flatMap(\.reasons)
                    where reason.code == "popular_at_store" {
                        codes += 1
                        #expect(
                            reason.textEn
                                == (isKnown ? "Popular in this store" : "Popular at your store")
                        )
                    }
                }
            }
            #expect(codes > 0)
        }
    }

    /// With models on the shelf too, and after a new start.
    @Test func newcomersGetTheFavouritesOfTheirChannel() async throws {
        try await TestChain.with { chain, _ in
            let shelf = try await chain.fillTrained()
            let first = try await chain.recommender(shelf)
            let day = chain.day.withLock { $0 }
            var facts: [PurchaseFact] = []
            for number in 0..<30 {
                facts.append(
                    .bought(
                        TestChain.member(500 + number),
                        OrderKey(channel: "mini_program", orderID: "m\(number)"),
                        paidAt: TestChain.noon(day),
                        day: Day(day),
                        organisation: "acme/store-1",
                        lines: [.init(sku: "s59", category: "", brand: "")]
                    )
                )
            }
            try await first.take(chain.batch(facts))
            chain.day.withLock { $0 += 1 }
            for recommender in [first, try await chain.recommender(shelf)] {
                var request = ListRequest(member: TestChain.member(900), itemsMax: 5)
                request.channel = "mini_program"
                let channel = try await recommender.recommend(request)
                #expect(channel.items.first?.sku == "s59")
                #expect(channel.items.first?.reasons.map(\.textEn) == ["Popular lately"])
                request.channel = "pos"
                let other = try await recommender.recommend(request)
                #expect(other.items.first?.sku != "s59" && other.items.count == 5)
            }
        }
    }
}
