/// The order within groups, by how much each swap would change the NDCG: LambdaMART (Burges, 2010).
///
/// Every pair of a wanted row and another pulls the two apart by the slope of the logistic loss of
/// their distance, times the change in NDCG if they changed places. Pairs that are both beyond
/// `ranksMax` change nothing that is seen.
package struct NDCGObjective: BoostingObjective {
    /// How steep the logistic loss is looked up: per unit of distance.
    private static let slopesPerUnit = 256.0
    private static let distanceMax = 24.0

    package let startScore = 0.0
    package let groupStarts: [Int]
    private let isWanted: [Bool]
    private let weights: [Float]
    private let ranksMax: Int
    /// Per group the best DCG that can be had.
    private let ideals: [Double]
    private let discounts: [Double]
    /// 1 / (1 + e^d) from `-distanceMax` on.
    private let slopes: [Double]

    /// Wants what is wanted to come first in each group.
    ///
    /// - Parameters:
    ///   - isWanted: Whether each row is.
    ///   - groupStarts: Where each group starts, ascending from 0, and at last the number of rows.
    ///   - wantedCounts: How many are wanted in each group, also of those that are no row of it;
    ///     empty where all are rows.
    ///   - ranksMax: How many ranks count.
    ///   - weights: For how many rows like it each row that is not wanted stands, where only a
    ///     share of these is given; empty where each stands for itself.
    package init(
        isWanted: [Bool],
        groupStarts: [Int],
        wantedCounts: [Int] = [],
        ranksMax: Int,
        weights: [Float] = []
    ) {
        precondition(weights.isEmpty || weights.count == isWanted.count, "a weight for each row")
        precondition(groupStarts.first == 0, "the first group starts at the first row")
        precondition(groupStarts.last == isWanted.count, "the last group ends at the last row")
        precondition(
            wantedCounts.isEmpty || wantedCounts.count == groupStarts.count - 1,
            "\(wantedCounts.count) counts for \(groupStarts.count - 1) groups"
        )
        self.isWanted = isWanted
        self.weights = weights
        self.groupStarts = groupStarts
        self.ranksMax = ranksMax
        let widest = zip(groupStarts, groupStarts.dropFirst()).reduce(1) { max($0, $1.1 - $1.0) }
        let discounts = (0..<max(widest, ranksMax)).map { 1 / Elementary.log2(Double($0) + 2) }
        self.discounts = discounts
        ideals = (0..<(groupStarts.count - 1)).map { group in
            let rows = groupStarts[group]..<groupStarts[group + 1]
            let wanted = wantedCounts.isEmpty ? rows.count { isWanted[$0] } : wantedCounts[group]
            return discounts.prefix(min(ranksMax, wanted)).reduce(0, +)
        }
        slopes = (0...Int(2 * Self.distanceMax * Self.slopesPerUnit)).map {
            Elementary.sigmoid(Self.distanceMax - Double($0) / Self.slopesPerUnit)
        }
    }

    package func differentiate(
        scores: [Double],
        gradients: inout [Double],
        hessians: inout [Double]
    ) {
        for row in scores.indices {
            gradients[row] = 0
            hessians[row] = 0
        }
        var order: [(key: UInt64, row: Int)] = []
        for group in ideals.indices where ideals[group] > 0 {
            rank(groupStarts[group]..<groupStarts[group + 1], scores, &order)
            let seen = min(ranksMax, order.count)
            for first in 0..<seen {
                for second in (first + 1)..<max(first + 1, order.count) {
                    let (upper, lower) = (order[first].row, order[second].row)
                    guard isWanted[upper] != isWanted[lower] else { continue }
                    let wanted = isWanted[upper] ? upper : lower
                    let other = isWanted[upper] ? lower : upper
                    let beyond = second < ranksMax ? discounts[second] : 0
                    var change = (discounts[first] - beyond) / ideals[group]
                    if !weights.isEmpty { change *= Double(weights[other]) }
                    let slope = slope(scores[wanted] - scores[other])
                    gradients[wanted] -= slope * change
                    gradients[other] += slope * change
                    let curve = slope * (1 - slope) * change
                    hessians[wanted] += curve
                    hessians[other] += curve
                }
            }
        }
    }

    /// Puts the rows of a group in the order of their scores; equal ones by their place.
    private func rank(
        _ rows: Range<Int>,
        _ scores: [Double],
        _ order: inout [(key: UInt64, row: Int)]
    ) {
        order.removeAll(keepingCapacity: true)
        for row in rows {
            let bits = Float(scores[row] + 0).bitPattern
            // Floats in ascending order as whole numbers, turned round.
            let ascending = bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
            order.append((UInt64(~ascending) << 32 | UInt64(row - rows.lowerBound), row))
        }
        order.sort { $0.key < $1.key }
    }

    private func slope(_ distance: Double) -> Double {
        let bounded = min(max(distance, -Self.distanceMax), Self.distanceMax)
        return slopes[Int((bounded + Self.distanceMax) * Self.slopesPerUnit)]
    }
}
