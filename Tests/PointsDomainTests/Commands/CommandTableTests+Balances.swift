import LedgerTestKit
import PointsDomain
import Primitives
import Testing

// What moves between members, is put right, forgiven or told.
extension CommandTableTests {
    @Test func transfer() {
        Self.check(
            """
            rules gold transfer=no
            rules debts negative=debt:100
            earn m1 100 key=a expires=50                       -> booked 100
            transfer m1 m1 10 key=b at=25 reason=whim          -> refused reasonUnknown
            transfer m1 m1 10 key=b at=25                      -> refused tooFarAhead
            transfer m1 m1 10 key=b in=silver                  -> refused sameMember
            transfer m1 m2 10 key=b in=silver                  -> refused currencyUnknown
            transfer m1 m2 10 key=b in=gold                    -> refused notTransferable
            transfer m1 m2 101 key=b                           -> refused insufficientBalance
            transfer m1 m2 30 key=c                            -> booked -30 | 70 0 0 0
            balance m2                                         -> 30 0 0 0
            lots m2                                            -> 1:30@50
            transfer m1 m2 30 key=c                            -> replayed -30 | 70 0 0 0
            transfer m1 m3 30 key=c                            -> keyReused receiver_id
            transfer m1 m2 31 key=c                            -> keyReused amount
            transfer m1 m2 30 key=c in=gold                    -> keyReused currency
            transfer m1 m2 1 key=d gate=burn                   -> refused memberMayNotBurn
            transfer m1 m2 1 key=d gate=other                  -> refused memberMayNotEarn
            full m8 lots
            transfer m1 m8 1000 key=d                          -> refused insufficientBalance
            transfer m1 m8 1 key=e                             -> refused lotsExhausted
            full m9 balance
            transfer m1 m9 1 key=f                             -> refused balanceExceeded
            earn m4 10 key=a in=debts                          -> booked 10
            burn m4 10 key=b in=debts                          -> booked -10
            reverse m4 #8 key=c in=debts                       -> booked 0/10 | 0 0 0 10
            earn m1 25 key=g in=debts                          -> booked 25
            transfer m1 m4 25 key=h in=debts                   -> booked -25 | 0 0 0 0
            balance m4 in=debts                                -> 15 0 0 0
            reverse m1 #12 key=i in=debts                      -> booked 25 | 25 0 0 0
            balance m4 in=debts                                -> 0 0 0 10
            """,
            "transfer",
            Transfer.refusals
        )
    }

