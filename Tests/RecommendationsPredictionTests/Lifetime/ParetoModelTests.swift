import Foundation
import Primitives
@testable import RecommendationsPrediction
import Testing

@Suite struct ParetoModelTests {
    /// Table 2 of Fader, Hardie and Lee (2005), which gives both models.
    private let published = ParetoModel(r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669)

    @Test(.enabled(if: CDNOW.isThere)) func findsThePublishedParameters() throws {
        let members = try CDNOW.calibration()
        #expect(abs(published.logLikelihood(of: members) - -9595.0) < 0.05)
        let (model, logLikelihood) = ParetoModel.fit(members)
        #expect(abs(model.r - 0.553) < 0.001)
        #expect(abs(model.alpha - 10.578) < 0.01)
        #expect(abs(model.s - 0.606) < 0.002)
        #expect(abs(model.beta - 11.669) < 0.05)
        #expect(abs(logLikelihood - -9595.0) < 0.05)
    }

    @Test(.enabled(if: CDNOW.isThere)) func twoStoriesAreAveraged() throws {
        let members = Array(try CDNOW.calibration().prefix(800))
        let both = ExpectedPurchases(members)
        for member in members.prefix(40) {
            let first = both.geometric.expectedPurchases(member, within: 39)
            let second = both.pareto.expectedPurchases(member, within: 39)
            let count = both.count(member, within: 39)
            #expect(count >= min(first, second) && count <= max(first, second) && count > 0)
        }
    }

    /// The series and the integral that it stands for, over both of its forms.
    @Test(arguments: [(0.5, 10.0, 0.6, 12.0), (0.6, 9, 0.4, 60), (1.7, 80, 2.2, 20)])
    func seriesAndIntegralAgree(r: Double, alpha: Double, s: Double, beta: Double) {
        let model = ParetoModel(r: r, alpha: alpha, s: s, beta: beta)
        for (x, recency, age) in [(0.0, 0.0, 39.0), (1, 3, 30), (8, 30, 31), (150, 200, 260)] {
            let series = model.logGoneBySeries(x, recency, age)
            let integral = model.logGoneByIntegral(x, recency, age)
            #expect(abs(series - integral) < 1e-7, "\(x) \(recency) \(age)")
        }
    }

    /// The model must not mind which of α and β is larger.
    @Test func isContinuousWhereTheScalesMeet() {
        let member = PurchaseSummary(repeats: 3, recency: 20, age: 39)
        func log(_ beta: Double) -> Double {
            ParetoModel(r: 0.5, alpha: 10, s: 0.6, beta: beta).logLikelihood(of: [member])
        }
        #expect(log(10 - 1e-7).isClose(to: log(10 + 1e-7), within: 1e-7))
        #expect(log(9).isClose(to: log(11), within: 0.05))
    }

    @Test(arguments: [(0, 0.0), (2, 30.43), (9, 25.0)])
    func agreesWithASimulation(repeats: Int, recency: Double) {
        let member = PurchaseSummary(repeats: repeats, recency: recency, age: 38.86)
        var random = SeededRandom(seed: 11)
        let alive = published.probabilityAlive(member)
        let rounds = 60_000
        var purchases = 0.0
        var buyers = 0.0
        for _ in 0..<rounds {
            guard Double.random(in: 0..<1, using: &random) < alive else { continue }
            let rate =
                Sampling.gamma(published.r + Double(repeats), using: &random)
                / (published.alpha + member.age)
            let leaving =
                Sampling.gamma(published.s, using: &random) / (published.beta + member.age)
            let end = -log(Double.random(in: Double.ulpOfOne..<1, using: &random)) / leaving
            let count = Sampling.poisson(rate * min(39, end), using: &random)
            purchases += Double(count)
            buyers += count > 0 ? 1 : 0
        }
        let mean = published.expectedPurchases(member, within: 39)
        #expect(abs(purchases / Double(rounds) - mean) < 0.04 * max(1, mean))
        let share = published.probabilityOfPurchase(member, within: 39)
        #expect(abs(buyers / Double(rounds) - share) < 0.01)
    }

    @Test func recentBuyersAreLikelierToBeThere() {
        for repeats in [1, 3, 10, 200] {
            var before = 0.0
            for recency in stride(from: 1.0, through: 39, by: 2) {
                let member = PurchaseSummary(repeats: repeats, recency: recency, age: 39)
                let alive = published.probabilityAlive(member)
                #expect(alive > before && alive <= 1)
                before = alive
                let soon = published.probabilityOfPurchase(member, within: 1)
                let later = published.probabilityOfPurchase(member, within: 10)
                #expect(0 < soon && soon < later && later <= alive)
            }
        }
    }
}
