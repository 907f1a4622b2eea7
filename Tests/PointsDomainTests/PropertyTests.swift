import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// What holds of every sequence of operations.
struct PropertyTests {
    private static let policies: [NegativePolicy] = [
        .downToZero, .debt(limit: Amount(120)), .debt(limit: Amount(1_000_000)), .pendingOnly,
    ]

    /// A ledger with a member that has earned, spent, owes perhaps, and has had points lapse.
    private static func ledger(
        _ random: inout SeededRandom,
        _ policy: NegativePolicy
    ) -> LedgerScript {
        var script = LedgerScript()
        script.rules[0].negative = policy
        script.rules[0].adjustmentMax = Amount(1_000_000)
        script.ledger.program = Program(zone: .utc, currencies: script.rules)
        for number in 0..<Int.random(in: 3...12, using: &random) {
            let amount = Int.random(in: 1...300, using: &random)
            let ends = Int.random(in: 2...400, using: &random)
            let row: String =
                switch Int.random(in: 0..<6, using: &random) {
                case 0: "burn m1 \(amount) key=s\(number)"
                case 1: "earn m1 \(amount) key=s\(number)"
                case 2: "reverse m1 #1 \(1 + amount / 9) key=s\(number)"
                case 3: "transfer m1 m2 \(1 + amount / 3) key=s\(number)"
                default: "earn m1 \(amount) key=s\(number) expires=\(ends)"
                }
            _ = script.ledger.run([script.command(LedgerScript.Row(row[...]))])
        }
        return script
    }

    /// Takes an entry back in random parts, each of which must be taken whole.
    private static func reverseInParts(
        _ target: BookedEntry,
        in script: inout LedgerScript,
        _ random: inout SeededRandom
    ) -> [Int64] {
        let gross =
            max(target.entry.gross, -target.entry.gross).rawValue - reversed(of: target, in: script)
        var parts: [Int64] = []
        while true {
            let left = gross - parts.reduce(0, +)
            let part = Int64.random(in: 1...max(1, min(left, 1 + gross / 2)), using: &random)
            let isWhole = Int.random(in: 0..<5, using: &random) == 0
            let outcome = script.ledger.run([
                .reverse(
                    Reverse(
                        envelope: envelope(
                            target.entry.member.rawValue,
                            key: "r\(target.id.rawValue).\(parts.count)"
                        ),
                        target: target.id,
                        amount: isWhole ? nil : Amount(part)
                    )
                )
            ])
            switch outcome[0] {
            case .command(.booked): parts.append(isWhole ? left : part)
            default:
                #expect(outcome == [.command(.refused(.entryReversed))])
                return parts
            }
        }
    }

    private static func worth(_ script: LedgerScript, _ number: Int64) -> Int64 {
        let pocket = script.ledger.account(of: member(number)).pocket(.points)
        return (pocket.balance - pocket.debt).rawValue
    }

    private static func loss(_ script: LedgerScript) -> Int64 {
        script.ledger.totals.amounts[.init(currency: .points, account: .loss)]?.rawValue ?? 0
    }

