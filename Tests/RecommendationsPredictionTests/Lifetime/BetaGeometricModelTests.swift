import Foundation
import Primitives
import RecommendationsPrediction
import Testing

@Suite struct BetaGeometricModelTests {
    /// Table 2 of Fader, Hardie and Lee (2005).
    private let published = BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)

    @Test(.enabled(if: CDNOW.isThere)) func findsThePublishedParameters() throws {
        let members = try CDNOW.calibration()
        #expect(members.count == 2357)
        let (model, logLikelihood) = BetaGeometricModel.fit(members)
        #expect(abs(model.r - 0.243) < 0.0006)
        #expect(abs(model.alpha - 4.414) < 0.0006)
        #expect(abs(model.a - 0.793) < 0.0011)
        #expect(abs(model.b - 2.426) < 0.0016)
        #expect(abs(logLikelihood - -9582.4) < 0.05)
        let (again, _) = BetaGeometricModel.fit(members, from: [1, 1, 1, 1])
        #expect(abs(again.r - model.r) < 1e-3 && abs(again.alpha - model.alpha) < 1e-2)
    }

    @Test(.enabled(if: CDNOW.isThere)) func parametersBesideTheBestAreWorse() throws {
        let members = try CDNOW.calibration()
        let best = published.logLikelihood(of: members)
        for factor in [0.9, 1.1] {
            let others = [
                BetaGeometricModel(r: 0.243 * factor, alpha: 4.414, a: 0.793, b: 2.426),
                BetaGeometricModel(r: 0.243, alpha: 4.414 * factor, a: 0.793, b: 2.426),
                BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793 * factor, b: 2.426),
                BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 * factor),
            ]
            for other in others { #expect(other.logLikelihood(of: members) < best) }
        }
    }

    /// The worked example of the authors' spreadsheet: customer 0001, 39 weeks on.
    @Test func expectsWhatThePaperDoes() {
        let member = PurchaseSummary(repeats: 2, recency: 30.43, age: 38.86)
        let expected = published.expectedPurchases(member, within: 39)
        #expect(abs(expected - 1.226) < 0.002)
        #expect(published.probabilityAlive(member) > 0.72)
        #expect(published.probabilityAlive(member) < 0.73)
    }

    /// Equation (10) against a simulation of the model's own story.
    @Test(arguments: [(0, 0.0), (2, 30.43), (6, 20.0), (12, 38.0)])
    func agreesWithASimulation(repeats: Int, recency: Double) {
        let member = PurchaseSummary(repeats: repeats, recency: recency, age: 38.86)
        var random = SeededRandom(seed: 7)
        let alive = published.probabilityAlive(member)
        let rounds = 60_000
        var purchases = 0.0
        var buyers = 0.0
        for _ in 0..<rounds {
            guard Double.random(in: 0..<1, using: &random) < alive else { continue }
            let rate =
                Sampling.gamma(published.r + Double(repeats), using: &random)
                / (published.alpha + member.age)
            let leave = Sampling.beta(published.a, published.b + Double(repeats), using: &random)
            var time = 0.0
            var count = 0
            while true {
                time -= log(Double.random(in: Double.ulpOfOne..<1, using: &random)) / rate
                if time > 39 { break }
                count += 1
                if Double.random(in: 0..<1, using: &random) < leave { break }
            }
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
                #expect(alive > before && alive < 1)
                before = alive
                let soon = published.probabilityOfPurchase(member, within: 1)
                let later = published.probabilityOfPurchase(member, within: 10)
                #expect(0 < soon && soon < later && later <= alive)
                #expect(published.expectedPurchases(member, within: 10) >= later)
            }
        }
    }

    @Test func newcomersExpectMoreWithTime() {
        let newcomer = PurchaseSummary(repeats: 0, recency: 0, age: 0)
        #expect(published.probabilityAlive(newcomer) == 1)
        var before = 0.0
        for weeks in 1...78 {
            let expected = published.expectedPurchasesOfNewcomer(within: Double(weeks))
            #expect(expected > before)
            #expect(
                expected.isClose(
                    to: published.expectedPurchases(newcomer, within: Double(weeks)),
                    within: 1e-9
                )
            )
            before = expected
        }
    }
}
