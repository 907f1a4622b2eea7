import Glibc

/// Yesterday's sales by day, and what tomorrow's will be: of a store, a category, an item, or any
/// combination.
///
/// Exponential smoothing of level and damped trend (Holt; Gardner and McKenzie, 1985) on counts
/// from which the day of the week is taken out (multiplicative, drawn to evenness where counts are
/// few), blended with the same day of the last weeks (the seasonal-naive forecast that forecasting
/// competitions are judged against). Counts to come are negative-binomial about the mean, with the
/// dispersion that one-day-ahead errors have had (Snyder, Ord and Beaumont, 2012).
package struct DailyDemand: Hashable, Sendable {
    /// How the series is smoothed.
    package struct Settings: Hashable, Sendable {
        /// The weight of the latest day in the level.
        package var levelShare = 0.08
        /// The weight of the latest change in the trend.
        package var trendShare = 0.01
        /// How much of the trend is left after a day.
        package var damping = 0.95
        /// Weeks over which the days of the week are compared.
        package var weeksMax = 26
        /// Days' worth of counts that hold the days of the week to evenness.
        package var evennessDays = 2.0
        /// The share of the seasonal-naive mean in the forecast.
        package var naiveShare = 0.25

        /// The settings that did best on the retail data's back-test.
        package init() {}
    }

    /// What is expected of one or several days together.
    package struct Forecast: Hashable, Sendable {
        /// The mean.
        package let mean: Double
        /// The counts between which the sum lies with the coverage asked for.
        package let interval: ClosedRange<Int>
    }

    /// The level at the end, with the day of the week taken out.
    package let level: Double
    /// The change of the level by the day.
    package let trend: Double
    /// How the days of the week differ, with mean 1; the first is that of the series' first day.
    package let weekdays: [Double]
    /// The variance beyond that of chance, relative to the squared mean.
    package let dispersion: Double
    private let settings: Settings
    private let days: Int
    private let naive: [Double]

    /// Smooths a series.
    ///
    /// - Parameters:
    ///   - counts: The sales of consecutive days, the latest last, none negative; at least one.
    ///   - settings: How to smooth.
    package init(_ counts: [Double], settings: Settings = Settings()) {
        precondition(!counts.isEmpty && counts.allSatisfy { $0 >= 0 }, "counts are not negative")
        self.settings = settings
        days = counts.count
        let weekdays = Self.weekdays(counts, settings)
        var level = Self.mean(counts.prefix(28))
        var trend = 0.0
        var excess = 0.0
        var square = 0.0
        var errors = 0.0
        for (day, count) in counts.enumerated() {
            let factor = weekdays[day % 7]
            let expected = max(1e-9, (level + settings.damping * trend) * factor)
            if day >= min(28, counts.count / 2) {
                let error = count - expected
                // Later errors count more: a season's noise is forgotten.
                let fade = exp2(-Double(counts.count - 1 - day) / 60)
                excess += fade * (error * error - expected)
                square += fade * expected * expected
                errors += fade
            }
            let before = level
            level =
                settings.levelShare * count / factor
                + (1 - settings.levelShare) * (level + settings.damping * trend)
            level = max(0, level)
            trend =
                settings.trendShare * (level - before)
                + (1 - settings.trendShare) * settings.damping * trend
        }
        self.level = level
        self.trend = trend
        self.weekdays = weekdays
        dispersion = square > 0 ? max(0, excess / square) : 0
        naive = (0..<7).map { weekday in
            var latest: [Double] = []
            var day = counts.count - 1
            while day >= 0, latest.count < 4 {
                if day % 7 == weekday { latest.append(counts[day]) }
                day -= 1
            }
            return Self.mean(latest[...])
        }
    }

    /// The mean of a day to come; 1 is tomorrow.
    package func mean(daysAhead: Int) -> Double {
        precondition(daysAhead >= 1, "\(daysAhead) days ahead is not to come")
        let damping = settings.damping
        var reach = 0.0
        var factor = 1.0
        for _ in 0..<min(daysAhead, 400) {
            factor *= damping
            reach += factor
        }
        let weekday = (days + daysAhead - 1) % 7
        let smooth = max(0, level + trend * reach) * weekdays[weekday]
        return (1 - settings.naiveShare) * smooth + settings.naiveShare * naive[weekday]
    }

    /// The sum of some days to come, with its interval.
    ///
    /// - Parameters:
    ///   - range: Days ahead, from 1.
    ///   - coverage: The share of outcomes within the interval, at least.
    /// - Returns: Mean and interval of the sum.
    package func forecast(daysAhead range: ClosedRange<Int>, coverage: Double = 0.9) -> Forecast {
        precondition(coverage > 0 && coverage < 1, "a coverage of \(coverage)")
        guard let counts = distribution(daysAhead: range) else {
            return Forecast(mean: 0, interval: 0...0)
        }
        let tail = (1 - coverage) / 2
        let low = counts.quantile(tail)
        return Forecast(
            mean: counts.mean,
            interval: low...max(low, counts.quantile(1 - tail))
        )
    }

    /// How the sum of some days to come is distributed.
    ///
    /// - Parameter range: Days ahead, from 1.
    /// - Returns: The distribution; `nil` where nothing will be sold.
    package func distribution(daysAhead range: ClosedRange<Int>) -> CountDistribution? {
        let means = range.map { mean(daysAhead: $0) }
        let total = means.reduce(0, +)
        guard total > 1e-9 else { return nil }
        // Chance adds up by the day; that the level is not known exactly moves all days alike. Its
        // variance is share / (2 - share) of a day's (Brown, 1963).
        let squares = means.reduce(0) { $0 + $1 * $1 }
        let daily = Double(range.count) / total + dispersion
        let level = settings.levelShare / (2 - settings.levelShare) * daily
        let variance = total + dispersion * squares + level * total * total
        return CountDistribution(mean: total, variance: variance)
    }

    private static func mean(_ values: ArraySlice<Double>) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    /// Each day's share of its week, over the latest weeks, drawn to 1.
    private static func weekdays(_ counts: [Double], _ settings: Settings) -> [Double] {
        let first = max(0, counts.count - settings.weeksMax * 7)
        var sums = [Double](repeating: 0, count: 7)
        var seen = sums
        for day in first..<counts.count {
            sums[day % 7] += counts[day]
            seen[day % 7] += 1
        }
        let total = sums.reduce(0, +) / Double(counts.count - first)
        guard total > 0 else { return [Double](repeating: 1, count: 7) }
        // A count's worth of evenness: where a day sells half a piece, a month says little.
        let hold = settings.evennessDays * max(1, 1 / total)
        let factors = zip(sums, seen).map { ($0 + hold * total) / (($1 + hold) * total) }
        let scale = 7 / factors.reduce(0, +)
        return factors.map { $0 * scale }
    }
}
