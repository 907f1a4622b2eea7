import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// When points lapse, to the microsecond.
struct ExpiryRuleTests {
    /// Zone, activation on its clock, rule, end in UTC.
    private static let table = """
        UTC                 2021-11-21T10:00 months:36           2024-11-22T00:00
        UTC                 2021-11-21T10:00 months:36:month     2024-12-01T00:00
        UTC                 2021-11-21T10:00 months:36:quarter   2025-01-01T00:00
        UTC                 2021-11-21T10:00 months:36:half_year 2025-01-01T00:00
        UTC                 2021-11-21T10:00 months:36:year      2025-01-01T00:00
        UTC                 2026-01-31T00:00 months:1            2026-03-01T00:00
        UTC                 2026-01-31T23:59 months:1:month      2026-03-01T00:00
        UTC                 2024-01-31T12:00 months:1            2024-03-01T00:00
        UTC                 2024-02-29T12:00 months:12           2025-03-01T00:00
        UTC                 2024-02-29T12:00 months:48           2028-03-01T00:00
        UTC                 2024-02-28T12:00 days:1              2024-03-01T00:00
        UTC                 2025-02-28T12:00 days:1              2025-03-02T00:00
        UTC                 2026-01-01T00:00 months:3:quarter    2026-07-01T00:00
        UTC                 2026-03-31T00:00 months:3:quarter    2026-07-01T00:00
        UTC                 2026-04-01T00:00 months:3:quarter    2026-10-01T00:00
        UTC                 2026-06-30T00:00 months:6:half_year  2027-01-01T00:00
        UTC                 2026-07-01T00:00 months:6:half_year  2027-07-01T00:00
        UTC                 2026-12-31T23:59 months:12:year      2028-01-01T00:00
        UTC                 2026-05-01T00:00 dates:06-30,12-31:0   2026-07-01T00:00
        UTC                 2026-06-30T23:59 dates:06-30,12-31:0   2026-07-01T00:00
        UTC                 2026-07-01T00:00 dates:12-31,06-30:0   2027-01-01T00:00
        UTC                 2026-06-01T00:00 dates:06-30,12-31:30  2027-01-01T00:00
        UTC                 2026-05-31T00:00 dates:06-30,12-31:30  2026-07-01T00:00
        UTC                 2026-12-30T00:00 dates:06-30,12-31:90  2027-07-01T00:00
        UTC                 2027-01-01T00:00 dates:02-29:0       2027-03-01T00:00
        UTC                 2028-01-01T00:00 dates:02-29:0       2028-03-01T00:00
        Asia/Shanghai       2026-01-31T23:59 months:1            2026-02-28T16:00
        Asia/Shanghai       2026-02-01T00:00 days:30             2026-03-03T16:00
        America/New_York    2026-02-07T10:00 months:1            2026-03-08T05:00
        America/New_York    2026-02-08T10:00 months:1            2026-03-09T04:00
        America/New_York    2026-03-07T23:59 days:1              2026-03-09T04:00
        America/New_York    2026-10-31T23:59 days:1              2026-11-02T05:00
        America/New_York    2026-10-01T00:00 months:1            2026-11-02T05:00
        Europe/London       2026-02-28T12:00 months:1            2026-03-29T00:00
        Europe/London       2026-03-01T12:00 days:28             2026-03-29T23:00
        America/Sao_Paulo   2018-10-03T12:00 months:1            2018-11-04T03:00
        Africa/Cairo        2026-03-23T12:00 months:1            2026-04-23T22:00
        """

