import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// What went wrong in other systems and must not here, by the number of the incident.
struct PeersTests {
    private static func check(_ table: String) {
        var script = LedgerScript()
        let failures = script.run(table)
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
    }

    @Test("peers 1: twenty transfers of 100 from 100 move 100")
    func transfersInOneGroup() {
        var script = LedgerScript()
        _ = script.run("earn m1 100 key=a -> booked 100")
        let commands = (1...20).map { number in
            script.command(LedgerScript.Row("transfer m1 m\(number + 1) 100 key=t\(number)"[...]))
        }
        let outcomes = script.ledger.run(commands)
        let booked = outcomes.filter { if case .command(.booked) = $0 { true } else { false } }
        #expect(booked.count == 1)
        #expect(script.ledger.balance(of: member(1)).available == .zero)
        #expect(script.ledger.totals.amounts[.init(currency: .points, account: nil)] == Amount(100))
    }

    @Test("peers 3: what two commands of one group give is added, not overwritten")
    func earningsInOneGroup() {
        var script = LedgerScript()
        let commands = (1...50).map { number in
            script.command(LedgerScript.Row("earn m1 \(number) key=e\(number)"[...]))
        }
        _ = script.ledger.run(commands)
        #expect(script.ledger.balance(of: member(1)).available == Amount(1275))
    }

    @Test("peers 5: an order confirmed twice earns once")
    func orderTwice() {
        Self.check(
            """
            commit pos/1 m1 1000                               -> booked 10 balance 10
            commit pos/1 m1 1000                               -> replayed 10 balance 10
            commit pos/1 m1 1000 by=till:2                     -> replayed 10 balance 10
            balance m1                                         -> 10 0 0 0
            """
        )
    }

    @Test("peers 6: a batch of an offline till that comes twice, in any order, counts once")
    func offlineBatchTwice() {
        Self.check(
            """
            commit pos/2 m1 2000 paid=-48                      -> booked 20 balance 20
            commit pos/1 m1 1000 paid=-50                      -> booked 10 balance 30
            commit pos/1 m1 1000 paid=-50                      -> replayed 10 balance 30
            commit pos/2 m1 2000 paid=-48                      -> replayed 20 balance 20
            balance m1                                         -> 30 0 0 0
            """
        )
    }

    @Test("peers 9: buying, earning and giving back leaves nothing, again and again")
    func earnAndReturn() {
        Self.check(
            """
            rules points negative=debt:1000
            commit pos/1 m1 10000                              -> booked 100 balance 100
            burn m1 100 key=a                                  -> booked -100 | 0 0 0 0
            return pos/1                                       -> reversed 0 balance 0
            balance m1                                         -> 0 0 0 100
            commit pos/2 m1 10000                              -> booked 0 balance 0
            balance m1                                         -> 0 0 0 0
            commit pos/3 m1 -500                               -> booked 0 balance 0
            """
        )
    }

    @Test("peers 10: refunding a part takes no points twice")
    func partialReversals() {
        Self.check(
            """
            earn m1 100 key=a expires=50                       -> booked 100
            burn m1 60 key=b                                   -> booked -60 | 40 0 0 0
            reverse m1 #b 20 key=c                             -> booked 20 | 60 0 0 0
            reverse m1 #b 20 key=c                             -> replayed 20 | 60 0 0 0
            reverse m1 #b 20 key=d                             -> booked 20 | 80 0 0 0
            reverse m1 #b 21 key=e                             -> refused reversalExceeded
            reverse m1 #b key=f                                -> booked 20 | 100 0 0 0
            reverse m1 #b 1 key=g                              -> refused entryReversed
            lots m1                                            -> 1:100@50
            """
        )
    }

    @Test("peers 11: a transfer that cannot be received takes nothing")
    func transferIsWhole() {
        Self.check(
            """
            earn m1 100 key=a                                  -> booked 100
            full m9 balance
            transfer m1 m9 1 key=b                             -> refused balanceExceeded
            balance m1                                         -> 100 0 0 0
            """
        )
    }

    @Test("peers 12: a return reverses what was recorded, not what today's rules give")
    func returnUnderNewRules() {
        Self.check(
            """
            rules points delay=2
            commit pos/1 m1 10000                              -> booked 100 balance 100
            rules points expiry=days:1 delay=500
            commit pos/2 m1 10000                              -> booked 100 balance 200
            now 3
            return pos/1                                       -> reversed -100 balance 100
            balance m1                                         -> 0 100 0 0
            """
        )
    }

    @Test("peers 13: debits stay tied to the lots that they used; the schedule sums up")
    func noBalanceCollapse() {
        Self.check(
            """
            earn m1 100 key=a expires=10                       -> booked 100
            earn m1 50 key=b expires=20                        -> booked 50
            burn m1 80 key=c                                   -> booked -80 | 70 0 0 0
            lots m1                                            -> 1:20@10 2:50@20
            now 10
            balance m1                                         -> 50 0 0 0
            sweep m1                                           -> booked -20,0
            balance m1                                         -> 50 0 0 0
            """
        )
    }

