import Primitives
import Testing
import TiersDomain

/// A member's ledger and history as a store would keep them.
struct MemberLedger {
    let rules: TierRules
    var account: MemberAccount?
    var entries: [GrowthEntry] = []
    var changes: [TierChange] = []
    /// How often the whole ledger was asked for.
    var loads = 0

    @discardableResult
    mutating func take(_ input: TiersInput, now: Timestamp) -> TierBooking.Outcome {
        let known = entries
        var loaded = 0
        let booking = TierBooking.decide(input, account: account, rules: rules, now: now) {
            () throws(Never) in
            loaded += 1
            return known
        }
        loads += loaded
        keep(booking)
        return booking.outcome
    }

    mutating func sweep(horizon: Timestamp, now: Timestamp) {
        guard let account, let dueAt = account.dueAt, dueAt <= horizon else { return }
        let known = entries
        keep(
            TierBooking.sweep(account, horizon: horizon, now: now, rules: rules) {
                () throws(Never) in known
            }
        )
    }

    mutating func order(_ id: String, _ growth: Int64, at: Timestamp, now: Timestamp? = nil) {
        let paid = Fen(growth * 100 + 99)
        let input = TiersInput.orderCommitted(.test, .pos(id), paid: paid, at: at, bookedAt: at)
        take(input, now: now ?? at)
    }

    func tier(at now: Timestamp) -> String {
        let standing = account?.standing(at: now, rules: rules) { () throws(Never) in entries }
        return rules.program.tiers[standing?.rank ?? 0].code
    }

    func findings(now: Timestamp) -> [String] {
        guard let account else { return ["no account"] }
        return MemberAudit.findings(
            account: account,
            entries: entries,
            changes: changes,
            rules: rules,
            now: now
        )
    }

    private mutating func keep(_ booking: TierBooking) {
        account = booking.account ?? account
        entries += booking.entry.map { [$0] } ?? []
        changes += booking.changes
    }
}

extension OrderReference {
    static func pos(_ id: String) -> OrderReference {
        OrderReference(channel: "pos", orderID: id)
    }
}

@Suite struct TierBookingTests {
    static func ledger(
        periodEnd: TierProgram.PeriodEnd = .fullReassessment,
        reversals: TierProgram.ReversalPolicy = .atOnce
    ) throws -> MemberLedger {
        let program = try TestRules.program(periodEnd: periodEnd, reversals: reversals)
        return MemberLedger(rules: TierRules(program: program, calendar: TestRules.shanghai))
    }

    static func registered(_ at: Timestamp) -> TiersInput {
        .memberRegistered(.test, at: at, bookedAt: at)
    }

    @Test func registrationGivesTheFirstTier() throws {
        var ledger = try Self.ledger()
        let at = try TestRules.utc("2026-03-01")
        #expect(ledger.take(Self.registered(at), now: at) == .booked)
        #expect(ledger.take(Self.registered(at), now: at) == .registeredBefore)
        let change = try #require(ledger.changes.first)
        #expect(ledger.changes.count == 1)
        #expect(change.cause == .registered)
        #expect(change.fromTier == nil && change.toTier == "ordinary")
        #expect(change.effectiveAt == at)
        #expect(ledger.findings(now: at).isEmpty)
    }

    @Test func anOrderBeforeItsRegistrationBeginsTheHistory() throws {
        var ledger = try Self.ledger()
        let at = try TestRules.utc("2026-03-01")
        ledger.order("a", 2500, at: at)
        #expect(ledger.changes.map(\.cause) == [.firstOrder, .growthReached])
        let registeredAt = try TestRules.utc("2026-02-28")
        #expect(ledger.take(Self.registered(registeredAt), now: at) == .booked)
        #expect(ledger.changes.count == 2)
        #expect(ledger.account?.registeredAt == registeredAt)
        #expect(ledger.tier(at: at) == "vip")
        #expect(ledger.findings(now: at).isEmpty)
    }

    @Test func growthIsOnePerWholeYuan() {
        #expect(Growth.earned(by: Fen(99)) == .zero)
        #expect(Growth.earned(by: Fen(100)) == Growth(1))
        #expect(Growth.earned(by: Fen(12_345)) == Growth(123))
        #expect(Growth.earned(by: Fen(-500)) == .zero)
    }

    @Test func ordersInTheirPlaceNeverLoadTheLedger() throws {
        var ledger = try Self.ledger()
        let start = try TestRules.utc("2026-01-01")
        for index in 0..<200 {
            let at = start.advanced(by: .seconds(86_400 * 11 * index))
            ledger.order("\(index)", 300, at: at)
        }
        #expect(ledger.loads == 0)
        #expect(ledger.findings(now: start).isEmpty)
        #expect(ledger.entries.count == 200)
    }

