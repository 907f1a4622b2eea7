import Primitives
import RecommendationsDomain
import Testing

@Suite struct PopularityTests {
    private let decay = CountsRanker().popularityDecay
    private let today = TestPurchases.today

    private func snapshot(
        _ counts: PopularityCounts,
        hidden: Set<Int32> = []
    ) -> PopularitySnapshot {
        PopularitySnapshot(counts: counts, decay: decay, today: today) {
            !hidden.contains($0.rawValue)
        }
    }

    private func counts(_ purchases: [Purchase]) -> PopularityCounts {
        var counts = PopularityCounts()
        for purchase in purchases { counts.apply(purchase) }
        return counts
    }

    @Test(arguments: 0..<20) func anyOrderAndTakingBackAreExact(seed: UInt64) {
        let orders = TestPurchases.orders(seed: seed)
        var random = SeededRandom(seed: seed)
        let returned = orders.filter { _ in random.next() % 4 == 0 }
        var mixed = counts(
            orders.shuffled(using: &random) + returned.map { $0.takenBack(number: 0) }
        )
        var plain = counts(orders.filter { !returned.contains($0) })
        #expect(mixed == plain)
        let before = snapshot(mixed)
        mixed.forget(before: decay.firstDay(today: today))
        plain.forget(before: decay.firstDay(today: today))
        #expect(mixed == plain)
        #expect(snapshot(mixed) == before)
    }

    @Test func shareIsTheDecayedShareOfOrders() {
        let day = today.rawValue
        let popularity = snapshot(
            counts([
                TestPurchases.purchase(number: 1, order: "a", day: day, products: [1, 2]),
                TestPurchases.purchase(number: 2, order: "b", day: day - 14, products: [1]),
                TestPurchases.purchase(number: 3, order: "c", day: day - 14, products: [3]),
                TestPurchases.purchase(number: 4, order: "d", day: day - 70, products: [4]),
            ])
        )
        #expect(popularity.share(of: ProductID(1)) == 0.75)
        #expect(popularity.share(of: ProductID(2)) == 0.5)
        #expect(popularity.share(of: ProductID(3)) == 0.25)
        #expect(popularity.share(of: ProductID(4)) == 0)
        #expect(popularity.top == [1, 2, 3].map { ProductID($0) })
    }

    @Test func whatMayNotBeShownIsNotInTheTop() {
        let order = TestPurchases.purchase(
            number: 1,
            order: "a",
            day: today.rawValue,
            products: [1, 2]
        )
        #expect(snapshot(counts([order]), hidden: [1]).top == [ProductID(2)])
    }

    @Test func aStoreBorrowsFromAllStores() {
        let day = today.rawValue
        let everywhere = snapshot(
            counts([
                TestPurchases.purchase(number: 1, order: "a", day: day, products: [1]),
                TestPurchases.purchase(number: 2, order: "b", day: day, products: [1, 2]),
            ])
        )
        let store = PopularitySnapshot(
            counts: counts([
                TestPurchases.purchase(number: 2, order: "b", day: day, products: [1, 2])
            ]),
            decay: decay,
            today: today,
            everywhere: everywhere,
            ordersBorrowed: 1,
            isOfStore: true,
            isRecommendable: { _ in true }
        )
        #expect(store.isPopularHere(ProductID(1)) && !store.isPopularHere(ProductID(3)))
        #expect(!everywhere.isPopularHere(ProductID(1)))
        #expect(store.share(of: ProductID(1)) == 1)
        #expect(store.share(of: ProductID(2)) == 0.75)
        let unknown = PopularitySnapshot(
            counts: PopularityCounts(),
            decay: decay,
            today: today,
            everywhere: everywhere,
            ordersBorrowed: 1,
            isOfStore: true,
            isRecommendable: { _ in true }
        )
        #expect(unknown.top == everywhere.top)
        #expect(unknown.share(of: ProductID(2)) == everywhere.share(of: ProductID(2)))
    }
}
