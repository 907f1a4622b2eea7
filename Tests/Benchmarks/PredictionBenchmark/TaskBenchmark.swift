import Foundation
import RecommendationsPrediction

/// Every method on one task, asked on one day.
struct TaskBenchmark {
    let histories: [MemberHistory]
    let task: PurchaseTask
    let day: Int32

    func run() {
        let members = histories.filter { task.applies(to: $0, on: day) }
        let answers = members.map { task.answer(of: $0, on: day) }
        let yes = answers.count { $0 }
        PredictionBenchmark.say("\n\(task) on day \(day): \(members.count) members, \(yes) yes")
        measure("RFM bins", answers) { bins(members) }
        measure("BG/NBD", answers) { betaGeometric(members) }
        measure("Pareto/NBD", answers) { pareto(members) }
        if case .purchase = task { measure("own rhythm", answers) { rhythm(members) } }
        let started = ContinuousClock.now
        let model = PurchaseModel(histories, task: task, before: day)
        PredictionBenchmark.say(
            "trained on \(model.rowCount) rows in \(PredictionBenchmark.seconds(started)) s, "
                + "\(model.encoded().count / 1024) KiB, ridge \(model.ridge), "
                + "trees' share \(model.treeShare)"
        )
        measure("linear", answers) { members.map { model.parts(of: $0, on: day).linear } }
        measure("trees", answers) { members.map { model.parts(of: $0, on: day).trees } }
        measure("calibrated blend", answers) { members.map { model.probability(of: $0, on: day) } }
    }

    private func measure(_ name: String, _ answers: [Bool], _ predict: () -> [Double]) {
        let started = ContinuousClock.now
        let score = ProbabilityScore(predict(), answers: answers)
        PredictionBenchmark.say(
            name.padding(toLength: 18, withPad: " ", startingAt: 0)
                + String(
                    format: "AUC %.4f  Brier %.4f  log loss %.4f  bias %+.3f  ",
                    score.areaUnderCurve,
                    score.brier,
                    score.logLoss,
                    score.bias
                ) + "\(PredictionBenchmark.seconds(started)) s"
        )
    }

    private func bins(_ members: [MemberHistory]) -> [Double] {
        let before = day - task.horizonDays
        let known = histories.filter { task.applies(to: $0, on: before) }
        let bins = RecencyFrequencyBins(
            known.map { PurchaseBackTest.row($0, before) },
            answers: known.map { task.answer(of: $0, on: before) }
        )
        return members.map { bins.probability(PurchaseBackTest.row($0, day)) }
    }

    /// The chance of a drop is that of less than half as many purchases as usual.
    private func betaGeometric(_ members: [MemberHistory]) -> [Double] {
        let summaries = histories.compactMap { $0.summary(before: day) }
        let model = BetaGeometricModel.fit(summaries, from: [0.6, 10, 0.3, 3]).model
        return members.map { history in
            guard let summary = history.summary(before: day) else { return 0 }
            if case .spendDrop = task {
                let usual = Double(history.days(in: (day - 90)..<day).count) / 3
                let next = model.expectedPurchases(summary, within: 30)
                return dropChance(expected: next, usual: usual)
            }
            return model.probabilityOfPurchase(summary, within: Double(task.horizonDays))
        }
    }

    private func pareto(_ members: [MemberHistory]) -> [Double] {
        let summaries = histories.compactMap { $0.summary(before: day) }
        var search = NelderMead()
        search.tolerance = 1e-3
        search.restarts = 1
        let model = ParetoModel.fit(summaries, from: [0.6, 10, 0.5, 100], search: search).model
        return members.map { history in
            guard let summary = history.summary(before: day) else { return 0 }
            if case .spendDrop = task {
                let usual = Double(history.days(in: (day - 90)..<day).count) / 3
                let next = model.expectedPurchases(summary, within: 30)
                return dropChance(expected: next, usual: usual)
            }
            return model.probabilityOfPurchase(summary, within: Double(task.horizonDays))
        }
    }

    /// The wait to come by the member's own waits, and how its interval holds.
    private func rhythm(_ members: [MemberHistory]) -> [Double] {
        let days = histories.map { $0.days(before: day).map(\.day) }
        let rhythm = PurchaseRhythm.fit(days.map(CategoryRhythms.waits))
        var below = [0, 0, 0]
        var counted = [0, 0, 0]
        let probabilities = members.map { history in
            let known = history.days(before: day).map(\.day)
            let waits = CategoryRhythms.waits(known)
            let waited = Double(day - (known.last ?? 0))
            let next = history.days(in: day..<(day + 30)).first.map { Double($0.day - day) + 0.5 }
            let forecast = rhythm.forecast(waited: waited - 0.5, after: waits)
            let interval = forecast.interval
            for (index, bound) in [interval.lowerBound, forecast.medianDays, interval.upperBound]
                .enumerated() where bound < 30
            {
                counted[index] += 1
                if (next ?? 31) <= bound { below[index] += 1 }
            }
            return rhythm.probability(
                within: Double(task.horizonDays),
                waited: waited - 0.5,
                after: waits
            )
        }
        let shares = zip(below, counted).map {
            String(format: "%.3f of %d", Double($0) / Double(max(1, $1)), $1)
        }
        PredictionBenchmark.say("next purchase by 10, 50, 90 %: " + shares.joined(separator: ", "))
        return probabilities
    }

    /// Poisson: fewer than half of the usual purchases.
    private func dropChance(expected: Double, usual: Double) -> Double {
        let most = Int((usual / 2).rounded(.up)) - 1
        guard most >= 0 else { return 0 }
        return 1 - SpecialFunctions.regularisedGamma(max(expected, 1e-9), shape: Double(most + 1))
    }
}
