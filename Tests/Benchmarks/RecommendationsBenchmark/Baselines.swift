import Foundation
import RecommendationsLearning

/// The known methods, each in its plain form, to stand beside.
struct Baselines {
    private let retail: RetailLog
    private let model: ItemModel
    private let day: Int32
    private let isEligible: [Bool]
    /// Items by how many baskets of the last 30 days had them, at most one a household and day.
    private let popular: [Int32]
    /// The same as numbers: of two items that a household bought alike, the more popular is first.
    private let popularity: [Float]

    init(_ retail: RetailLog, knowledge: Knowledge, day: Int32) {
        self.retail = retail
        model = knowledge.model
        self.day = day
        isEligible = knowledge.statistics.isEligible
        var counts = [Float](repeating: 0, count: retail.itemNames.count)
        for history in retail.log.histories {
            let before = history.dayCount(before: day)
            for index in history.dayCount(before: day - 30)..<before {
                for line in history.lines(of: index) { counts[Int(line.item)] += 1 }
            }
        }
        let eligible = knowledge.statistics.isEligible
        popularity = counts
        popular = counts.indices.filter { eligible[$0] && counts[$0] > 0 }
            .sorted { (counts[$1], $0) < (counts[$0], $1) }.map { Int32($0) }
    }

    /// The best of own items, then what is popular; for discovery without what is known.
    private func answer(_ scores: [Float], _ one: Examination.Case, _ task: RankingTask) -> [Int32]
    {
        let taken = scores.indices.filter { item in
            scores[item] > 0 && isEligible[item]
                && (task == .nextBasket || !one.known.contains(Int32(item)))
        }
        let sorted = taken.sorted {
            (scores[$1], popularity[$1], $0) < (scores[$0], popularity[$0], $1)
        }
        var items = sorted.prefix(20).map { Int32($0) }
        for item in popular where items.count < 20 {
            if task == .discovery, one.known.contains(item) { continue }
            items.append(item)
        }
        return Array(items.prefix(20))
    }

    /// What most baskets had in the last 30 days.
    func popular(_ one: Examination.Case, _ task: RankingTask) -> [Int32] {
        answer([], one, task)
    }

    /// How many days the household bought each (GP-Pop).
    func frequency(_ one: Examination.Case) -> [Int32] {
        answer(counts(one.member, halfLife: .infinity), one, .nextBasket)
    }

    /// The same, with a half-life of 90 days.
    func decayed(_ one: Examination.Case) -> [Int32] {
        answer(counts(one.member, halfLife: 90), one, .nextBasket)
    }

    private func counts(_ member: Int, halfLife: Double) -> [Float] {
        var counts = [Float](repeating: 0, count: retail.itemNames.count)
        let history = retail.log.histories[member]
        for index in 0..<history.dayCount(before: day) {
            let age = Double(day - 1 - history.days[index])
            let weight = Float(exp2(-age / halfLife))
            for line in history.lines(of: index) { counts[Int(line.item)] += weight }
        }
        return counts
    }

    /// EASE (Steck, 2019): the linear item model alone, with own counts beside it.
    func linear(_ one: Examination.Case, _ task: RankingTask, ownWeight: Float) -> [Int32] {
        let own = counts(one.member, halfLife: 120)
        var scores = [Float](repeating: 0, count: own.count)
        for item in own.indices where own[item] > 0 {
            let strength = log1pf(own[item])
            model.add(item, times: strength, to: &scores)
            scores[item] += ownWeight * strength
        }
        return answer(scores, one, task)
    }
}

/// TIFU-KNN (Hu et al., 2020): faded baskets in faded groups, beside those of like households.
struct TIFUKNN {
    private let vectors: [Int: [Int32: Float]]
    private let lengths: [Int: Float]
    private let neighbours: Int
    private let ownShare: Float

    init(
        _ retail: RetailLog,
        day: Int32,
        groupSize: Int = 7,
        withinGroup: Double = 0.9,
        acrossGroups: Double = 0.7,
        neighbours: Int = 300,
        ownShare: Float = 0.7
    ) {
        var vectors: [Int: [Int32: Float]] = [:]
        for (member, history) in retail.log.histories.enumerated() {
            let count = history.dayCount(before: day)
            guard count >= Training.daysMin else { continue }
            // The first group is the one that is not full.
            let groups = (count + groupSize - 1) / groupSize
            var vector: [Int32: Float] = [:]
            for back in 0..<count {
                let weight =
                    pow(withinGroup, Double(back % groupSize))
                    * pow(acrossGroups, Double(back / groupSize))
                    / Double(groupSize * groups)
                for line in history.lines(of: count - 1 - back) {
                    vector[line.item, default: 0] += Float(weight)
                }
            }
            vectors[member] = vector
        }
        self.vectors = vectors
        lengths = vectors.mapValues { $0.values.reduce(0) { $0 + $1 * $1 } }
        self.neighbours = neighbours
        self.ownShare = ownShare
    }

    /// The best 20 items.
    func answer(_ member: Int, isEligible: [Bool]) -> [Int32] {
        guard let own = vectors[member], let length = lengths[member] else { return [] }
        var dense = [Float](repeating: 0, count: isEligible.count)
        for (item, weight) in own { dense[Int(item)] = weight }
        let distances = vectors.compactMap { other, vector -> (Float, Int)? in
            guard other != member else { return nil }
            let product = vector.reduce(Float(0)) { $0 + dense[Int($1.key)] * $1.value }
            return (length + (lengths[other] ?? 0) - 2 * product, other)
        }
        let nearest = distances.sorted { $0 < $1 }.prefix(neighbours)
        for item in own.keys { dense[Int(item)] *= ownShare }
        for (_, other) in nearest {
            for (item, weight) in vectors[other] ?? [:] {
                dense[Int(item)] += (1 - ownShare) * weight / Float(nearest.count)
            }
        }
        return dense.indices.filter { isEligible[$0] && dense[$0] > 0 }
            .sorted { (dense[$1], $0) < (dense[$0], $1) }.prefix(20).map { Int32($0) }
    }
}
