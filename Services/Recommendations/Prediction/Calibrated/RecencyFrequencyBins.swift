/// The share of yes by recency, frequency and spend in fifths: what marketing does by hand.
///
/// The baseline that better models must beat (Hughes, Strategic Database Marketing, 1994).
package struct RecencyFrequencyBins: Sendable {
    private let bounds: [[Double]]
    private let shares: [Int: Double]
    private let mean: Double

    /// Counts answers by bin.
    ///
    /// - Parameters:
    ///   - rows: Recency, frequency and spend of each member.
    ///   - answers: As many.
    package init(_ rows: [[Double]], answers: [Bool]) {
        precondition(!rows.isEmpty && rows.count == answers.count, "one answer for each")
        var bounds: [[Double]] = []
        for column in 0..<3 {
            let sorted = rows.map { $0[column] }.sorted()
            bounds.append((1..<5).map { sorted[sorted.count * $0 / 5] })
        }
        self.bounds = bounds
        mean = Double(answers.count { $0 }) / Double(answers.count)
        var sums: [Int: (yes: Double, count: Double)] = [:]
        for (row, answer) in zip(rows, answers) {
            sums[Self.bin(row, bounds), default: (0, 0)].yes += answer ? 1 : 0
            sums[Self.bin(row, bounds), default: (0, 0)].count += 1
        }
        let mean = self.mean
        shares = sums.mapValues { ($0.yes + 5 * mean) / ($0.count + 5) }
    }

    /// The share of yes in a member's bin, drawn a little to the mean.
    package func probability(_ row: [Double]) -> Double {
        shares[Self.bin(row, bounds)] ?? mean
    }

    private static func bin(_ row: [Double], _ bounds: [[Double]]) -> Int {
        var bin = 0
        for (value, bounds) in zip(row, bounds) {
            bin = bin * 5 + bounds.count { value > $0 }
        }
        return bin
    }
}
