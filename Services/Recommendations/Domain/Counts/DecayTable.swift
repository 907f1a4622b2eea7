/// Weights that halve with every half-life, as whole numbers by age in days.
///
/// Sums of whole numbers do not depend on their order and can be taken back exactly: so that counts
/// kept up as orders arrive, in whatever order, equal those built at once to the last bit.
package struct DecayTable: Hashable, Sendable {
    /// The weight of age 0: what `unit` stands for is 1.
    package static let unit: Int64 = 1 << 40
    /// After how many days a weight is half.
    package let halfLifeDays: Int
    /// From which age on the weight is always the same: `tail`.
    package let ageMax: Int
    /// The weight from `ageMax` on.
    package let tail: Int64
    private let weights: [Int64]

    /// Computes the weights.
    ///
    /// - Parameters:
    ///   - halfLifeDays: At least 1.
    ///   - ageMax: From which age on the weight is `tail`.
    ///   - tail: 0 to forget what is older, 1 to keep it in the order at the very end.
    package init(halfLifeDays: Int, ageMax: Int, tail: Int64) {
        precondition(halfLifeDays > 0, "a half-life is at least a day, is \(halfLifeDays)")
        precondition(ageMax > 0, "an age limit is at least a day, is \(ageMax)")
        self.halfLifeDays = halfLifeDays
        self.ageMax = ageMax
        self.tail = tail
        let factor = Self.root(of: 0.5, degree: halfLifeDays)
        var weight = Double(Self.unit)
        var weights: [Int64] = []
        weights.reserveCapacity(self.ageMax)
        for age in 0..<self.ageMax {
            // Starting afresh at every half-life keeps rounding errors from adding up.
            if age % halfLifeDays == 0 {
                weight = Double(Self.unit >> Int64(min(62, age / halfLifeDays)))
            }
            weights.append(max(tail, Int64(weight.rounded())))
            weight *= factor
        }
        self.weights = weights
    }

    /// The weight of something that happened on a day, seen from another; days to come weigh 1.
    package func weight(of day: Day, today: Day) -> Int64 {
        let age = Int(today.rawValue) - Int(day.rawValue)
        if age >= ageMax { return tail }
        return weights[max(0, age)]
    }

    /// The first day whose weight is not yet `tail`.
    package func firstDay(today: Day) -> Day {
        Day(today.rawValue - Int32(ageMax) + 1)
    }

    /// The positive number of which `degree` factors give `value`, found by halving.
    private static func root(of value: Double, degree: Int) -> Double {
        var low = 0.0
        var high = 1.0
        for _ in 0..<200 {
            let middle = (low + high) / 2
            var power = 1.0
            for _ in 0..<degree { power *= middle }
            if power < value { low = middle } else { high = middle }
        }
        return high
    }
}
