import RecommendationsPrediction
import Testing

@Suite struct PriceFairnessTests {
    private let gold = PriceFairness.TierPrice(product: 1, tier: 2, days: 10...20, price: 900)

    private func sale(
        day: Int32 = 12,
        channel: Int64 = 1,
        tier: Int = 0,
        paid: Int64,
        offer: Int64 = 0
    ) -> PriceFairness.Sale {
        PriceFairness.Sale(
            product: 1,
            day: day,
            channel: channel,
            tier: tier,
            shelfPrice: 1000,
            paid: paid,
            offerDiscount: offer
        )
    }

    @Test func publishedTermsExplainPrices() {
        let sales = [
            sale(paid: 1000), sale(tier: 2, paid: 900), sale(paid: 800, offer: 200),
            sale(tier: 2, paid: 700, offer: 200), sale(day: 13, channel: 2, paid: 1000),
        ]
        let report = PriceFairness(sales, tierPrices: [gold])
        #expect(report.findings.isEmpty)
        #expect(report.explainedShare == 1)
        #expect(report.groupCount == 2)
        #expect(report.dispersedGroups == 1)
        #expect(report.saleCount == 5)
    }

    @Test func aPriceOfOnesOwnIsFound() {
        let own = sale(paid: 950)
        let report = PriceFairness(
            [sale(paid: 1000), own, sale(tier: 2, paid: 900)],
            tierPrices: [gold]
        )
        #expect(report.findings == [own])
        #expect(report.explainedShare < 1 && report.explainedShare > 0)
    }

    @Test func aTierPriceHoldsOnItsDaysOnly() {
        let late = sale(day: 21, tier: 2, paid: 900)
        #expect(PriceFairness([late], tierPrices: [gold]).findings == [late])
        let dear = sale(tier: 2, paid: 1000)
        #expect(PriceFairness([dear], tierPrices: [gold]).findings == [dear])
    }

    @Test func roundingIsNoFinding() {
        #expect(PriceFairness([sale(paid: 999)], tierPrices: []).findings.isEmpty)
        #expect(PriceFairness([], tierPrices: []).explainedShare == 1)
    }

    /// A shelf price written down for one member only does not explain what he paid.
    @Test func aShelfPriceIsTheSameForAll() {
        let own = PriceFairness.Sale(product: 1, day: 12, channel: 1, shelfPrice: 950, paid: 950)
        let report = PriceFairness([sale(paid: 1000), own], tierPrices: [])
        #expect(report.findings == [own])
    }
}