    private static func rule(_ text: Substring) throws -> ExpiryRule {
        let parts = text.split(separator: ":").map(String.init)
        switch parts[0] {
        case "days": return .days(try #require(Int(parts[1])))
        case "months":
            let period = parts.count > 2 ? ExpiryRule.Period(rawValue: parts[2]) : nil
            return .months(try #require(Int(parts[1])), throughEndOf: period)
        default:
            let days = try parts[1].split(separator: ",").map { day in
                let numbers = day.split(separator: "-").compactMap { Int($0) }
                return try #require(ExpiryRule.YearDay(month: numbers[0], day: numbers[1]))
            }
            return .dates(days, daysMin: try #require(Int(parts[2])))
        }
    }

    @Test(arguments: table.split(separator: "\n").map(String.init))
    func endsAtTheMicrosecond(row: String) throws {
        let words = row.split(separator: " ")
        let zone = try zone(String(words[0]))
        let activatesAt = moment(words[1], zone)
        let end = moment(words[3])
        var rules = CurrencyRules(currency: .points)
        rules.expiry = try Self.rule(words[2])
        var ledger = MemoryLedger(
            program: Program(zone: zone, currencies: [rules]),
            now: activatesAt
        )
        let earned = ledger.run([
            .earn(Earn(envelope: envelope(key: "a"), currency: .points, amount: Amount(10)))
        ])
        guard case .command(.booked) = earned[0] else {
            Issue.record("\(earned)")
            return
        }
        #expect(ledger.balance(of: member(1)).schedule.first?.lapsesAt == end)
        ledger.now = end.advanced(byMicroseconds: -1)
        #expect(ledger.balance(of: member(1)).available == Amount(10))
        var burning = ledger
        let burn = PointsCommand.burn(
            Burn(envelope: envelope(key: "b"), currency: .points, amount: Amount(10))
        )
        let sweep = PointsCommand.sweep(Sweep(member: member(1)))
        guard case .command(.booked) = burning.run([burn])[0] else {
            Issue.record("not spendable at the last microsecond")
            return
        }
        _ = ledger.run([sweep])
        #expect(ledger.balance(of: member(1)).available == Amount(10))
        ledger.now = end
        #expect(ledger.balance(of: member(1)).available == .zero)
        burning = ledger
        #expect(burning.run([burn]) == [.command(.refused(.insufficientBalance))])
        guard case .command(.booked(let entries)) = ledger.run([sweep])[0] else {
            Issue.record("not swept at its end")
            return
        }
        #expect(entries.first?.entry.kind == .expiry)
        #expect(ledger.run([sweep]) == [.command(.refused(.nothingDue))])
        #expect(ledger.account(of: member(1)).pocket(.points).balance == .zero)
    }

    @Test func aNewRuleLeavesExistingLotsAsPromised() {
        var script = LedgerScript()
        let failures = script.run(
            """
            earn m1 10 key=a expires=100                       -> booked 10
            earn m1 10 key=b                                   -> booked 10
            rules points expiry=days:1
            lots m1                                            -> 1:10@100 2:10
            rules points expiry=idle:1
            now 99
            lots m1                                            -> 1:10@100 2:10
            """
        )
        #expect(failures == [])
    }

    /// The start of a script is 2 February 2026, 02:40: a month of idleness ends 28 days, 21 hours
    /// and 20 minutes later.
    @Test(arguments: [false, true])
    func idlePointsStayLapsedWhetherOrNotTheSweeperCame(isSwept: Bool) {
        var script = LedgerScript()
        let sweep = isSwept ? "sweep m1 -> booked -100" : "balance m1 -> 0 0 0 0"
        let failures = script.run(
            """
            rules points expiry=idle:1
            earn m1 100 key=a                                  -> booked 100
            now 693
            balance m1                                         -> 100 0 0 0
            now 694
            balance m1                                         -> 0 0 0 0
            \(sweep)
            earn m1 5 key=b                                    -> booked 5 | 5 0 0 0
            lifetime m1                                        -> 105 0 100 0 0
            now 1000
            burn m1 1 key=c                                    -> booked -1 | 4 0 0 0
            now 1600
            balance m1                                         -> 4 0 0 0
            commit pos/1 m1 0                                  -> booked 0 balance 4
            now 2400
            balance m1                                         -> 0 0 0 0
            commit pos/2 m1 100                                -> booked 1 balance 1
            """
        )
        #expect(failures == [])
    }

    @Test func aMergeLetsNothingLapseByTheOtherOnesIdleness() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points expiry=idle:1
            earn m1 1 key=a                                    -> booked 1
            now 600
            earn m2 10 key=a                                   -> booked 10
            now 693
            merge m1 m2 key=b                                  -> booked 10 | 11 0 0 0
            now 700
            balance m1                                         -> 11 0 0 0
            now 1500
            balance m1                                         -> 0 0 0 0
            """
        )
        #expect(failures == [])
    }
}
