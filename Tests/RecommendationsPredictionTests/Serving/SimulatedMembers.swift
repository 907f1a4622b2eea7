import Foundation
import Primitives
import RecommendationsPrediction

/// Members whose habits are known: each buys at a rate of its own and may leave after any purchase
/// but the first, as the BG/NBD model has it.
struct SimulatedMembers {
    /// The records, all that happens until `end`.
    let records: [MemberRecord]
    /// Each member's rate by the day, and the day on which it left; infinite for never.
    let truths: [(rate: Double, leftAt: Double)]

    /// Simulates.
    ///
    /// - Parameters:
    ///   - count: How many members.
    ///   - end: The last day but one.
    ///   - seed: Where chance begins.
    init(count: Int, until end: Int32, seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var records: [MemberRecord] = []
        var truths: [(rate: Double, leftAt: Double)] = []
        for member in 0..<count {
            let rate = Sampling.gamma(1.2, using: &random) / 14
            let leaving = Sampling.beta(0.8, 9, using: &random)
            let amount = 20 + 10 * Sampling.gamma(3, using: &random)
            var time = Double.random(in: 0..<60, using: &random)
            var days: [Int32: Double] = [:]
            var leftAt = Double.infinity
            var isFirst = true
            while time < Double(end) {
                days[Int32(time), default: 0] += amount * Sampling.gamma(6, using: &random) / 6
                if !isFirst, Double.random(in: 0..<1, using: &random) < leaving {
                    leftAt = time
                    break
                }
                isFirst = false
                time -= log(Double.random(in: Double.ulpOfOne..<1, using: &random)) / rate
            }
            truths.append((rate, leftAt))
            let history = MemberHistory(
                member: Int64(member + 1),
                days: days.map { day, spend in
                    PurchaseDay(
                        day: day,
                        spend: spend,
                        lines: 3,
                        categories: 1 << UInt64(member % 7),
                        store: Int32(member % 4)
                    )
                }
            )
            records.append(
                MemberRecord(
                    history: history,
                    categories: ["category \(member % 3)": history.days.map(\.day)]
                )
            )
        }
        self.records = records
        self.truths = truths
    }

    /// The days of all of them.
    var histories: [MemberHistory] { records.map(\.history) }

    /// The waits of all of them before a day.
    func waits(before day: Int32) -> CategoryWaits {
        var waits = CategoryWaits()
        for record in records { waits.add(record, before: day) }
        return waits
    }
}
