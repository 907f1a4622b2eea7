/// How well forecasts of demand would have held on earlier days.
///
/// Of every series and day of origin, what was sold before is smoothed and what followed is
/// compared
/// (rolling-origin evaluation: Tashman, International Journal of Forecasting 16, 2000).
package struct DemandBackTest: Hashable, Sendable {
    /// How many days are summed up.
    package let days: Int
    /// Series and origins.
    package let forecastCount: Int
    /// The share of outcomes within the interval of 80 %.
    package let coverage80: Double
    /// The share of outcomes within the interval of 95 %.
    package let coverage95: Double
    /// The sum of absolute errors over the sum of sales; 0 where nothing was sold.
    package let error: Double
    /// The same of who says that the days of the last week come again.
    package let naiveError: Double
    /// The shares of outcomes in each tenth of their forecasts' distributions: a tenth each where
    /// forecasts are right (for counts the non-randomised histogram of Czado, Gneiting and Held,
    /// Biometrics 65, 2009).
    package let tenths: [Double]

    /// Runs the test.
    ///
    /// - Parameters:
    ///   - series: Sales of consecutive days, the latest last.
    ///   - days: How many days ahead are summed up, at least 1.
    ///   - origins: How many days before the end of a series forecasts are made, each at least
    ///     `days`; series of fewer than `historyDaysMin` days before an origin are left out.
    ///   - historyDaysMin: The days that a forecast needs.
    package init(
        _ series: [[Double]],
        days: Int,
        origins: [Int],
        historyDaysMin: Int = 56
    ) {
        precondition(
            days >= 1 && origins.allSatisfy { $0 >= days },
            "origins lie \(days) days back"
        )
        var sums = Sums()
        for counts in series {
            for origin in origins where counts.count - origin >= historyDaysMin {
                let known = Array(counts.dropLast(origin))
                let truth = counts[known.count..<(known.count + days)].reduce(0, +)
                let week = known.suffix(7)
                let naive = (0..<days).reduce(0) { $0 + week[week.startIndex + $1 % 7] }
                sums.add(DailyDemand(known), days: days, truth: truth, naive: naive)
            }
        }
        let count = Double(max(1, sums.count))
        self.days = days
        forecastCount = sums.count
        coverage80 = Double(sums.inside80) / count
        coverage95 = Double(sums.inside95) / count
        error = sums.sold > 0 ? sums.error / sums.sold : 0
        naiveError = sums.sold > 0 ? sums.naiveError / sums.sold : 0
        tenths = sums.tenths.map { $0 / count }
    }

    private struct Sums {
        var count = 0
        var inside80 = 0
        var inside95 = 0
        var sold = 0.0
        var error = 0.0
        var naiveError = 0.0
        var tenths = [Double](repeating: 0, count: 10)

        mutating func add(_ demand: DailyDemand, days: Int, truth: Double, naive: Double) {
            count += 1
            sold += truth
            naiveError += abs(truth - naive)
            let sale = Int(truth.rounded())
            guard let counts = demand.distribution(daysAhead: 1...days) else {
                // Whoever expects nothing is right where nothing comes, whichever tenth it falls
                // in.
                inside80 += sale == 0 ? 1 : 0
                inside95 += sale == 0 ? 1 : 0
                error += truth
                spread(from: sale == 0 ? 0 : 1, to: 1)
                return
            }
            error += abs(truth - counts.mean)
            if (counts.quantile(0.1)...counts.quantile(0.9)).contains(sale) { inside80 += 1 }
            if (counts.quantile(0.025)...counts.quantile(0.975)).contains(sale) { inside95 += 1 }
            spread(from: counts.share(upTo: sale - 1), to: counts.share(upTo: sale))
        }

        /// Lays an outcome over the tenths that it may fall in.
        private mutating func spread(from low: Double, to high: Double) {
            guard high - low > 1e-12 else {
                tenths[min(9, max(0, Int(high * 10)))] += 1
                return
            }
            for tenth in 0..<10 {
                let start = max(low, Double(tenth) / 10)
                let end = min(high, Double(tenth + 1) / 10)
                if end > start { tenths[tenth] += (end - start) / (high - low) }
            }
        }
    }
}
