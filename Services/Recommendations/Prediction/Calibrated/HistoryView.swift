import Glibc

/// A member's purchases as seen on the morning of a day.
struct HistoryView {
    let days: ArraySlice<PurchaseDay>
    let today: Int32
    /// Days since the last purchase, at least 1.
    let recency: Double
    /// Days since the first purchase, at least 1.
    let tenure: Double
    /// Days from purchase to purchase, and how long ago each of them ended.
    let gaps: [(days: Double, age: Double)]

    init(days: ArraySlice<PurchaseDay>, today: Int32, recency: Double, tenure: Double) {
        self.days = days
        self.today = today
        self.recency = recency
        self.tenure = tenure
        gaps = zip(days, days.dropFirst()).map { before, after in
            (Double(after.day - before.day), Double(today - after.day))
        }
    }

    func addFrequency(to row: inout FeatureRow) {
        row.add("recency", log(recency))
        row.add("recency root", recency.squareRoot())
        for bound in [2.0, 4, 7, 14, 30, 60] {
            row.add("recency over \(bound)", max(0, log(recency / bound)))
        }
        row.add("tenure", log(tenure))
        row.add("days bought", log(Double(days.count)))
        row.add("days bought a day", log(Double(days.count) / (tenure + 7)))
        for window in [7, 14, 28, 56, 91, 182] as [Int32] {
            let count = Double(days.reversed().prefix { $0.day >= today - window }.count)
            row.add("days bought in \(window)", log1p(count))
        }
        for halfLife in [5.0, 10, 20, 40, 80] {
            var sum = 0.0
            for day in days { sum += exp2(-Double(today - day.day) / halfLife) }
            // What the sum of a member who buys every day would be, by now.
            let full = (1 - exp2(-(tenure + 1) / halfLife)) / (exp2(1 / halfLife) - 1)
            row.add("rate with half-life \(halfLife)", log(sum / full + 0.002))
        }
    }

    /// Which of the weeks and months before had a purchase.
    func addWeeks(to row: inout FeatureRow) {
        let weeks = counts(windowDays: 7, windows: 26)
        for lag in 0..<8 { row.add("bought \(lag + 1) weeks ago", min(1, weeks[lag])) }
        for count in [4, 8, 13, 26] {
            let seen = min(Double(count), max(1, (tenure / 7).rounded(.up)))
            let active = weeks.prefix(count).reduce(0) { $0 + min(1, $1) }
            row.add("share of \(count) weeks", active / seen)
            row.add("odds of \(count) weeks", log((active + 0.3) / (seen - active + 0.3)))
        }
        row.add("weeks in a row", log1p(Double(weeks.prefix { $0 > 0 }.count)))
        row.add("weeks without", log1p(Double(weeks.prefix { $0 == 0 }.count)))
        let months = counts(windowDays: 30, windows: 6)
        for lag in 0..<4 { row.add("bought \(lag + 1) months ago", min(1, months[lag])) }
        let seen = min(6, max(1, (tenure / 30).rounded(.up)))
        let active = months.reduce(0) { $0 + min(1, $1) }
        row.add("odds of 6 months", log((active + 0.3) / (seen - active + 0.3)))
        for lag in 0..<3 {
            row.add(
                "month \(lag + 1) against before",
                log((months[lag] + 0.5) / (months[lag + 1] + 0.5))
            )
        }
    }

    func addGaps(to row: inout FeatureRow) {
        let population = 14.0
        let recent = gaps.suffix(12).map(\.days)
        let count = Double(gaps.count)
        let mean = (gaps.reduce(0) { $0 + $1.days } + population) / (count + 1)
        let lateMean = (recent.reduce(0, +) + population) / (Double(recent.count) + 1)
        row.add("gap mean", log(mean))
        row.add("late gap mean", log(lateMean))
        row.add("recency in gaps", log(recency / mean))
        row.add("recency in late gaps", log(recency / lateMean))
        row.add("overdue in late gaps", max(0, log(recency / lateMean)))
        let sorted = recent.sorted()
        let median = sorted.isEmpty ? population : sorted[sorted.count / 2]
        row.add("gap median", log(median))
        row.add("gap longest", log(gaps.map(\.days).max() ?? population))
        row.add("recency in the longest gap", recency / (gaps.map(\.days).max() ?? 60))
        row.add("last gap", log(gaps.last?.days ?? population))
        var square = 0.0
        for gap in recent { square += (log(gap) - log(median)) * (log(gap) - log(median)) }
        row.add("gap unrest", (square / Double(max(1, recent.count))).squareRoot())
        row.add("gaps none", gaps.isEmpty ? 1 : 0)
        // The share of purchases by day of the week, from today's on; a cut's days differ.
        for ahead in 0..<7 {
            let bought = days.suffix(40).count { (today + Int32(ahead) - $0.day) % 7 == 0 }
            row.add("weekday in \(ahead)", (Double(bought) + 1) / (Double(min(40, days.count)) + 7))
        }
    }

