import Foundation
import RecommendationsPrediction
import Testing

@Suite struct GammaGammaModelTests {
    @Test(.enabled(if: CDNOW.isThere)) func findsThePublishedParameters() throws {
        let members = try CDNOW.withAmounts()
        #expect(members.count { $0.meanAmount != nil } == 946)
        let (model, _) = GammaGammaModel.fit(members)
        // Fader and Hardie (2013): p = 6.25, q = 3.74, γ = 15.44.
        #expect(abs(model.p - 6.25) < 0.02)
        #expect(abs(model.q - 3.74) < 0.01)
        #expect(abs(model.v - 15.44) < 0.06)
        #expect(abs(model.populationMean - 35.2) < 0.2)
    }

    @Test func weighsWhatWasSeenByHowOften() {
        let model = GammaGammaModel(p: 6.25, q: 3.74, v: 15.44)
        func amount(_ repeats: Int) -> Double {
            model.expectedAmount(
                PurchaseSummary(repeats: repeats, recency: 1, age: 2, meanAmount: 100)
            )
        }
        let newcomer = PurchaseSummary(repeats: 0, recency: 0, age: 2)
        #expect(model.expectedAmount(newcomer).isClose(to: model.populationMean))
        var before = model.populationMean
        for repeats in [1, 2, 5, 20, 1000] {
            #expect(amount(repeats) > before && amount(repeats) < 100)
            before = amount(repeats)
        }
        #expect(before > 99.9)
    }

    @Test func valueIsDiscountedAndGrowsWithPurchases() {
        let purchases = BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)
        let amounts = GammaGammaModel(p: 6.25, q: 3.74, v: 15.44)
        let member = PurchaseSummary(repeats: 5, recency: 35, age: 39, meanAmount: 40)
        func value(_ discount: Double) -> MemberValue {
            MemberValue(
                of: member,
                past: 240,
                purchases: purchases,
                amounts: amounts,
                unitsPerYear: 365.25 / 7,
                yearlyDiscount: discount
            )
        }
        let plain = value(0)
        #expect(plain.next12Months.isClose(to: plain.purchases * plain.amount))
        #expect(
            plain.purchases.isClose(to: purchases.expectedPurchases(member, within: 365.25 / 7))
        )
        let discounted = value(0.1)
        let ratio = discounted.next12Months / plain.next12Months
        #expect(ratio > 1 / 1.1 && ratio < 1)
        #expect(discounted.past == 240)
        let spend = MemberValue.expectedSpend(
            within: 365.25 / 7,
            of: member,
            purchases: purchases,
            amounts: amounts
        )
        #expect(spend.isClose(to: plain.next12Months))
    }
}
