import Primitives
import Testing
import TiersDomain

/// Random lives of a member: whatever comes in whatever order, the account says what the pure
/// function says, and the audit reproduces every booking.
@Suite struct TierBookingPropertyTests {
    static let policies: [(TierProgram.PeriodEnd, TierProgram.ReversalPolicy)] =
        TierProgram.PeriodEnd.allCases.flatMap { periodEnd in
            TierProgram.ReversalPolicy.allCases.map { (periodEnd, $0) }
        }

    @Test(arguments: policies.indices)
    func theAccountSaysWhatThePureFunctionSays(policy: Int) throws {
        var corrections = 0
        for seed in 0..<60 {
            let facts = try Life(seed: UInt64(seed * 31 + policy)).facts
            var ledger = try Self.ledger(policy)
            var random = SeededRandom(seed: UInt64(seed))
            for (index, fact) in facts.enumerated() {
                ledger.take(fact, now: fact.bookedAt)
                try Self.expectAgreement(ledger, now: fact.bookedAt)
                let next = index + 1 < facts.count ? facts[index + 1].bookedAt : fact.bookedAt
                if random.next() % 4 == 0 {
                    let settle = Int64(random.next() % 3) * 86_400_000_000
                    ledger.sweep(horizon: next.advanced(byMicroseconds: -settle), now: next)
                    try Self.expectAgreement(ledger, now: next)
                }
            }
            let end = try TestRules.utc("2040-01-01")
            #expect(ledger.findings(now: end) == [])
            corrections += ledger.changes.count { $0.cause == .corrected }
        }
        #expect(corrections > 0, "the lives are too tame to test corrections")
    }

    @Test(arguments: policies.indices)
    func theOrderOfArrivalHasNoInfluence(policy: Int) throws {
        for seed in 0..<40 {
            let facts = try Life(seed: UInt64(seed * 17 + policy)).facts
            let now = try TestRules.utc("2034-06-01")
            var random = SeededRandom(seed: UInt64(seed + 1))
            var inOrder = try Self.ledger(policy)
            for fact in facts.sorted(by: { $0.effectiveAt < $1.effectiveAt }) {
                inOrder.take(fact, now: now)
            }
            var shuffled = try Self.ledger(policy)
            for fact in Self.shuffledReversalsLast(facts, using: &random) {
                shuffled.take(fact, now: now)
            }
            #expect(
                inOrder.account?.standing(at: now, rules: inOrder.rules) { () throws(Never) in
                    inOrder.entries
                }
                    == shuffled.account?.standing(at: now, rules: inOrder.rules) {
                        () throws(Never) in shuffled.entries
                    }
            )
            #expect(shuffled.findings(now: now) == [])
        }
    }

    @Test func theAuditFindsWhatDoesNotFollow() throws {
        var ledger = try Self.ledger(0)
        for fact in try Life(seed: 5).facts { ledger.take(fact, now: fact.bookedAt) }
        let now = try TestRules.utc("2034-06-01")
        #expect(ledger.findings(now: now).isEmpty)
        var lacking = ledger
        lacking.changes.removeLast()
        #expect(!lacking.findings(now: now).isEmpty)
        var shortened = ledger
        shortened.entries.removeLast()
        #expect(!shortened.findings(now: now).isEmpty)
        var promoted = ledger
        promoted.account?.checkpoint = TierFold(
            at: now,
            rank: 2,
            since: now,
            keptThroughYear: nil,
            windowYear: 2034,
            windowGrowth: .zero
        )
        #expect(!promoted.findings(now: now).isEmpty)
    }

    private static func ledger(_ policy: Int) throws -> MemberLedger {
        try TierBookingTests.ledger(
            periodEnd: policies[policy].0,
            reversals: policies[policy].1
        )
    }

    private static func expectAgreement(_ ledger: MemberLedger, now: Timestamp) throws {
        guard let account = ledger.account else { return }
        for days in [0, 40, 400, 900] {
            let moment = max(now, account.bookedThrough).advanced(by: .seconds(86_400 * days))
            let byAccount = account.standing(at: moment, rules: ledger.rules) {
                () throws(Never) in ledger.entries
            }
            let derived = Standing(
                rules: ledger.rules,
                registeredAt: account.registeredAt,
                entries: ledger.entries,
                now: moment
            )
            #expect(byAccount == derived)
        }
        let newest = ledger.changes.last.flatMap { ledger.rules.program.rank(of: $0.toTier) }
        let booked = account.standing(at: account.bookedThrough, rules: ledger.rules) {
            () throws(Never) in ledger.entries
        }
        #expect(newest == booked.rank)
    }

    /// Any order in which an order comes before its reversal.
    private static func shuffledReversalsLast(
        _ facts: [TiersInput],
        using random: inout SeededRandom
    ) -> [TiersInput] {
        let gains = facts.filter { if case .orderReversed = $0 { false } else { true } }
        let takes = facts.filter { if case .orderReversed = $0 { true } else { false } }
        return gains.shuffled(using: &random) + takes.shuffled(using: &random)
    }
}

/// What happens to a member over some years: orders, some late, some taken back.
private struct Life {
    private(set) var facts: [TiersInput] = []

    init(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var now = try TestRules.utc("2026-01-03")
        facts.append(.memberRegistered(.test, at: now, bookedAt: now))
        var open: [OrderReference] = []
        for index in 0..<40 {
            now = now.advanced(by: .seconds(Int(random.next() % (90 * 86_400))))
            if !open.isEmpty, random.next() % 4 == 0 {
                let order = open.remove(at: Int(random.next() % UInt64(open.count)))
                facts.append(.orderReversed(.test, order, at: now, bookedAt: now))
                continue
            }
            let isLate = random.next() % 5 == 0
            let delay = isLate ? Int(random.next() % (500 * 86_400)) : 0
            let order = OrderReference.pos("\(index)")
            let growth = Int64(random.next() % 8 == 0 ? 9000 : random.next() % 1500)
            facts.append(
                .orderCommitted(
                    .test,
                    order,
                    paid: Fen(growth * 100),
                    at: now.advanced(by: .seconds(-delay)),
                    bookedAt: now
                )
            )
            open.append(order)
        }
        facts.shuffleNeighbours(using: &random)
    }
}

extension [TiersInput] {
    /// Lets the registration come anywhere, as two streams may.
    fileprivate mutating func shuffleNeighbours(using random: inout SeededRandom) {
        let registration = removeFirst()
        insert(registration, at: Int(random.next() % UInt64(count)))
    }
}
