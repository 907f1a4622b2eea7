import Primitives
import RecommendationsDomain
import Testing

@Suite struct CountsRankerTests {
    private let ranker = CountsRanker()
    private let today = TestPurchases.today

    private func popularity(_ purchases: [Purchase]) -> PopularitySnapshot {
        var counts = PopularityCounts()
        for purchase in purchases { counts.apply(purchase) }
        return PopularitySnapshot(
            counts: counts,
            decay: ranker.popularityDecay,
            today: today,
            isRecommendable: { _ in true }
        )
    }

    private func rank(
        _ counts: MemberCounts?,
        _ popularity: PopularitySnapshot,
        itemsMax: Int = 20,
        hidden: Set<Int32> = []
    ) -> [ScoredItem] {
        ranker.rank(counts: counts, popularity: popularity, countMax: itemsMax) {
            !hidden.contains($0.rawValue)
        }
    }

    @Test(arguments: 0..<20) func theScoreIsTheSumOfItsReasons(seed: UInt64) {
        let own = MemberCounts(purchases: TestPurchases.orders(seed: seed))
        let others = TestPurchases.orders(seed: seed &+ 1000)
        let list = rank(own, popularity(others))
        #expect(!list.isEmpty)
        for item in list {
            #expect(item.score == item.terms.reduce(0) { $0 + $1.contribution })
            #expect(!item.terms.isEmpty)
            #expect(item.terms.allSatisfy { $0.contribution > 0 })
            #expect(item.terms.map(\.contribution) == item.terms.map(\.contribution).sorted(by: >))
        }
        #expect(list.map(\.score) == list.map(\.score).sorted(by: >))
    }

    @Test(arguments: 0..<20) func withoutTheEvidenceTheScoreFallsByTheReason(seed: UInt64) throws {
        let orders = TestPurchases.orders(seed: seed)
        let own = MemberCounts(purchases: orders)
        let popular = popularity(TestPurchases.orders(seed: seed &+ 1000))
        for item in rank(own, popular) {
            for term in item.terms {
                let without: [ScoredItem]
                switch term.evidence {
                case .purchases:
                    // The same orders without the product; the dates of the orders stay.
                    let less = orders.map { order in
                        TestPurchases.purchase(
                            number: order.number,
                            order: order.order.orderID,
                            day: order.day.rawValue,
                            products: order.products.filter { $0 != item.product }.map(\.rawValue),
                            second: order.paidAt.microseconds / 1_000_000 % 86_400
                        )
                    }
                    without = rank(MemberCounts(purchases: less), popular)
                case .popular:
                    without = rank(own, .empty)
                default:
                    Issue.record("counts know nothing of \(term.evidence)")
                    continue
                }
                let rest = without.first { $0.product == item.product }?.score ?? 0
                #expect(rest < item.score)
                #expect(abs(item.score - rest - term.contribution) < 1e-12)
            }
        }
    }

    @Test func theStatedDaysAreTheMembersOwn() throws {
        let day = today.rawValue
        let orders = [
            TestPurchases.purchase(number: 1, order: "a", day: day - 9, products: [1]),
            TestPurchases.purchase(number: 2, order: "b", day: day - 2, products: [1, 2]),
        ]
        let list = rank(MemberCounts(purchases: orders), .empty)
        #expect(list.map(\.product) == [ProductID(1), ProductID(2)])
        let evidence = try #require(list.first?.terms.first?.evidence)
        #expect(
            evidence == .purchases(days: 2, lastAt: orders[1].paidAt, lastDay: Day(day - 2))
        )
        let text = ReasonText(evidence)
        #expect(text.code == "you_buy_often")
        #expect(text.english == "You bought this on 2 days, last on 2024-10-02")
        #expect(text.chinese == "您已在 2 天购买过，最近一次是 2024-10-02")
        let once = try #require(list.last?.terms.first?.evidence)
        #expect(ReasonText(once).code == "you_bought_before")
        #expect(ReasonText(.popular(isHere: true)).code == "popular_lately")
    }

    @Test func somebodyUnknownGetsWhatIsPopular() {
        let popular = popularity(TestPurchases.orders(seed: 1))
        let list = rank(nil, popular, itemsMax: 5)
        #expect(list.map(\.product) == Array(popular.top.prefix(5)))
        #expect(list.allSatisfy { $0.terms.map(\.evidence) == [.popular(isHere: false)] })
        #expect(rank(nil, .empty).isEmpty)
    }

    @Test func whatMayNotBeShownIsNot() {
        let orders = TestPurchases.orders(seed: 2)
        let counts = MemberCounts(purchases: orders)
        let list = rank(counts, popularity(orders), hidden: [0, 1, 2])
        #expect(!list.isEmpty)
        #expect(list.allSatisfy { $0.product.rawValue > 2 })
    }

    @Test func whoComesBackAfterYearsFindsTheirOwnThings() throws {
        let long = today.rawValue - 2500
        let own = MemberCounts(
            purchases: (1...4).map {
                TestPurchases.purchase(
                    number: $0,
                    order: "\($0)",
                    day: long + Int32($0),
                    products: [7]
                )
            }
        )
        let popular = popularity([
            TestPurchases.purchase(number: 1, order: "x", day: today.rawValue, products: [3]),
            TestPurchases.purchase(number: 2, order: "y", day: today.rawValue, products: [4]),
        ])
        #expect(rank(own, popular).first?.product == ProductID(7))
    }

    @Test(arguments: 0..<20) func theBestOfManyAreThoseOfASort(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let items = (0..<200).map { (item: $0, score: Double(random.next() % 50)) }
        var best = BestItems<Int>(countMax: 20)
        for entry in items.shuffled(using: &random) {
            best.insert(entry.item, score: entry.score)
        }
        let sorted = items.sorted {
            $0.score != $1.score ? $0.score > $1.score : $0.item < $1.item
        }
        #expect(best.sorted().map(\.item) == sorted.prefix(20).map(\.item))
    }
}
