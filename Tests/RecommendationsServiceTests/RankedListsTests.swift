import Messages
import Primitives
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsStorage
import StorageTestKit
import Synchronization
import Testing

@testable import RecommendationsService

/// Lists of trained models, end to end over a store.
@Suite(.timeLimit(.minutes(5)))
struct RankedListsTests {
    private func with(
        _ body: (TestChain, Recommender, ServedModels) async throws -> Void
    ) async throws {
        try await TestChain.with { chain, _ in
            let shelf = try await chain.fillTrained()
            let served = try #require(shelf.served)
            try await body(chain, try await chain.recommender(shelf), served)
        }
    }

    private func request(_ member: Int, _ list: ListKind = .blend) -> ListRequest {
        ListRequest(member: TestChain.member(member), itemsMax: 20, list: list)
    }

    @Test func listsAreWhatTheirNamesSay() async throws {
        try await with { chain, recommender, served in
            for member in 0..<30 {
                let log = try await chain.store.purchases(of: TestChain.member(member))
                let bought = Set(log.standing.flatMap(\.products).map { "s\($0.rawValue)" })
                let next = try await recommender.recommend(request(member, .nextBasket))
                let discovery = try await recommender.recommend(request(member, .discovery))
                let blend = try await recommender.recommend(request(member))
                for list in [next, discovery, blend] {
                    #expect(list.modelVersion == served.name)
                    #expect(Set(list.items.map(\.sku)).count == list.items.count)
                    for item in list.items {
                        #expect(item.isNew == !bought.contains(item.sku))
                        #expect(!item.reasons.isEmpty)
                        #expect(
                            item.reasons.allSatisfy { $0.contribution > 0 && !$0.textZh.isEmpty }
                        )
                    }
                }
                #expect(discovery.items.allSatisfy(\.isNew) && !discovery.items.isEmpty)
                for list in [next, discovery] {
                    #expect(list.items.map(\.score) == list.items.map(\.score).sorted(by: >))
                }
                let new = blend.items.filter(\.isNew).map(\.sku)
                #expect(new == discovery.items.prefix(new.count).map(\.sku))
                #expect(!new.isEmpty && 2 * new.count <= blend.items.count + 1)
            }
        }
    }

    /// For every item of every list: without what its reason names, as the reader of features sees
    /// it, the ranker gives a lower score, by just what the reason says.
    @Test(arguments: ListKind.allCases)
    func withoutTheNamedEvidenceTheScoreIsLower(list: ListKind) async throws {
        try await with { chain, recommender, served in
            var counts: [String: Int] = [:]
            var items = 0
            var candidates = 0
            for member in 0..<TestChain.memberCount {
                let response = try await recommender.recommend(request(member, list))
                let purchases = try await recommender.purchases(
                    of: TestChain.member(member),
                    withHistory: true
                )
                let today = Day(chain.day.withLock { $0 })
                let basis = try #require(recommender.basis(purchases, served, today: today))
                func reader(hiding hidden: Set<Evidence> = []) -> EvidenceReader {
                    var reader = EvidenceReader(knowledge: served.trained.knowledge, hiding: hidden)
                    reader.read(basis.history, member: -1, today: basis.asOf.rawValue)
                    return reader
                }
                let whole = reader()
                candidates += 20
                // After what models ranked there is nothing but what counts fill the list up with.
                var isFilling = false
                for item in response.items {
                    let isDiscovery = list == .discovery || (list == .blend && item.isNew)
                    let ranker = isDiscovery ? served.discovery : served.nextBasket
                    let id = try #require(Int32(item.sku.dropFirst()))
                    if Self.score(ranker, whole, id) != item.score { isFilling = true }
                    guard !isFilling else {
                        #expect(item.reasons.allSatisfy { Self.counted.contains($0.code) })
                        continue
                    }
                    items += 1
                    for reason in item.reasons {
                        let evidence = try #require(Self.evidence[reason.code], "\(reason.code)")
                        // A product bought on one day is named alike for its rhythm and its habit.
                        let without = evidence.map { hidden in
                            Self.score(ranker, reader(hiding: [hidden]), id)
                        }
                        #expect(
                            without.contains { rest in
                                rest < item.score
                                    && abs(item.score - rest - reason.contribution) < 1e-9
                            },
                            "\(item.sku) for \(member): \(reason.code)"
                        )
                        counts[reason.code, default: 0] += 1
                    }
                }
            }
            #expect(items > candidates / 2)
            #expect(counts.count >= 4, "\(counts)")
        }
    }

    private static let counted: Set<String> = [
        "popular_lately", "you_bought_before", "you_buy_often",
    ]

    private static func score(
        _ ranker: RecommendationsLearning.Ranker,
        _ reader: EvidenceReader,
        _ item: Int32
    ) -> Double {
        var row: [Float] = []
        reader.append(item, to: &row)
        return ranker.trees.score(row)
    }

    private static let evidence: [String: [Evidence]] = [
        "you_bought_before": [.rhythm, .habit], "you_buy_often": [.habit, .rhythm],
        "you_buy_every": [.rhythm], "you_buy_kind": [.kind], "new_kind": [.kind],
        "bought_with": [.together], "popular_lately": [.popular], "rising_lately": [.trend],
        "first_bought_lately": [.trend], "popular_at_store": [.store], "on_offer": [.price],
        "own_brand": [.price], "fits_your_prices": [.price], "low_price": [.price],
        "coupon": [.coupon], "fits_you": [.member],
    ]

    @Test func anOrderChangesTheNextAnswerAtOnce() async throws {
        try await with { chain, recommender, served in
            let before = try await recommender.recommend(request(3, .discovery))
            #expect(try await recommender.recommend(request(3, .discovery)) == before)
            let found = try #require(before.items.first)
            let product = try #require(Int(found.sku.dropFirst()))
            let day = chain.day.withLock { $0 }
            let order = chain.order("new", of: 3, [product], day: day)
            try await recommender.take(chain.batch([order]))
            let after = try await recommender.recommend(request(3, .discovery))
            #expect(!after.items.contains { $0.sku == found.sku })
            #expect(after.lastPurchaseAt == TestChain.noon(day).microseconds)
            let next = try await recommender.recommend(request(3, .nextBasket))
            #expect(next.items.contains { $0.sku == found.sku && !$0.isNew })
            // Taken back, it is as if it had never been.
            let back = PurchaseFact.takenBack(
                TestChain.member(3),
                OrderKey(channel: "pos", orderID: "new")
            )
            try await recommender.take(chain.batch([back]))
            #expect(try await recommender.recommend(request(3, .discovery)).items == before.items)
            #expect(try await recommender.verify().findings == [])
            #expect(after.modelVersion == served.name)
        }
    }

    @Test func whoBoughtLittleOrOptedOutGetsCounts() async throws {
        try await with { chain, recommender, served in
            let cold = TestChain.memberCount + 1
            for number in 0..<4 {
                let day = TestChain.firstDay + 190 + Int32(number)
                let order = chain.order("c\(number)", of: cold, [number], day: day)
                try await recommender.take(chain.batch([order]))
            }
            let counted = try await recommender.recommend(request(cold))
            #expect(counted.modelVersion == CountsRanker.modelVersion)
            let new = try await recommender.recommend(request(cold, .discovery))
            #expect(!new.items.isEmpty && new.items.allSatisfy(\.isNew))
            let fifth = chain.order("c4", of: cold, [4], day: TestChain.firstDay + 196)
            try await recommender.take(chain.batch([fifth]))
            #expect(try await recommender.recommend(request(cold)).modelVersion == served.name)
            chain.unpersonalised.withLock { _ = $0.insert(TestChain.member(3)) }
            let popular = try await recommender.recommend(request(3))
            // Nobody has looked whether it is new to the member.
            #expect(popular.items.allSatisfy { !$0.isNew })
            #expect(popular.modelVersion == CountsRanker.modelVersion)
            #expect(popular.items.flatMap(\.reasons).allSatisfy { $0.code == "popular_lately" })
        }
    }

    @Test func whatIsHiddenLeavesListsAtOnce() async throws {
        try await with { chain, recommender, served in
            let before = try await recommender.recommend(request(5))
            let gone = try #require(before.items.first)
            let number = try #require(Int(gone.sku.dropFirst()))
            _ = try await recommender.put([TestChain.product(number, isRecommendable: false)])
            let after = try await recommender.recommend(request(5))
            #expect(!after.items.contains { $0.sku == gone.sku })
            #expect(after.modelVersion == served.name)
            // Products that came after the training are no item of the models, and do no harm.
            _ = try await recommender.put([TestChain.product(TestChain.productCount)])
            let order = chain.order(
                "n",
                of: 5,
                [TestChain.productCount],
                day: chain.day.withLock { $0 }
            )
            try await recommender.take(chain.batch([order]))
            #expect(try await recommender.recommend(request(5)).modelVersion == served.name)
        }
    }

    /// What a member buys every week stands on its list although nobody else buys it.
    @Test func whatOneMemberAloneBuysWeeklyIsOnItsList() async throws {
        try await TestChain.with { chain, _ in
            let own = TestChain.productCount
            let member = TestChain.memberCount
            _ = try await chain.store.put([TestChain.product(own)])
            try await chain.fill()
            let end = TestChain.firstDay + TestChain.days
            for week in 1...12 {
                let day = end - Int32(7 * week)
                let order = chain.order("w\(week)", of: member, [own, week % 4, 20], day: day)
                _ = try await chain.store.apply(chain.batch([order]))
            }
            let shelf = try await chain.shelf()
            _ = try await chain.train(chain.job(shelf))
            let served = try #require(shelf.served)
            #expect(!served.trained.knowledge.statistics.isEligible(item: Int32(own)))
            let recommender = try await chain.recommender(shelf)
            let next = try await recommender.recommend(request(member, .nextBasket))
            #expect(next.modelVersion == served.name)
            let item = try #require(next.items.first { $0.sku == "s\(own)" })
            // Its rhythm, or how often: which of them is worth more is up to the trees.
            let codes = ["you_buy_every", "you_buy_often"]
            let reason = try #require(
                item.reasons.first { codes.contains($0.code) },
                "\(item.reasons.map(\.code))"
            )
            #expect(reason.purchaseDays == 12)
            #expect(reason.code == "you_buy_often" || reason.everyDays == 7)
            // Too few know it to be ranked for others: they see it at the end, if at all.
            let unranked: Set = ["like_bought", "popular_lately"]
            for other in 0..<10 {
                for list in ListKind.allCases {
                    let others = try await recommender.recommend(request(other, list))
                    let found = others.items.filter { $0.sku == "s\(own)" }
                    #expect(found.allSatisfy { unranked.isSuperset(of: $0.reasons.map(\.code)) })
                }
            }
        }
    }
}