    @Test func aReversalTakesExactlyWhatTheOrderGaveOnce() throws {
        var ledger = try Self.ledger()
        let at = try TestRules.utc("2026-03-01")
        let back = try TestRules.utc("2026-03-05")
        ledger.order("a", 2500, at: at)
        let input = TiersInput.orderReversed(.test, .pos("a"), at: back, bookedAt: back)
        #expect(ledger.take(input, now: back) == .booked)
        #expect(ledger.take(input, now: back) == .reversedBefore)
        let unknown = TiersInput.orderReversed(.test, .pos("b"), at: back, bookedAt: back)
        #expect(ledger.take(unknown, now: back) == .orderUnknown)
        #expect(ledger.entries.map(\.growth) == [Growth(2500), Growth(-2500)])
        #expect(ledger.entries.reduce(.zero) { $0 + $1.growth } == Growth.zero)
        #expect(ledger.changes.map(\.toTier) == ["ordinary", "vip", "ordinary"])
        #expect(ledger.changes.last?.cause == .orderReversed)
        #expect(ledger.changes.last?.reference == "pos/a")
        #expect(ledger.findings(now: back).isEmpty)
    }

    @Test func aReversalOfAnUnknownMemberIsNothing() throws {
        var ledger = try Self.ledger()
        let at = try TestRules.utc("2026-03-01")
        let input = TiersInput.orderReversed(.test, .pos("a"), at: at, bookedAt: at)
        #expect(ledger.take(input, now: at) == .orderUnknown)
        #expect(ledger.account == nil)
    }

    @Test func aLateOrderThatMovesAnUpgradeIsCorrectedOnce() throws {
        var ledger = try Self.ledger()
        let march = try TestRules.utc("2026-03-01")
        let april = try TestRules.utc("2026-04-01")
        let may = try TestRules.utc("2026-05-01")
        let june = try TestRules.utc("2026-06-01")
        ledger.order("april", 1500, at: april)
        ledger.order("may", 1500, at: may)
        ledger.order("march", 600, at: march, now: june)
        #expect(ledger.changes.map(\.cause) == [.firstOrder, .growthReached, .corrected])
        let correction = try #require(ledger.changes.last)
        #expect(correction.fromTier == "vip" && correction.toTier == "vip")
        #expect(correction.effectiveAt == april)
        #expect(correction.bookedAt == june)
        #expect(correction.reference == "pos/march")
        #expect(ledger.findings(now: june).isEmpty)
    }

    @Test func aLateOrderThatKeepsTheTierTakesTheFallBack() throws {
        var ledger = try Self.ledger()
        ledger.order("a", 2500, at: try TestRules.utc("2026-03-01"))
        ledger.order("b", 1500, at: try TestRules.utc("2027-03-01"))
        let newYear = try TestRules.utc("2028-01-02")
        ledger.sweep(horizon: newYear, now: newYear)
        #expect(ledger.tier(at: newYear) == "ordinary")
        #expect(ledger.changes.last?.cause == .periodEnded)
        #expect(ledger.changes.last?.reference == "2027")
        let late = try TestRules.utc("2028-01-03")
        ledger.order("c", 700, at: try TestRules.utc("2027-12-31"), now: late)
        #expect(ledger.tier(at: late) == "vip")
        #expect(ledger.changes.map(\.toTier) == ["ordinary", "vip", "ordinary", "vip"])
        #expect(ledger.changes.last?.cause == .corrected)
        #expect(ledger.account?.dueAt == (try TestRules.utc("2028-12-31T16:00:00")))
        #expect(ledger.findings(now: late).isEmpty)
    }

    @Test func theEndOfAPeriodIsExactAtReadAndBookedOnce() throws {
        var ledger = try Self.ledger()
        ledger.order("a", 2500, at: try TestRules.utc("2026-03-01"))
        let boundary = try TestRules.utc("2027-12-31T16:00:00")
        #expect(ledger.account?.dueAt == boundary)
        #expect(ledger.tier(at: boundary.advanced(byMicroseconds: -1)) == "vip")
        #expect(ledger.tier(at: boundary) == "ordinary")
        #expect(ledger.changes.count == 2)
        for _ in 0..<3 { ledger.sweep(horizon: boundary, now: boundary) }
        #expect(ledger.changes.count == 3)
        #expect(ledger.changes.last?.effectiveAt == boundary)
        #expect(ledger.account?.dueAt == nil)
        #expect(ledger.findings(now: boundary).isEmpty)
    }

    @Test func anOrderOfTheFutureCountsFromItsBooking() throws {
        var ledger = try Self.ledger()
        let now = try TestRules.utc("2026-03-01")
        let future = try TestRules.utc("2030-03-01")
        let input = TiersInput.orderCommitted(
            .test,
            .pos("a"),
            paid: Fen(300_000),
            at: future,
            bookedAt: now
        )
        ledger.take(input, now: now)
        #expect(ledger.entries.first?.effectiveAt == now)
        #expect(ledger.tier(at: now) == "vip")
        #expect(ledger.findings(now: now).isEmpty)
    }
}
