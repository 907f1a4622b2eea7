import Foundation
import RecommendationsPrediction

/// A back-test of demand by store and department: intervals and errors, beside the same day of the
/// week before.
enum DemandBenchmark {
    /// Lines sold by day for the stores and departments that sell most.
    static func series(_ folder: String, before end: Int32) throws -> [[Double]] {
        var departments: [String: String] = [:]
        try readLines(folder, "products.csv.gz") { fields in
            if fields.count == 8 { departments[fields[0]] = fields[2] }
        }
        let first = RetailHistories.day("2017-01-01") ?? 0
        var counts: [String: [Double]] = [:]
        var days: [String: Int32] = [:]
        try readLines(folder, "transactions_to_2017-11-30.csv.gz") { fields in
            guard fields.count == 11, let day = days[fields[10]] ?? RetailHistories.day(fields[10]),
                let department = departments[fields[3]]
            else { return }
            days[fields[10]] = day
            guard day >= first, day < end else { return }
            let empty = [Double](repeating: 0, count: Int(end - first))
            counts[fields[1] + "/" + department, default: empty][Int(day - first)] += 1
        }
        return counts.sorted {
            ($1.value.reduce(0, +), $0.key) < ($0.value.reduce(0, +), $1.key)
        }.prefix(400).map(\.value)
    }

    static func run(_ folder: String) throws {
        let end = RetailHistories.day("2017-11-01") ?? 0
        let started = ContinuousClock.now
        let series = try Self.series(folder, before: end)
        PredictionBenchmark.say("\ndemand: \(series.count) series of store and department")
        for (horizon, origins) in [
            (1, stride(from: 1, through: 60, by: 3)), (7, stride(from: 7, through: 60, by: 7)),
            (30, stride(from: 30, through: 75, by: 15)),
        ] {
            var inside = 0
            var count = 0
            var error = 0.0
            var naive = 0.0
            var sum = 0.0
            var width = 0.0
            for counts in series {
                for back in origins {
                    let known = Array(counts.dropLast(back))
                    let truth = counts[known.count..<(known.count + horizon)].reduce(0, +)
                    let forecast = DailyDemand(known).forecast(daysAhead: 1...horizon)
                    if forecast.interval.contains(Int(truth)) { inside += 1 }
                    error += abs(forecast.mean - truth)
                    let week = known.suffix(7)
                    let weeks = (0..<horizon).map { week[week.startIndex + $0 % 7] }
                    naive += abs(weeks.reduce(0, +) - truth)
                    sum += truth
                    width += Double(forecast.interval.upperBound - forecast.interval.lowerBound)
                    count += 1
                }
            }
            PredictionBenchmark.say(
                String(
                    format: "%2d days: 90 %% interval holds %.3f of %d, error %.3f of the sum, "
                        + "same day last week %.3f, width %.2f",
                    horizon,
                    Double(inside) / Double(count),
                    count,
                    error / sum,
                    naive / sum,
                    width / sum
                )
            )
        }
        PredictionBenchmark.say("in \(PredictionBenchmark.seconds(started)) s")
    }
}
