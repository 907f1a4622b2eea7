import LedgerTestKit
import PointsDomain
import Primitives
import Testing

struct AccountTests {
    private static func terms(_ granted: Int64) -> LotTerms {
        LotTerms(
            granted: Amount(granted),
            activatesAt: LedgerScript.start,
            lapse: .never,
            issuer: organisation("acme"),
            ruleVersion: nil
        )
    }

    private static func entry(
        _ number: Int64 = 2,
        _ kind: EntryKind = .earn,
        member id: Int64 = 1,
        lots: [LotChange] = [],
        debts: [DebtChange] = [],
        legs: [CounterLeg] = [],
        after balance: Int64 = 10,
        at time: Timestamp = LedgerScript.start,
        subject: EntrySubject = .nothing
    ) -> Entry {
        Entry(
            number: number,
            member: member(id),
            kind: kind,
            currency: .points,
            lotChanges: lots,
            debtChanges: debts,
            counterLegs: legs,
            balanceAfter: Amount(balance),
            bookedAt: time,
            effectiveAt: time,
            reason: .corrected,
            organisation: organisation("acme"),
            caller: caller("till:1"),
            subject: subject
        )
    }

    private static func change(_ number: Int64, _ free: Int64, _ held: Int64 = 0) -> LotChange {
        LotChange(
            lot: LotID(entryNumber: number),
            free: Amount(free),
            held: Amount(held),
            terms: terms(10)
        )
    }

    private static func grant(_ number: Int64, _ free: Int64, of granted: Int64) -> LotChange {
        LotChange(
            lot: LotID(entryNumber: number),
            free: Amount(free),
            terms: terms(granted),
            isGrant: true
        )
    }

    /// An account with one lot of 10 and nothing else.
    private static let account: Account = {
        var account = Account(member: member(1))
        let first = entry(
            1,
            lots: [grant(1, 10, of: 10)],
            legs: [CounterLeg(account: .issued, amount: Amount(-10))]
        )
        do throws(Account.Mismatch) {
            try account.apply(first)
        } catch {
            preconditionFailure("\(error)")
        }
        return account
    }()

    private static func mismatch(_ entry: Entry) -> Account.Mismatch? {
        var copy = account
        do throws(Account.Mismatch) {
            try copy.apply(entry)
            return nil
        } catch {
            return error
        }
    }