    /// A hold carries idle points no further than to its own end.
    @Test func whatALaterCaptureFreesHasLapsed() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points expiry=idle:1 holdtime=1000
            earn m1 100 key=a                                  -> booked 100 | 100 0 0 0
            now 600
            hold m1 80 key=h until=900                         -> booked 0 | 20 0 80 0
            hold m1 10 key=i until=800                         -> booked 0 | 10 0 90 0
            now 810
            balance m1                                         -> 0 0 80 0
            capture m1 h 30 key=c                              -> booked -30 | 0 0 0 0
            lifetime m1                                        -> 100 30 70 0 0
            sweep m1                                           -> refused nothingDue
            earn m2 100 key=a                                  -> booked 100
            hold m2 80 key=h until=900                         -> booked 0
            capture m2 h 30 key=c                              -> booked -30 | 70 0 0 0
            earn m3 100 key=a                                  -> booked 100
            now 1300
            hold m3 80 key=h until=2000                        -> booked 0
            now 1700
            release m3 h key=c                                 -> booked 0 | 0 0 0 0
            earn m3 5 key=d                                    -> booked 5 | 5 0 0 0
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
    }

    @Test func adjust() {
        let proposals = (2...Account.proposalsMax).map { "adjust m4 101 key=p\($0) -> booked 0" }
        Self.check(
            """
            rules points adjust=100
            adjust m1 100 key=a                                -> booked 100 | 100 0 0 0
            adjust m1 100 key=a                                -> replayed 100 | 100 0 0 0
            adjust m1 99 key=a                                 -> keyReused amount
            adjust m1 100 key=a in=gold                        -> keyReused currency
            adjust m1 -30 key=b                                -> booked -30 | 70 0 0 0
            adjust m1 -71 key=c                                -> refused insufficientBalance
            adjust m1 -101 key=d                               -> booked 0 | 70 0 0 0
            adjust m1 -101 key=d                               -> replayed 0 | 70 0 0 0
            adjust m1 -101 key=e at=25 in=gold reason=whim     -> refused reasonUnknown
            adjust m1 -101 key=e at=25 in=gold                 -> refused tooFarAhead
            adjust m1 -101 key=e in=gold                       -> refused currencyUnknown
            adjust m4 101 key=p1                               -> booked 0
            \(proposals.joined(separator: "\n"))
            adjust m4 -101 key=more                            -> refused proposalsExhausted
            full m8 lots
            adjust m8 1 key=a                                  -> refused lotsExhausted
            full m9 balance
            adjust m9 1 key=a                                  -> refused balanceExceeded
            """,
            "adjust",
            Adjust.refusals
        )
    }

    @Test func decideAdjustment() {
        let table = """
            rules points adjust=100
            rules gold adjust=10
            adjust m1 101 key=a                                -> booked 0
            approve m1 #9 key=b by=staff:2 at=25 reason=whim   -> refused reasonUnknown
            approve m1 #9 key=b by=staff:2 at=25               -> refused tooFarAhead
            approve m1 #9 key=b by=staff:2                     -> refused proposalNotFound
            approve m2 #1 key=b by=staff:2                     -> refused proposalNotFound
            approve m1 #1 key=b                                -> refused secondPersonRequired
            reject m1 #1 key=b                                 -> refused secondPersonRequired
            approve m1 #1 key=b by=staff:2                     -> booked 101 | 101 0 0 0
            approve m1 #1 key=b by=staff:2                     -> replayed 101 | 101 0 0 0
            reject m1 #1 key=b by=staff:2                      -> keyReused approve
            approve m1 #2 key=b by=staff:2                     -> keyReused proposal_id
            earn m1 1 key=b by=staff:2                         -> keyReused method
            approve m1 #1 key=c by=staff:2                     -> refused proposalNotFound
            adjust m1 -102 key=d                               -> booked 0
            approve m1 #3 key=e by=staff:2                     -> refused insufficientBalance
            reject m1 #3 key=f by=staff:2                      -> booked 0 | 101 0 0 0
            reject m1 #3 key=f by=staff:2                      -> replayed 0 | 101 0 0 0
            adjust m1 500 key=g                                -> booked 0
            now 168 us=-1
            adjust m1 500 key=h                                -> booked 0
            approve m1 #6 key=i by=staff:2                     -> booked 500 | 601 0 0 0
            now 336 us=-1
            approve m1 #7 key=j by=staff:2                     -> refused proposalNotFound
            sweep m1                                           -> booked 0
            adjust m1 11 key=k in=gold                         -> booked 0
            rules gold none
            approve m1 #10 key=l                               -> refused secondPersonRequired
            approve m1 #10 key=l by=staff:2                    -> refused currencyUnknown
            adjust m8 101 key=a                                -> booked 0
            full m8 lots
            approve m8 #11 key=b by=staff:2                    -> refused lotsExhausted
            adjust m9 101 key=a                                -> booked 0
            full m9 balance
            approve m9 #13 key=b by=staff:2                    -> refused balanceExceeded
            """
        Self.check(table, "approve", DecideAdjustment.refusals)
    }

    @Test func writeOff() {
        Self.check(
            """
            rules points negative=debt:1000
            earn m1 100 key=a                                  -> booked 100
            burn m1 100 key=b                                  -> booked -100
            reverse m1 #1 60 key=c                             -> booked 0/60 | 0 0 0 60
            reverse m1 #1 40 key=d                             -> booked 0/40 | 0 0 0 100
            writeoff m1 101 key=e in=silver at=25 reason=whim  -> refused reasonUnknown
            writeoff m1 101 key=e in=silver at=25              -> refused tooFarAhead
            writeoff m1 101 key=e in=silver                    -> refused currencyUnknown
            writeoff m1 101 key=e                              -> refused debtExceeded
            writeoff m1 70 key=f                               -> booked 0/-70 | 0 0 0 30
            writeoff m1 70 key=f                               -> replayed 0/-70 | 0 0 0 30
            writeoff m1 key=f                                  -> keyReused amount
            writeoff m1 70 key=f in=gold                       -> keyReused currency
            writeoff m1 key=g                                  -> booked 0/-30 | 0 0 0 0
            writeoff m1 key=h                                  -> refused debtExceeded
            reverse m1 #6 key=i                                -> booked 0/70 | 0 0 0 70
            earn m1 100 key=j                                  -> booked 30/-70 | 30 0 0 0
            """,
            "writeoff",
            WriteOff.refusals
        )
    }

    @Test func confirmNotice() {
        Self.check(
            """
            confirm m1 through=9 key=a in=silver at=25 reason=whim -> refused reasonUnknown
            confirm m1 through=9 key=a in=silver at=25         -> refused tooFarAhead
            confirm m1 through=9 key=a in=silver               -> refused currencyUnknown
            confirm m1 through=9 key=a                         -> booked 0
            confirm m1 through=9 key=a                         -> replayed 0
            confirm m1 through=8 key=a                         -> keyReused through
            confirm m1 through=9 key=a in=gold                 -> keyReused currency
            """,
            "confirm",
            ConfirmNotice.refusals
        )
    }
}