    @Test("peers 14: history is the balance")
    func historyIsTheBalance() throws {
        var script = LedgerScript()
        _ = script.run(
            """
            earn m1 100 key=a expires=10                       -> booked 100
            burn m1 30 key=b                                   -> booked -30
            hold m1 10 key=h until=5                           -> booked 0
            reverse m1 #b 10 key=c                             -> booked 10
            """
        )
        var account = Account(member: member(1))
        for booked in script.ledger.entries(of: member(1)) { try account.apply(booked.entry) }
        #expect(account == script.ledger.account(of: member(1)))
        #expect(account.pocket(.points).balance == Amount(80))
    }

    @Test("peers 16: every entry has a reason")
    func everyEntryHasAReason() {
        #expect(ReasonCode("") == nil)
        for reason in ReasonCode.standard { #expect(ReasonCode(reason.code) == reason) }
    }

    @Test("peers 17: many small reversals take the same as one")
    func smallReversals() {
        var table = "earn m1 10 key=a -> booked 10\n"
        for number in 1...10 {
            table += "reverse m1 #a 1 key=r\(number) -> booked -1 | \(10 - number) 0 0 0\n"
        }
        table += "reverse m1 #a 1 key=r11 -> refused entryReversed"
        Self.check(table)
    }

    @Test("peers 18: two reversals in the same microsecond, and new rules that reset nothing")
    func sameMicrosecond() {
        var script = LedgerScript()
        _ = script.run("earn m1 100 key=a -> booked 100")
        let commands = ["reverse m1 #a 60 key=b", "reverse m1 #a 60 key=c"].map {
            script.command(LedgerScript.Row($0[...]))
        }
        let outcomes = script.ledger.run(commands)
        guard case .command(.booked) = outcomes[0] else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(outcomes[1] == .command(.refused(.reversalExceeded)))
        let failures = script.run(
            """
            rules points expiry=days:3
            balance m1                                         -> 40 0 0 0
            """
        )
        #expect(failures == [])
    }

    @Test("peers 19: holds count at once, are resolved once, and an error moves nothing")
    func holds() {
        Self.check(
            """
            earn m1 5000 key=a                                 -> booked 5000
            hold m1 1000 key=h1 until=9                        -> booked 0
            hold m1 1000 key=h2 until=9                        -> booked 0
            hold m1 1000 key=h3 until=9                        -> booked 0
            hold m1 1000 key=h4 until=9                        -> booked 0
            hold m1 1000 key=h5 until=9                        -> booked 0 | 0 0 5000 0
            hold m1 1000 key=h6 until=9                        -> refused insufficientBalance
            release m1 h1 key=b                                -> booked 0 | 1000 0 4000 0
            capture m1 h1 key=c                                -> refused holdResolved
            capture m1 h2 key=d                                -> booked -1000
            release m1 h2 key=e                                -> refused holdResolved
            reverse m1 #d key=f                                -> booked 1000 | 2000 0 3000 0
            reverse m1 #d key=g                                -> refused entryReversed
            balance m1                                         -> 2000 0 3000 0
            """
        )
    }

    @Test("peers 20: a repeat is known as one and answers what was answered then")
    func repeats() {
        Self.check(
            """
            earn m1 100 key=a                                  -> booked 100
            burn m1 100 key=b                                  -> booked -100
            earn m1 100 key=a                                  -> replayed 100 | 0 0 0 0
            burn m1 200 key=c                                  -> refused insufficientBalance
            earn m1 500 key=d                                  -> booked 500
            burn m1 200 key=c                                  -> refused insufficientBalance
            burn m1 100 key=a                                  -> keyReused method
            """
        )
    }

    @Test("peers 21: 36 months from 21 November 2021 end with that day of 2024 or later")
    func wholePeriodsRoundUp() {
        for period in [nil] + ExpiryRule.Period.allCases.map(Optional.some) {
            let lapse = ExpiryRule.months(36, throughEndOf: period).lapse(
                activatesAt: moment("2021-11-21T09:00"),
                zone: .utc
            )
            guard case .at(let end) = lapse else {
                Issue.record("\(lapse)")
                return
            }
            #expect(end >= moment("2024-11-22T00:00"))
        }
    }

    @Test("peers 24: 50 and 100 merged are 150, and unmerged 50 and 100")
    func merge() {
        Self.check(
            """
            earn m1 50 key=a                                   -> booked 50
            earn m2 100 key=a                                  -> booked 100
            merge m1 m2 key=b                                  -> booked 100 | 150 0 0 0
            merge m1 m2 key=b                                  -> replayed 100 | 150 0 0 0
            balance m2                                         -> 0 0 0 0
            unmerge m1 m2 key=c                                -> booked -100 | 50 0 0 0
            unmerge m1 m2 key=c                                -> replayed -100 | 50 0 0 0
            balance m2                                         -> 100 0 0 0
            """
        )
    }
}
