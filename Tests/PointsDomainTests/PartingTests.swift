import Foundation
import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// Members that are merged and parted, again and again, against the same members that never are.
struct PartingTests {
    private static let isLong = ProcessInfo.processInfo.environment["HUITOU_LONG"] == "1"
    private static let seeds: ClosedRange<UInt64> = 1...(isLong ? 1000 : 40)

    /// What a run may meet.
    struct Terms {
        var policy = NegativePolicy.debt(limit: Amount(1_000_000))
        var expiry: ClosedRange<Int64>?
        var hoursPerStep: Int64 = 1
        /// Whether anything is taken back, set aside or given free.
        var isGivingBack = true
        var isOverspending = false
        var memberCount: Int64 = 2
    }

    /// Two ledgers that get the same commands; only one of them merges.
    struct Pair {
        var merging: MemoryLedger
        var apart: MemoryLedger
        let terms: Terms
        var random: SeededRandom
        /// The entries that can be taken back, in both.
        var entries: [(merging: JournalID, apart: JournalID, member: Int64)] = []
        var orders: [String] = []
        var holds: [(id: String, member: Int64)] = []
        /// The merges that stand, the last one last.
        var merged: [(member: Int64, into: Int64)] = []
        var step = 0
        /// How many merges were undone, and how many commands were carried out.
        var counts = (parted: 0, booked: 0)

        init(seed: UInt64, _ terms: Terms) {
            var rules = CurrencyRules(currency: .points)
            rules.negative = terms.policy
            rules.adjustmentMax = Amount(1_000_000)
            let program = Program(zone: .utc, currencies: [rules])
            merging = MemoryLedger(program: program, now: LedgerScript.start)
            apart = merging
            self.terms = terms
            random = SeededRandom(seed: seed)
        }

        mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
            Int64.random(in: range, using: &random)
        }

        func root(_ id: Int64) -> Int64 {
            merged.last { $0.member == id }.map { root($0.into) } ?? id
        }
    }

    @Test(arguments: Self.seeds)
    func nothingIsChangedByAMerge(seed: UInt64) throws {
        let policies: [NegativePolicy] = [
            .debt(limit: Amount(1_000_000)), .debt(limit: Amount(150)), .downToZero, .pendingOnly,
        ]
        var pair = Pair(seed: seed, Terms(policy: policies[Int(seed) % policies.count]))
        try pair.run(steps: 80)
        try pair.expectSame(isExact: true)
    }

    /// A chain of three, and members beside each other.
    @Test(arguments: Self.seeds)
    func nothingIsChangedByMergesOfMerges(seed: UInt64) throws {
        var pair = Pair(seed: seed, Terms(memberCount: 4))
        try pair.run(steps: 120)
        try pair.expectSame(isExact: true)
    }

    /// Where nothing is taken back or given free, every lot lives as long as without a merge.
    @Test(arguments: Self.seeds)
    func everyLotLivesAsLong(seed: UInt64) throws {
        var pair = Pair(
            seed: seed,
            Terms(isGivingBack: false)
        )
        try pair.run(steps: 100)
        try pair.expectSame(isExact: true)
        pair.expectNoEarlierEnd()
    }

    /// Where points lapse meanwhile, nobody has less than without a merge.
    @Test(arguments: Self.seeds)
    func nobodyLosesByAMerge(seed: UInt64) throws {
        var pair = Pair(
            seed: seed,
            Terms(expiry: 1...1000, hoursPerStep: 12, isGivingBack: false)
        )
        try pair.run(steps: 80)
        try pair.expectSame(isExact: false)
    }

    /// Whatever happens, the sums hold and the books can be read again.
    @Test(arguments: Self.seeds)
    func theSumsHold(seed: UInt64) throws {
        let policies: [NegativePolicy] = [
            .debt(limit: Amount(1_000_000)), .debt(limit: Amount(60)), .downToZero, .pendingOnly,
        ]
        var pair = Pair(
            seed: seed,
            Terms(
                policy: policies[Int(seed) % policies.count],
                expiry: 1...1000,
                hoursPerStep: 12,
                isOverspending: true,
                memberCount: 4
            )
        )
        try pair.run(steps: 120)
        pair.expectSums()
    }
}
