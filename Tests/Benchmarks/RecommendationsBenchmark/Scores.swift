import Foundation
import Primitives

/// One household's answer against what it bought, as PROTOCOL.md of the data scores it.
struct CaseScore {
    var recall = 0.0
    var ndcg = 0.0
    var hit = 0.0
    var precision = 0.0
    /// Recall among what was bought before; `nil` where nothing of it was wanted.
    var repeatRecall: Double?
    /// Recall among what is new; `nil` where nothing of it was wanted.
    var exploreRecall: Double?

    /// Scores the first `count` different items.
    init(items: [Int32], truth: Set<Int32>, known: Set<Int32>, count: Int) {
        var listed: [Int32] = []
        for item in items where listed.count < count && !listed.contains(item) {
            listed.append(item)
        }
        let hits = listed.map { truth.contains($0) }
        let found = Double(hits.count { $0 })
        recall = found / Double(truth.count)
        hit = found > 0 ? 1 : 0
        precision = found / Double(count)
        let ideal = (0..<min(count, truth.count)).reduce(0) { $0 + Self.discount($1) }
        let sum = hits.enumerated().reduce(0) { $0 + ($1.element ? Self.discount($1.offset) : 0) }
        ndcg = sum / ideal
        let before = truth.intersection(known)
        let new = truth.subtracting(known)
        let listedSet = Set(listed)
        if !before.isEmpty {
            repeatRecall = Double(before.intersection(listedSet).count) / Double(before.count)
        }
        if !new.isEmpty {
            exploreRecall = Double(new.intersection(listedSet).count) / Double(new.count)
        }
    }

    private static func discount(_ rank: Int) -> Double { 1 / log2(Double(rank) + 2) }
}

/// The scores of all households, and their means.
struct Scores {
    let cases: [CaseScore]

    private func mean(_ value: (CaseScore) -> Double?) -> Double {
        let values = cases.compactMap(value)
        return values.reduce(0, +) / Double(max(1, values.count))
    }

    var ndcg: Double { mean { $0.ndcg } }
    var recall: Double { mean { $0.recall } }
    var hit: Double { mean { $0.hit } }
    var precision: Double { mean { $0.precision } }
    var repeatRecall: Double { mean { $0.repeatRecall } }
    var exploreRecall: Double { mean { $0.exploreRecall } }

    /// By how much the NDCG is above that of another method for the same households: the mean, and
    /// between which values 95 % of 2,000 draws of as many households lie.
    func aboveNDCG(of other: Scores) -> (mean: Double, low: Double, high: Double) {
        let differences = zip(cases, other.cases).map { $0.ndcg - $1.ndcg }
        var random = SeededRandom(seed: 20)
        let draws = (0..<2000).map { _ in
            var sum = 0.0
            for _ in differences.indices {
                sum += differences[Int(random.next() % UInt64(differences.count))]
            }
            return sum / Double(differences.count)
        }.sorted()
        let mean = differences.reduce(0, +) / Double(max(1, differences.count))
        return (mean, draws[49], draws[1949])
    }
}
