import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// The rules of every command as tables; a table meets each refusal that its command declares.
struct CommandTableTests {
    static func check(
        _ table: String,
        _ command: String,
        _ refusals: [Refusal],
        isOutcomesWhole: Bool = true
    ) {
        var script = LedgerScript()
        let failures = script.run(table)
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
        #expect(script.refusals[command] == Set(refusals))
        if isOutcomesWhole {
            let all: Set = ["booked", "replayed", "keyReused", "refused"]
            #expect(script.outcomes[command] == all)
        }
    }

    @Test func earn() {
        Self.check(
            """
            rules points delay=2 expiry=days:1
            rules gold negative=debt:100
            earn m1 100 key=a                                  -> booked 100 | 0 100 0 0
            earn m1 100 key=a                                  -> replayed 100 | 0 100 0 0
            now 2 us=-1
            balance m1                                         -> 0 100 0 0
            now 2
            balance m1                                         -> 100 0 0 0
            earn m1 101 key=a                                  -> keyReused amount
            earn m1 100 key=a in=gold                          -> keyReused currency
            earn m1 100 key=a activates=3                      -> keyReused activates_at
            earn m1 100 key=a expires=30                       -> keyReused expires_at
            earn m1 100 key=a rule=x@1                         -> keyReused rule_version
            earn m1 100 key=a at=1                             -> keyReused at
            earn m1 100 key=a reason=gift                      -> keyReused reason_code
            earn m1 100 key=a org=acme/south                   -> keyReused organisation
            burn m1 100 key=a                                  -> keyReused method
            earn m1 5 key=a by=till:2 activates=2              -> booked 5 | 105 0 0 0
            earn m1 7 key=b activates=2 expires=3              -> booked 7 | 112 0 0 0
            earn m1 9 key=c at=-5                              -> booked 9 | 121 0 0 0
            earn m1 1 key=d at=26.001 reason=whim              -> refused reasonUnknown
            earn m1 1 key=d at=26.001                          -> refused tooFarAhead
            earn m1 1 key=d at=26 gate=earn                    -> refused memberMayNotEarn
            earn m1 100 key=a gate=earn                        -> replayed 100
            earn m1 1 key=d at=26 gate=burn                    -> booked 1 | 121 1 0 0
            earn m1 1 key=e at=27 in=silver expires=1 reason=whim -> refused reasonUnknown
            earn m1 1 key=e at=27 in=silver expires=1          -> refused tooFarAhead
            earn m1 1 key=e in=silver expires=1                -> refused currencyUnknown
            rules coins earn=50
            earn m1 51 key=f in=coins expires=1                -> refused earnExceeded
            earn m1 50 key=f in=coins                          -> booked 50
            full m8 lots
            earn m8 1 key=e expires=1                          -> refused termsOutOfRange
            earn m8 1 key=e expires=2                          -> refused termsOutOfRange
            earn m8 1 key=e activates=5 expires=5              -> refused termsOutOfRange
            earn m8 1 key=e                                    -> refused lotsExhausted
            earn m8 1 key=e                                    -> refused lotsExhausted
            earn m8 2 key=e                                    -> keyReused request
            earn m8 1 key=e at=1                               -> keyReused at
            full m9 balance
            earn m9 1 key=e                                    -> refused balanceExceeded
            burn m9 1 key=e                                    -> keyReused method
            """,
            "earn",
            Earn.refusals
        )
    }

    @Test func burn() {
        Self.check(
            """
            rules gold negative=debt:100
            earn m1 10 key=a expires=9                         -> booked 10
            earn m1 10 key=b expires=5                         -> booked 10
            earn m1 10 key=c                                   -> booked 10
            lots m1                                            -> 2:10@5 1:10@9 3:10
            burn m1 15 key=x                                   -> booked -15 | 15 0 0 0
            lots m1                                            -> 1:5@9 3:10
            burn m1 15 key=x                                   -> replayed -15 | 15 0 0 0
            burn m1 14 key=x                                   -> keyReused amount
            burn m1 15 key=x in=gold                           -> keyReused currency
            burn m1 16 key=y                                   -> refused insufficientBalance
            earn m1 1 key=d                                    -> booked 1 | 16 0 0 0
            burn m1 16 key=y                                   -> refused insufficientBalance
            burn m1 16 key=z                                   -> booked -16 | 0 0 0 0
            burn m1 16 key=u in=silver at=25 reason=whim       -> refused reasonUnknown
            burn m1 16 key=u in=silver at=25                   -> refused tooFarAhead
            burn m1 16 key=u in=silver gate=burn               -> refused memberMayNotBurn
            burn m1 16 key=z gate=burn                         -> replayed -16
            burn m1 16 key=u in=silver gate=earn               -> refused currencyUnknown
            lifetime m1                                        -> 31 31 0 0 0
            """,
            "burn",
            Burn.refusals
        )
    }