    /// Burn, capture, transfer, expiry, adjustment, write-off: parts sum to the whole, and what
    /// comes back is what was taken.
    @Test(arguments: 1...60)
    func partsOfAReversalSumToTheWhole(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let policy = Self.policies[Int(seed) % Self.policies.count]
        var script = Self.ledger(&random, policy)
        let rows = [
            "earn m1 \(Int.random(in: 40...500, using: &random)) key=p1 expires=300",
            "burn m1 \(Int.random(in: 1...30, using: &random)) key=p2",
            "hold m1 \(Int.random(in: 5...20, using: &random)) key=p3 until=20",
            "capture m1 p3 \(Int.random(in: 1...5, using: &random)) key=p4",
            "transfer m1 m2 \(Int.random(in: 1...15, using: &random)) key=p5",
            "adjust m1 -\(Int.random(in: 1...9, using: &random)) key=p6",
            "adjust m1 \(Int.random(in: 1...90, using: &random)) key=p7",
            "writeoff m1 key=p8",
        ]
        for row in rows { _ = script.ledger.run([script.command(LedgerScript.Row(row[...]))]) }
        script.ledger.now = LedgerScript.time("300")
        _ = script.ledger.run([.sweep(Sweep(member: member(1)))])
        let kinds: Set<EntryKind> = [
            .burn, .capture, .transferOut, .expiry, .adjustment, .earn, .writeOff,
        ]
        var targets = script.ledger.entries(of: member(1)).filter {
            kinds.contains($0.entry.kind) && $0.entry.gross != .zero
        }
        targets.shuffle(using: &random)
        for target in targets {
            let gross = target.entry.gross.rawValue
            let reversed = Self.reversed(of: target, in: script)
            let (before, other, lossBefore) = (
                Self.worth(script, 1), Self.worth(script, 2), Self.loss(script)
            )
            let parts = Self.reverseInParts(target, in: &script, &random)
            #expect(parts.reduce(0, +) == abs(gross) - reversed)
            let change = Self.worth(script, 1) - before
            let lost = Self.loss(script) - lossBefore
            let amount = abs(gross) - reversed
            let otherChange = Self.worth(script, 2) - other
            // What could be neither taken nor owed is a loss: no more and no less.
            switch target.entry.kind {
            case .writeOff: #expect(change == -amount && lost == amount && otherChange == 0)
            case .transferOut: #expect(change == amount && otherChange == -amount - lost)
            case _ where gross > 0: #expect(change == -amount - lost && otherChange == 0)
            default: #expect(change == amount && lost == 0 && otherChange == 0)
            }
            Self.checkSums(script)
        }
        #expect(!targets.isEmpty)
    }

    private static func reversed(of target: BookedEntry, in script: LedgerScript) -> Int64 {
        script.ledger.disk.reversed[target.id]?.rawValue ?? 0
    }

    private static func checkSums(_ script: LedgerScript) {
        #expect(script.ledger.totals.sum(.points) == .zero)
        let debts = script.ledger.accounts.values.reduce(Amount.zero) {
            $0 + $1.account.pocket(.points).debt
        }
        let booked = script.ledger.totals.amounts[.init(currency: .points, account: .debt)]
        #expect(-(booked ?? .zero) == debts)
        let transit = script.ledger.totals.amounts[.init(currency: .points, account: .transit)]
        #expect(transit ?? .zero == .zero)
    }

    /// Restored in parts and in any order, an untouched burn leaves the lots as they were.
    @Test(arguments: 1...40)
    func restoringLeavesTheLotsAsTheyWere(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var script = LedgerScript()
        for number in 0..<Int.random(in: 1...8, using: &random) {
            let amount = Int.random(in: 1...60, using: &random)
            let ends = Int.random(in: 100...900, using: &random)
            _ = script.run("earn m1 \(amount) key=e\(number) expires=\(ends) -> booked")
        }
        let before = script.ledger.account(of: member(1)).pocket(.points).lots
        var burns: [BookedEntry] = []
        while true {
            let available = script.ledger.balance(of: member(1)).available.rawValue
            guard available > 0, burns.count < 6 else { break }
            let amount = Int64.random(in: 1...available, using: &random)
            let outcome = script.ledger.run([
                .burn(
                    Burn(
                        envelope: envelope(key: "b\(burns.count)"),
                        currency: .points,
                        amount: Amount(amount)
                    )
                )
            ])
            guard case .command(.booked(let entries)) = outcome[0] else { break }
            burns += entries
        }
        for burn in burns.shuffled(using: &random) {
            _ = Self.reverseInParts(burn, in: &script, &random)
        }
        #expect(script.ledger.account(of: member(1)).pocket(.points).lots == before)
    }

