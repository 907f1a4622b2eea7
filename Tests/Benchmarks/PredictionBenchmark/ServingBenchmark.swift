import Foundation
import RecommendationsPrediction

/// What a training makes of the grocery's households, and what an answer costs.
enum ServingBenchmark {
    static func run(_ histories: [MemberHistory], before day: Int32) {
        let records = histories.map { MemberRecord(history: $0, categories: categories(of: $0)) }
        var waits = CategoryWaits()
        for record in records { waits.add(record, before: day) }
        var started = ContinuousClock.now
        let trained = PredictionModels(histories, waits: waits, before: day, number: 1)
        guard let models = trained else { return }
        let bytes = models.encoded()
        PredictionBenchmark.say(
            "\nall questions of \(models.memberCount) members trained in "
                + "\(PredictionBenchmark.seconds(started)) s, \(bytes.count / 1024) KiB: "
                + models.purchases.map { "\($0.task)" }.joined(separator: ", ")
        )
        // Of the processor: other work does not count.
        let ticks = clock()
        let outlooks = records.compactMap { MemberOutlook(of: $0, by: models, on: day) }
        let seconds = Double(clock() - ticks) / Double(CLOCKS_PER_SEC)
        PredictionBenchmark.say(
            String(
                format: "an outlook of a member takes %.0f µs",
                seconds * 1e6 / Double(max(1, outlooks.count))
            )
        )
        report("spend of 30 days", histories, outlooks, day)
        started = ContinuousClock.now
        let test = PredictionBackTest(histories, before: day)
        for task in test.tasks {
            guard let row = task.rows.first else { continue }
            PredictionBenchmark.say(
                String(
                    format: "%@ on day %d: AUC %.4f log loss %.4f, bins %.4f %.4f, drift %@",
                    "\(task.task)",
                    row.day,
                    row.model.areaUnderCurve,
                    row.model.logLoss,
                    row.bins.areaUnderCurve,
                    row.bins.logLoss,
                    row.drift.level.rawValue
                )
            )
        }
        PredictionBenchmark.say("the report in \(PredictionBenchmark.seconds(started)) s")
    }

    private static func report(
        _ name: String,
        _ histories: [MemberHistory],
        _ outlooks: [MemberOutlook],
        _ day: Int32
    ) {
        let actual = histories.reduce(0) { sum, history in
            history.days(before: day).isEmpty
                ? sum : sum + history.days(in: day..<(day + 30)).reduce(0) { $0 + $1.spend }
        }
        let expected = outlooks.reduce(0) { $0 + $1.monthSpend }
        PredictionBenchmark.say(String(format: "%@: %.0f of %.0f", name, actual, expected))
    }

    /// The groups of categories stand for categories.
    private static func categories(of history: MemberHistory) -> [String: [Int32]] {
        var days: [String: [Int32]] = [:]
        for day in history.days {
            for group in 0..<64 where day.categories & 1 << UInt64(group) != 0 {
                days["\(group)", default: []].append(day.day)
            }
        }
        return days
    }
}