    @Test func placeHold() {
        var holds = (0..<Account.holdsMax - 1).map { "hold m2 1 key=n\($0) until=24 -> booked 0" }
        holds.insert("earn m2 1000 key=a -> booked 1000", at: 0)
        Self.check(
            """
            rules gold negative=debt:100
            earn m1 50 key=a                                   -> booked 50
            hold m1 20 key=h until=24                          -> booked 0 | 30 0 20 0
            hold m1 20 key=h until=24                          -> replayed 0 | 30 0 20 0
            hold m1 20 key=h until=24 by=till:2                -> replayed 0 | 30 0 20 0
            hold m1 21 key=h until=24                          -> keyReused amount
            hold m1 20 key=h until=23                          -> keyReused deadline
            hold m1 20 key=h until=24 in=gold                  -> keyReused currency
            hold m1 31 key=i until=24                          -> refused insufficientBalance
            hold m1 31 key=i until=24                          -> refused insufficientBalance
            hold m1 30 key=i until=24                          -> keyReused request
            hold m1 30 key=j until=0                           -> refused deadlineOutOfRange
            hold m1 30 key=j until=24.001                      -> refused deadlineOutOfRange
            hold m1 30 key=j until=99 in=silver at=25 reason=whim -> refused reasonUnknown
            hold m1 30 key=j until=99 in=silver at=25          -> refused tooFarAhead
            hold m1 30 key=j until=99 in=silver gate=burn      -> refused memberMayNotBurn
            hold m1 30 key=j until=99 in=silver                -> refused currencyUnknown
            hold m1 30 key=j until=1                           -> booked 0 | 0 0 50 0
            burn m1 1 key=x                                    -> refused insufficientBalance
            now 1 us=-1
            balance m1                                         -> 0 0 50 0
            now 1
            balance m1                                         -> 30 0 20 0
            burn m1 30 key=y                                   -> booked -30 | 0 0 20 0
            earn m1 9 key=i                                    -> booked 9 | 9 0 20 0
            now 0
            \(holds.joined(separator: "\n"))
            hold m2 999 key=last until=99                      -> refused deadlineOutOfRange
            hold m2 1 key=last until=24                        -> booked 0 | 744 0 256 0
            hold m2 999 key=more until=24                      -> refused holdsExhausted
            """,
            "hold",
            // A group makes it: `MergeTableTests.aHoldsNameAfterAMergeInItsOwnGroup()`.
            PlaceHold.refusals.filter { $0 != .holdsOpen }
        )
    }

    @Test func capture() {
        Self.check(
            """
            rules gold negative=debt:100
            earn m1 10 key=a expires=20                        -> booked 10
            earn m1 10 key=b                                   -> booked 10
            hold m1 15 key=h until=10                          -> booked 0 | 5 0 15 0
            capture m1 g 1 key=c at=25 reason=whim             -> refused reasonUnknown
            capture m1 g 1 key=c at=25                         -> refused tooFarAhead
            capture m1 g 1 key=c                               -> refused holdNotFound
            capture m1 h 12 key=c gate=burn                    -> refused memberMayNotBurn
            capture m1 h 16 key=c                              -> refused holdExceeded
            capture m1 h 16 key=c                              -> refused holdExceeded
            capture m1 h 12 key=d                              -> booked -12 | 8 0 0 0
            capture m1 h 12 key=d                              -> replayed -12 | 8 0 0 0
            capture m1 h 11 key=d                              -> keyReused amount
            capture m1 h key=d                                 -> keyReused amount
            capture m1 g 12 key=d                              -> keyReused hold_id
            lots m1                                            -> 2:8
            capture m1 h 12 key=e                              -> refused holdResolved
            release m1 h key=e                                 -> refused holdResolved
            hold m1 8 key=i until=10                           -> booked 0 | 0 0 8 0
            now 10 us=-1
            capture m1 i key=f                                 -> booked -8 | 0 0 0 0
            earn m1 5 key=g in=gold                            -> booked 5
            hold m1 4 key=j in=gold until=20                   -> booked 0
            now 20
            capture m1 j key=k                                 -> refused holdLapsed
            capture m1 j 9 key=k                               -> refused holdLapsed
            sweep m1                                           -> booked 0
            capture m1 j key=k                                 -> refused holdResolved
            hold m1 4 key=l in=gold until=21                   -> booked 0
            rules gold none
            capture m1 l 9 key=m                               -> refused currencyUnknown
            release m1 l key=n                                 -> booked 0
            lifetime m1                                        -> 20 20 0 0 0
            """,
            "capture",
            Capture.refusals
        )
    }

