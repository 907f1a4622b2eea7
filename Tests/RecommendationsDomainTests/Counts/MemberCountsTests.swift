import Primitives
import RecommendationsDomain
import Testing

@Suite struct MemberCountsTests {
    private let decay = CountsRanker().personalDecay

    @Test func aProductCountsOncePerDay() throws {
        let day = TestPurchases.today.rawValue
        let counts = MemberCounts(purchases: [
            TestPurchases.purchase(number: 1, order: "a", day: day - 75, products: [4], second: 1),
            TestPurchases.purchase(number: 2, order: "b", day: day - 75, products: [4], second: 2),
            TestPurchases.purchase(number: 3, order: "c", day: day, products: [4, 5], second: 3),
        ])
        let history = try #require(counts.history(of: ProductID(4), decay: decay))
        #expect(history.purchaseDays == 2)
        #expect(history.weight == DecayTable.unit + DecayTable.unit / 2)
        #expect(history.lastDay == TestPurchases.today)
        #expect(counts.lastPurchaseAt == history.lastPurchaseAt)
        #expect(counts.history(of: ProductID(6), decay: decay) == nil)
    }

    @Test(arguments: 0..<30) func theOrderOfOrdersHasNoInfluence(seed: UInt64) {
        let orders = TestPurchases.orders(seed: seed)
        var random = SeededRandom(seed: seed &+ 99)
        let atOnce = MemberCounts(purchases: orders)
        let mixed = TestPurchases.renumbered(orders.shuffled(using: &random))
        var streamed = MemberCounts()
        for purchase in mixed { streamed.apply(purchase) }
        #expect(streamed.countsTheSame(as: atOnce))
        for product in 0..<8 {
            let id = ProductID(Int32(product))
            #expect(
                streamed.history(of: id, decay: decay) == atOnce.history(of: id, decay: decay)
            )
        }
    }

    @Test(arguments: 0..<30) func whatIsTakenBackWasNeverThere(seed: UInt64) {
        let orders = TestPurchases.orders(seed: seed)
        var random = SeededRandom(seed: seed &+ 7)
        let returned = orders.filter { _ in random.next() % 3 == 0 }
        let kept = orders.filter { !returned.contains($0) }
        let log =
            orders.shuffled(using: &random)
            + returned.shuffled(using: &random).map { $0.takenBack(number: 0) }
        let counts = MemberCounts(purchases: TestPurchases.renumbered(log))
        #expect(
            counts.countsTheSame(as: MemberCounts(purchases: TestPurchases.renumbered(kept)))
        )
        let nothing = MemberCounts(
            purchases: TestPurchases.renumbered(
                orders + orders.reversed().map { $0.takenBack(number: 0) }
            )
        )
        #expect(nothing.productCount == 0)
        #expect(nothing.lastPurchaseAt == nil)
    }

    @Test func aLineIsCountedOnce() {
        let order = TestPurchases.purchase(number: 1, order: "a", day: 100, products: [1])
        var counts = MemberCounts(purchases: [order])
        counts.apply(order)
        #expect(counts.countsTheSame(as: MemberCounts(purchases: [order])))
        #expect(counts.version == 1)
    }
}
