import Foundation
import RecommendationsPrediction

/// Expected purchases of CDNOW's sample, fitted to its first weeks and asked about the rest: to 19
/// weeks, and to two thirds of the papers' 39.
enum CountBenchmark {
    static func run(_ folder: String) throws {
        let text = try String(
            contentsOfFile: folder + "/CDNOW_sample_to_1997-09-30.txt",
            encoding: .utf8
        )
        var dates: [Int: [Int32]] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: " ")
            guard fields.count == 5, let id = Int(fields[1]), let date = Int(fields[2]),
                let day = RetailHistories.day("\(date / 10_000)-\(date / 100 % 100)-\(date % 100)")
            else { continue }
            if dates[id]?.last != day { dates[id, default: []].append(day) }
        }
        for date in ["1997-05-16", "1997-07-02"] { measure(dates, date) }
    }

    private static func measure(_ dates: [Int: [Int32]], _ date: String) {
        let cut = RetailHistories.day(date) ?? 0
        let end = RetailHistories.day("1997-10-01") ?? 0
        let weeks = Double(end - cut) / 7
        var summaries: [PurchaseSummary] = []
        var truth: [Double] = []
        for id in dates.keys.sorted() {
            let days = dates[id] ?? []
            let known = days.filter { $0 < cut }
            guard !known.isEmpty else { continue }
            summaries.append(
                PurchaseSummary(days: known, amounts: known.map { _ in 1 }, before: cut, unit: 7)
            )
            truth.append(Double(days.count - known.count))
        }
        let geometric = BetaGeometricModel.fit(summaries).model
        let pareto = ParetoModel.fit(summaries).model
        PredictionBenchmark.say("\nCDNOW sample: purchases of \(weeks) weeks from \(date)")
        let first = summaries.map { geometric.expectedPurchases($0, within: weeks) }
        let second = summaries.map { pareto.expectedPurchases($0, within: weeks) }
        report("BG/NBD", first, truth)
        report("Pareto/NBD", second, truth)
        report("their mean", zip(first, second).map { ($0 + $1) / 2 }, truth)
    }

    private static func report(_ name: String, _ expected: [Double], _ truth: [Double]) {
        var error = 0.0
        var square = 0.0
        for (expected, truth) in zip(expected, truth) {
            error += abs(expected - truth)
            square += (expected - truth) * (expected - truth)
        }
        let count = Double(truth.count)
        PredictionBenchmark.say(
            name.padding(toLength: 18, withPad: " ", startingAt: 0)
                + String(
                    format: "MAE %.4f  RMSE %.4f  sum %.0f of %.0f",
                    error / count,
                    (square / count).squareRoot(),
                    expected.reduce(0, +),
                    truth.reduce(0, +)
                )
        )
    }
}
