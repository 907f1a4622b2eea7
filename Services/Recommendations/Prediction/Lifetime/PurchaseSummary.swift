/// What the models of lifetime know of a member: how often, how recently, since when.
///
/// Times are in any one unit, counted from the first purchase; purchases of one day are one.
package struct PurchaseSummary: Hashable, Sendable {
    /// Purchases after the first: x.
    package let repeats: Int
    /// The time of the last purchase, 0 if there is only the first: t_x.
    package let recency: Double
    /// The time that the member was observed: T.
    package let age: Double
    /// The mean amount of the repeat purchases, where there are any.
    package let meanAmount: Double?

    /// Wraps the figures.
    ///
    /// - Parameters:
    ///   - repeats: At least 0.
    ///   - recency: From 0 to `age`.
    ///   - age: At least 0.
    ///   - meanAmount: Positive, or `nil`.
    package init(repeats: Int, recency: Double, age: Double, meanAmount: Double? = nil) {
        precondition(repeats >= 0, "nobody bought \(repeats) times")
        precondition(
            recency >= 0 && recency <= age,
            "the last purchase was at \(recency) of \(age)"
        )
        self.repeats = repeats
        self.recency = repeats == 0 ? 0 : recency
        self.age = age
        self.meanAmount = meanAmount
    }

    /// Sums up the days on which a member bought, seen from the start of a day.
    ///
    /// - Parameters:
    ///   - days: Ascending days, each once, all before `end`, at least one.
    ///   - amounts: What each day brought.
    ///   - end: The first day that is not known.
    ///   - unit: The days of a unit of time, 7 for weeks.
    package init(days: [Int32], amounts: [Double], before end: Int32, unit: Double) {
        precondition(!days.isEmpty && days.count == amounts.count, "one amount for each day")
        let first = days[0]
        let last = days[days.count - 1]
        var sum = 0.0
        for amount in amounts.dropFirst() { sum += amount }
        self.init(
            repeats: days.count - 1,
            recency: Double(last - first) / unit,
            // Counted from day to day, as in the papers: the last day known is before `end`.
            age: max(Double(end - 1 - first), Double(last - first)) / unit,
            meanAmount: days.count > 1 && sum > 0 ? sum / Double(days.count - 1) : nil
        )
    }
}

/// Members with the same history, counted: what a likelihood is summed over.
struct WeightedSummaries {
    let rows: [(repeats: Double, recency: Double, age: Double, count: Double)]

    init(_ summaries: [PurchaseSummary]) {
        struct Key: Hashable {
            let repeats: Int
            let recency: Double
            let age: Double
        }
        var counts: [Key: Int] = [:]
        var order: [Key] = []
        for summary in summaries {
            let key = Key(repeats: summary.repeats, recency: summary.recency, age: summary.age)
            if counts[key] == nil { order.append(key) }
            counts[key, default: 0] += 1
        }
        // In order of appearance, so that sums are the same in every run.
        rows = order.map { key in
            (Double(key.repeats), key.recency, key.age, Double(counts[key] ?? 0))
        }
    }
}