    @Test func release() {
        Self.check(
            """
            earn m1 10 key=a expires=5                         -> booked 10
            hold m1 10 key=h until=10                          -> booked 0 | 0 0 10 0
            release m1 g key=c at=25 reason=whim               -> refused reasonUnknown
            release m1 g key=c at=25                           -> refused tooFarAhead
            release m1 g key=c                                 -> refused holdNotFound
            release m1 h key=c                                 -> booked 0 | 10 0 0 0
            release m1 h key=c                                 -> replayed 0 | 10 0 0 0
            release m1 g key=c                                 -> keyReused hold_id
            capture m1 h key=c                                 -> keyReused method
            release m1 h key=d                                 -> refused holdResolved
            hold m1 4 key=i until=10                           -> booked 0 | 6 0 4 0
            now 5
            balance m1                                         -> 0 0 4 0
            sweep m1                                           -> booked -6 | 0 0 4 0
            sweep m1                                           -> refused nothingDue
            now 10
            release m1 i key=e                                 -> refused holdLapsed
            balance m1                                         -> 0 0 0 0
            sweep m1                                           -> booked 0,-4 | 0 0 0 0
            lifetime m1                                        -> 10 0 10 0 0
            """,
            "release",
            Release.refusals
        )
    }

    @Test func reverse() {
        Self.check(
            """
            rules points negative=debt:1000
            rules gold negative=zero
            earn m1 100 key=a                                  -> booked 100
            burn m1 60 key=b                                   -> booked -60 | 40 0 0 0
            reverse m1 #9 key=c at=25 reason=whim              -> refused reasonUnknown
            reverse m1 #9 key=c at=25                          -> refused tooFarAhead
            reverse m1 #9 key=c                                -> refused entryNotFound
            reverse m2 #1 key=c                                -> refused entryNotFound
            reverse m1 #1 101 key=c                            -> refused reversalExceeded
            reverse m1 #1 10 key=d                             -> booked -10 | 30 0 0 0
            reverse m1 #1 10 key=d                             -> replayed -10 | 30 0 0 0
            reverse m1 #1 11 key=d                             -> keyReused amount
            reverse m1 #2 10 key=d                             -> keyReused entry_id
            reverse m1 #1 91 key=e                             -> refused reversalExceeded
            reverse m1 #1 key=f                                -> booked -30/60 | 0 0 0 60
            reverse m1 #1 key=g                                -> refused entryReversed
            reverse m1 #4 key=g                                -> refused entryNotReversible
            reverse m1 #2 25 key=h                             -> booked 0/-25 | 0 0 0 35
            reverse m1 #2 key=i                                -> booked 0/-35 | 0 0 0 0
            reverse m1 #2 1 key=j                              -> refused entryReversed
            lifetime m1                                        -> 100 60 0 100 60
            commit pos/1x m1 500                               -> booked 5 balance 5
            reverse m1 #1x 99 key=k                            -> refused entryOfOrder
            earn m1 7 key=l in=gold                            -> booked 7
            burn m1 7 key=m in=gold                            -> booked -7
            reverse m1 #l key=n in=gold                       -> booked 0 | 0 0 0 0
            reverse m1 #m key=o in=gold                       -> booked 7 | 7 0 0 0
            rules coins negative=pending
            rules gems negative=debt:5
            earn m3 100 key=a in=gold                          -> booked 100
            transfer m3 m4 100 key=b in=gold                   -> booked -100
            burn m4 40 key=c in=gold                           -> booked -40
            reverse m3 #b key=d in=gold                        -> refused insufficientBalance
            reverse m3 #b key=d in=gold                        -> refused insufficientBalance
            balance m4 in=gold                                 -> 60 0 0 0
            reverse m3 #b 60 key=e in=gold                     -> booked 60 | 60 0 0 0
            balance m4 in=gold                                 -> 0 0 0 0
            earn m3 10 key=f in=coins                          -> booked 10
            transfer m3 m4 10 key=g in=coins                   -> booked -10
            burn m4 4 key=h in=coins                           -> booked -4
            reverse m3 #g key=i in=coins                       -> refused insufficientBalance
            reverse m3 #g 6 key=j in=coins                     -> booked 6 | 6 0 0 0
            balance m4 in=coins                                -> 0 0 0 0
            earn m3 10 key=k in=gems                           -> booked 10
            transfer m3 m4 10 key=l in=gems                    -> booked -10
            burn m4 8 key=m4m in=gems                          -> booked -8
            reverse m3 #l key=n3 in=gems                       -> refused insufficientBalance
            reverse m3 #l 7 key=o3 in=gems                     -> booked 7 | 7 0 0 0
            balance m4 in=gems                                 -> 0 0 0 5
            earn m1 3 key=p in=gold                            -> booked 3
            rules gold none
            reverse m1 #p 9 key=q                             -> refused reversalExceeded
            reverse m1 #p key=r                               -> refused currencyUnknown
            earn m5 10 key=a                                   -> booked 10
            burn m5 10 key=b                                   -> booked -10
            full m5 lots
            reverse m5 #b key=c                               -> refused lotsExhausted
            earn m6 10 key=a                                   -> booked 10
            burn m6 10 key=b                                   -> booked -10
            full m6 balance
            reverse m6 #b key=c                               -> refused balanceExceeded
            """,
            "reverse",
            Reverse.refusals
        )
    }