    /// Money against the member's own past.
    func addSpend(to row: inout FeatureRow) {
        func spend(_ window: Int32) -> Double {
            days.reversed().prefix { $0.day >= today - window }.reduce(0) { $0 + $1.spend }
        }
        let base = spend(90) / 3
        row.add("month's spend", log1p(base))
        for window in [7, 14, 21, 30, 45, 60] as [Int32] {
            let rate = spend(window) * 30 / Double(window)
            row.add("spend in \(window)", log1p(spend(window)))
            row.add("spend of \(window) against 90", log((rate + 5) / (base + 5)))
        }
        row.add("spend of 90 against 180", log((base + 5) / (spend(180) / 6 + 5)))
        for halfLife in [15.0, 30, 60, 120] {
            var sum = 0.0
            for day in days { sum += day.spend * exp2(-Double(today - day.day) / halfLife) }
            let full = (1 - exp2(-(tenure + 1) / halfLife)) / (exp2(1 / halfLife) - 1)
            let rate = sum / full * 30
            row.add("spend with half-life \(halfLife)", log((rate + 5) / (base + 5)))
        }
        var months: [Double] = []
        for lag in 0..<6 as Range<Int32> where Double(30 * lag) < tenure {
            months.append(log(spend(30 * (lag + 1)) - spend(30 * lag) + 5))
        }
        let mean = months.reduce(0, +) / Double(max(1, months.count))
        var square = 0.0
        for month in months { square += (month - mean) * (month - mean) }
        row.add("unrest of months", (square / Double(max(1, months.count))).squareRoot())
        row.add("mean of months", mean - log(base + 5))
        row.add("least of months", (months.min() ?? 0) - log(base + 5))
        row.add("months halved", Double(months.count { $0 < log(base / 2 + 5) }))
    }

    func addBaskets(to row: inout FeatureRow) {
        let quarter = days.reversed().prefix { $0.day >= today - 90 }
        let spend = quarter.reduce(0) { $0 + $1.spend }
        let largest = quarter.map(\.spend).sorted(by: >)
        row.add("largest basket's share", (largest.first ?? 0) / max(1, spend))
        row.add("three baskets' share", largest.prefix(3).reduce(0, +) / max(1, spend))
        let all = days.reduce(0) { $0 + $1.spend } / Double(days.count)
        row.add("basket", log1p(all))
        let late = days.suffix(4).reduce(0) { $0 + $1.spend } / Double(min(4, days.count))
        row.add("late baskets", log((late + 3) / (all + 3)))
        row.add("last basket", log(((days.last?.spend ?? 0) + 3) / (all + 3)))
        let lines = quarter.reduce(0) { $0 + $1.lines }
        row.add("lines of a basket", log1p(Double(lines) / Double(max(1, quarter.count))))
        var categories: UInt64 = 0
        for day in quarter { categories |= day.categories }
        row.add("categories", log1p(Double(categories.nonzeroBitCount)))
        var lately: UInt64 = 0
        for day in quarter where day.day >= today - 30 { lately |= day.categories }
        row.add("late categories", log1p(Double(lately.nonzeroBitCount)))
        let promotions = quarter.reduce(0) { $0 + $1.promotions }
        let coupons = quarter.reduce(0) { $0 + $1.coupons }
        row.add("share of promotions", promotions / max(1, spend + promotions))
        row.add("share of coupons", min(1, coupons / max(1, spend)))
        let stores = Set(quarter.map(\.store))
        row.add("stores", log1p(Double(stores.count)))
    }

    /// Which groups of categories are due again, by the member's own gaps between them.
    func addNeeds(horizon: Double, to row: inout FeatureRow) {
        var seen = [(count: Int, first: Int32, last: Int32)](repeating: (0, 0, 0), count: 64)
        for day in days.reversed() {
            guard day.day >= today - 150 else { break }
            var bits = day.categories
            while bits != 0 {
                let bit = bits.trailingZeroBitCount
                bits &= bits - 1
                if seen[bit].count == 0 { seen[bit].last = day.day }
                seen[bit].first = day.day
                seen[bit].count += 1
            }
        }
        var regular = 0.0
        var due = 0.0
        var overdue = 0.0
        var fresh = 0.0
        var expected = 0.0
        for category in seen where category.count >= 3 {
            let gap = Double(category.last - category.first) / Double(category.count - 1)
            let age = Double(today - category.last)
            regular += 1
            if age <= gap, age + horizon > gap { due += 1 }
            if age > gap { overdue += 1 }
            if age < 7 { fresh += 1 }
            // Poisson, fading for what has not been bought for long.
            expected += (1 - exp(-horizon / gap)) * min(1, 2 * gap / age)
        }
        row.add("regular categories", log1p(regular))
        row.add("categories due", log1p(due))
        row.add("share due", due / (regular + 3))
        row.add("share overdue", overdue / (regular + 3))
        row.add("share fresh", fresh / (regular + 3))
        row.add("needs expected", log1p(expected))
        let last = days.last?.categories ?? 0
        row.add("last breadth", log1p(Double(last.nonzeroBitCount)))
    }

    /// Purchases in windows that end today, the latest first.
    private func counts(windowDays: Int32, windows: Int) -> [Double] {
        var counts = [Double](repeating: 0, count: windows)
        for day in days.reversed() {
            let window = Int((today - 1 - day.day) / windowDays)
            guard window < windows else { break }
            counts[window] += 1
        }
        return counts
    }
}