    @Test(arguments: 1...40)
    func mergeAndUnmergeAreNothing(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let policy = Self.policies[Int(seed) % Self.policies.count]
        var script = Self.ledger(&random, policy)
        for number in 0..<4 {
            let amount = Int.random(in: 1...90, using: &random)
            let row =
                Bool.random(using: &random)
                ? "burn m2 \(amount) key=o\(number)" : "earn m2 \(amount) key=o\(number)"
            _ = script.ledger.run([script.command(LedgerScript.Row(row[...]))])
        }
        func state(_ number: Int64) -> ([Lot], Amount, Pocket.Lifetime) {
            let pocket = script.ledger.account(of: member(number)).pocket(.points)
            return (pocket.lots, pocket.debt, pocket.lifetime)
        }
        let (first, second) = (state(1), state(2))
        _ = script.ledger.run([script.command(LedgerScript.Row("merge m1 m2 key=merge"))])
        #expect(state(1).1 == first.1 + second.1)
        #expect(
            Self.worth(script, 1)
                == first.0.reduce(0) { $0 + $1.remaining.rawValue }
                + second.0.reduce(0) { $0 + $1.remaining.rawValue }
                - first.1.rawValue - second.1.rawValue
        )
        #expect(state(2) == ([], .zero, Pocket.Lifetime()))
        _ = script.ledger.run([script.command(LedgerScript.Row("unmerge m1 m2 key=unmerge"))])
        #expect(state(1) == first)
        #expect(state(2) == second)
        Self.checkSums(script)
    }

    /// What happened between a merge and its undoing goes with whoever was named, or with the
    /// merged member where the unmerge says so: orders and spending, in any order.
    @Test(arguments: 1...40)
    func whatWasBookedGoesAlong(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var script = LedgerScript()
        _ = script.run("earn m1 1000 key=a -> booked\nearn m2 1000 key=a -> booked")
        _ = script.ledger.run([script.command(LedgerScript.Row("merge m1 m2 key=merge"))])
        var expected: [Int64] = [1000, 1000]
        var assigned: [String] = []
        for number in 0..<Int.random(in: 1...10, using: &random) {
            let who = Int.random(in: 1...2, using: &random)
            let amount = Int64.random(in: 1...60, using: &random)
            let row: String
            switch Int.random(in: 0..<3, using: &random) {
            case 0: row = "burn m\(who) \(amount) key=s\(number)"
            case 1: row = "earn m\(who) \(amount) key=s\(number)"
            default: row = "commit pos/\(number) m\(who) \(amount * 100)"
            }
            _ = script.ledger.run([script.command(LedgerScript.Row(row[...]))])
            let isAssigned = Int.random(in: 0..<3, using: &random) == 0
            if isAssigned { assigned.append("#\(script.ledger.records.count)") }
            expected[isAssigned ? 1 : who - 1] += row.hasPrefix("burn") ? -amount : amount
        }
        let row = "unmerge m1 m2 \(assigned.joined(separator: " ")) key=unmerge"
        let outcome = script.ledger.run([script.command(LedgerScript.Row(row[...]))])
        guard case .command(.booked) = outcome[0] else {
            Issue.record("\(outcome)")
            return
        }
        #expect([1, 2].map { Self.worth(script, $0) } == expected)
        let sums = [1, 2].map { Self.lifetimeWorth(script, $0) }
        #expect(sums == expected)
        Self.checkSums(script)
    }

    /// What the sums of all that ever happened come to.
    private static func lifetimeWorth(_ script: LedgerScript, _ number: Int64) -> Int64 {
        let lifetime = script.ledger.account(of: member(number)).pocket(.points).lifetime
        return
            (lifetime.earned - lifetime.spent - lifetime.expired - lifetime.reversed
            + lifetime.restored).rawValue
    }

    @Test(arguments: 1...30)
    func aTransferKeepsEveryExpiry(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var script = Self.ledger(&random, .downToZero)
        let available = script.ledger.balance(of: member(1)).available.rawValue
        guard available > 0 else { return }
        func ends(_ number: Int64) -> [Timestamp?: Int64] {
            var ends: [Timestamp?: Int64] = [:]
            for item in script.ledger.balance(of: member(number)).lots {
                ends[item.lapsesAt, default: 0] += item.lot.free.rawValue
            }
            return ends
        }
        let before = ends(1).merging(ends(2)) { $0 + $1 }
        let amount = Int64.random(in: 1...available, using: &random)
        let row = "transfer m1 m2 \(amount) key=t"
        _ = script.ledger.run([script.command(LedgerScript.Row(row[...]))])
        #expect(ends(1).merging(ends(2)) { $0 + $1 } == before)
    }
}