    @Test func whatDoesNotFollowIsRefused() {
        let lot = LotID(entryNumber: 1)
        func issued(_ amount: Int64) -> [CounterLeg] {
            [CounterLeg(account: .issued, amount: Amount(amount))]
        }
        let before = LedgerScript.start.advanced(byMicroseconds: -1)
        #expect(Self.mismatch(Self.entry()) == nil)
        #expect(Self.mismatch(Self.entry(member: 2)) == .member)
        #expect(Self.mismatch(Self.entry(1)) == .number)
        #expect(Self.mismatch(Self.entry(3)) == .number)
        #expect(Self.mismatch(Self.entry(at: before)) == .bookedAt)
        #expect(Self.mismatch(Self.entry(after: 11)) == .balanceAfter)
        #expect(Self.mismatch(Self.entry(legs: issued(1))) == .pocket(.sums))
        let again = Self.entry(lots: [Self.grant(1, 10, of: 10)], legs: issued(-10))
        #expect(Self.mismatch(again) == .pocket(.grant(lot)))
        let part = Self.entry(lots: [Self.grant(2, 9, of: 10)], legs: issued(-9))
        #expect(Self.mismatch(part) == .pocket(.grant(LotID(entryNumber: 2))))
        let more = Self.entry(lots: [Self.change(1, -11)], legs: issued(11))
        #expect(Self.mismatch(more) == .pocket(.allocation(lot)))
        let over = Self.entry(lots: [Self.change(1, 1)], legs: issued(-1))
        #expect(Self.mismatch(over) == .pocket(.allocation(lot)))
        let unheld = Self.entry(lots: [Self.change(1, 1, -1)])
        #expect(Self.mismatch(unheld) == .pocket(.allocation(lot)))
        let owed = DebtChange(number: 1, owed: Amount(-1))
        let debtLeg = [CounterLeg(account: .debt, amount: Amount(1))] + issued(-1)
        #expect(
            Self.mismatch(Self.entry(debts: [owed], legs: debtLeg)) == .pocket(.debt(1))
        )
        #expect(Self.mismatch(Self.entry(debts: [owed], legs: [])) == .pocket(.sums))
    }

    @Test func holdsAndProposalsThatAreNotThereAreRefused() {
        let held = Self.change(1, -4, 4)
        let id = hold("h")
        let release = Self.entry(2, .release, subject: .resolvedHold(id))
        #expect(Self.mismatch(release) == .hold)
        let rejection = Self.entry(2, .rejection, subject: .entry(nil, number: 1))
        #expect(Self.mismatch(rejection) == .proposal)
        var copy = Self.account
        let place = Self.entry(
            2,
            .hold,
            lots: [held],
            subject: .hold(id, deadline: LedgerScript.start)
        )
        #expect(throws: Never.self) { try copy.apply(place) }
        #expect(copy.hold(id)?.amount == Amount(4))
        let back = Self.entry(
            3,
            .release,
            lots: [Self.change(1, 3, -3)],
            subject: .resolvedHold(id)
        )
        #expect(throws: Account.Mismatch.hold) { try copy.apply(back) }
    }

    /// Own lots first whatever their phase, then usable ones, then pending ones, then a debt.
    @Test func takingBackPrefersTheOwnLotThenUsableThenPending() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points negative=debt:1000
            earn m1 100 key=f expires=2000                     -> booked 100
            burn m1 100 key=g                                  -> booked -100
            earn m1 10 key=a expires=1                         -> booked 10
            earn m1 10 key=b activates=50                      -> booked 10
            earn m1 10 key=c                                   -> booked 10
            earn m1 10 key=d expires=9                         -> booked 10
            now 1
            lots m1                                            -> 6:10@9 5:10 4:10
            reverse m1 #c 4 key=h                              -> booked -4
            lots m1                                            -> 6:10@9 5:6 4:10
            reverse m1 #f 25 key=i                             -> booked -25
            lots m1                                            -> 4:1
            reverse m1 #a 4 key=l                              -> booked -4
            reverse m1 #f 20 key=j                             -> booked -1/19 | 0 0 0 19
            reverse m1 #b key=k                                -> booked 0/10 | 0 0 0 29
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
    }

    @Test func policyDecidesWhatIsTakenBack() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules a negative=pending
            rules b negative=zero
            rules c negative=debt:15
            earn m1 10 key=a1 in=a                             -> booked 10
            earn m1 10 key=a2 in=a activates=9                 -> booked 10
            reverse m1 #a1 key=a3 in=a                         -> booked -10 | 10 0 0 0
            reverse m1 #a2 key=a4 in=a                         -> booked 0 | 10 0 0 0
            earn m1 10 key=b1 in=b                             -> booked 10
            burn m1 7 key=b2 in=b                              -> booked -7
            reverse m1 #b1 key=b3 in=b                         -> booked -3 | 0 0 0 0
            earn m1 10 key=c1 in=c                             -> booked 10
            earn m1 10 key=c2 in=c                             -> booked 10
            burn m1 20 key=c3 in=c                             -> booked -20
            reverse m1 #c1 key=c4 in=c                         -> booked 0/10 | 0 0 0 10
            reverse m1 #c2 key=c5 in=c                         -> booked 0/5 | 0 0 0 15
            writeoff m1 12 key=c6 in=c                         -> booked 0/-12 | 0 0 0 3
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
        let loss = ["a", "b", "c"].map { code in
            script.ledger.totals.amounts[.init(currency: currency(code), account: .loss)]
        }
        #expect(loss == [Amount(-10), Amount(-7), Amount(-17)])
    }

    @Test func debtsAreRepaidOldestFirst() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points negative=debt:100
            earn m1 50 key=a                                   -> booked 50
            burn m1 50 key=b                                   -> booked -50
            reverse m1 #a 10 key=c                             -> booked 0/10
            reverse m1 #a 20 key=d                             -> booked 0/20
            reverse m1 #a 20 key=e                             -> booked 0/20 | 0 0 0 50
            earn m1 25 key=f                                   -> booked 0/-25 | 0 0 0 25
            commit pos/1 m1 1000                               -> booked 0 balance 0
            adjust m1 20 key=g                                 -> booked 5/-15 | 5 0 0 0
            """
        )
        #expect(failures == [])
        let changes = script.ledger.entries(of: member(1)).flatMap(\.entry.debtChanges)
        #expect(changes.map(\.number) == [3, 4, 5, 3, 4, 4, 5, 5])
        #expect(changes.map(\.owed.rawValue) == [10, 20, 20, -10, -15, -5, -5, -15])
    }

    @Test func restoredPointsGoToTheirOwnLotsOrLiveThirtyDays() {
        var script = LedgerScript()
        let failures = script.run(
            """
            earn m1 10 key=a expires=10                        -> booked 10
            earn m1 10 key=b expires=900                       -> booked 10
            burn m1 20 key=c                                   -> booked -20
            reverse m1 #c 5 key=d                              -> booked 5
            lots m1                                            -> 2:5@900
            now 9
            reverse m1 #c 7 key=e                              -> booked 7
            lots m1                                            -> 1:2@10 2:10@900
            now 10
            reverse m1 #c key=f                                -> booked 8
            """
        )
        #expect(failures == [])
        // The last part lives for 30 days more, to the end of that day.
        let lots = script.ledger.balance(of: member(1)).lots
        #expect(lots.map(\.lot.free) == [Amount(8), Amount(10)])
        #expect(lots.first?.lapsesAt == moment("2026-03-05T00:00"))
    }
}