    @Test func tier() {
        Self.check(
            """
            rules points negative=debt:10 tierdebt=gold:50 tierdays=gold:3
            earn m1 100 key=a                                  -> booked 100 | 100 0 0 0
            tier m1 gold key=t reason=whim                     -> refused reasonUnknown
            tier m1 gold key=t at=25                           -> refused tooFarAhead
            tier m1 gold key=t                                 -> booked 0
            tier m1 gold key=t                                 -> replayed 0
            tier m1 silver key=t                               -> keyReused tier
            earn m1 40 key=b                                   -> booked 40 | 140 0 0 0
            burn m1 140 key=c                                  -> booked -140 | 0 0 0 0
            reverse m1 #1 key=d                                -> booked 0/50 | 0 0 0 50
            tier m1 silver key=u                               -> booked 0
            reverse m1 #3 key=e                                -> booked 0 | 0 0 0 50
            earn m1 60 key=f                                   -> booked 10/-50 | 10 0 0 0
            tier m1 gold key=v                                 -> booked 0
            earn m1 5 key=g                                    -> booked 5 | 15 0 0 0
            tier m1 silver key=w                               -> booked 0
            now 48
            balance m1                                         -> 15 0 0 0
            now 120
            balance m1                                         -> 10 0 0 0
            """,
            "tier",
            NoteTier.refusals
        )
    }

    @Test func refusalsAreEachReachedByACommand() {
        let all = [
            Earn.refusals, Burn.refusals, PlaceHold.refusals, Capture.refusals, Release.refusals,
            Reverse.refusals, Transfer.refusals, Adjust.refusals, DecideAdjustment.refusals,
            WriteOff.refusals, MergeMembers.refusals, UnmergeMembers.refusals,
            ConfirmNotice.refusals, NoteTier.refusals, [.nothingDue],
        ]
        #expect(Set(all.joined()) == Set(Refusal.allCases))
        for refusals in all { #expect(Set(refusals).count == refusals.count) }
        #expect(Refusal.allCases.map(\.rawValue) == Array(1...32))
        #expect(EntryKind.allCases.map(\.rawValue) == Array(1...21))
    }
}
