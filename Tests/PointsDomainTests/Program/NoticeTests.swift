import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// Reminders, and programs in which nothing lapses without.
struct NoticeTests {
    @Test func nothingLapsesWithoutADeliveredReminderAndRightAfterOne() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points notice=24
            earn m1 100 key=a expires=240                      -> booked 100
            earn m1 10 key=b expires=2000                      -> booked 10
            lots m1                                            -> 1:100 2:10
            now 9999
            lots m1                                            -> 1:100 2:10
            sweep m1                                           -> booked 0
            sweep m1                                           -> refused nothingDue
            confirm m1 through=notice key=c at=9990            -> booked 0 | 110 0 0 0
            now 10014 us=-1
            balance m1                                         -> 110 0 0 0
            burn m1 50 key=d                                   -> booked -50 | 60 0 0 0
            now 10014
            balance m1                                         -> 0 0 0 0
            sweep m1                                           -> booked -60
            """
        )
        #expect(failures == [])
    }

    @Test func aReminderTellsOfNoLotThatCameLater() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points notice=24
            earn m1 100 key=a expires=30                       -> booked 100
            earn m2 7 key=a expires=31                         -> booked 7
            now 1
            sweep m1                                           -> booked 0
            transfer m2 m1 7 key=b                             -> booked -7
            now 2
            confirm m1 through=notice key=c                    -> booked 0
            earn m1 9 key=d expires=32                         -> booked 9
            now 29
            balance m1                                         -> 116 0 0 0
            now 40
            balance m1                                         -> 16 0 0 0
            sweep m1                                           -> booked -100,0 | 16 0 0 0
            confirm m1 through=notice key=e                    -> booked 0 | 16 0 0 0
            now 64
            balance m1                                         -> 0 0 0 0
            """
        )
        #expect(failures == [])
    }

    @Test func aSecondConfirmationDelaysNothing() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points notice=24
            earn m1 100 key=a expires=30                       -> booked 100
            sweep m1                                           -> booked 0
            confirm m1 through=notice key=b                    -> booked 0
            now 31
            balance m1                                         -> 0 0 0 0
            confirm m1 through=notice key=c                    -> booked 0 | 0 0 0 0
            """
        )
        #expect(failures == [])
    }

    /// What was promised to end first is spent first, whatever was told of it.
    @Test func spendingFollowsThePromiseNotTheReminder() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points notice=24
            earn m1 10 key=a expires=900                       -> booked 10
            earn m1 10 key=b expires=500                       -> booked 10
            earn m1 10 key=c                                   -> booked 10
            earn m1 10 key=d expires=20                        -> booked 10
            sweep m1                                           -> booked 0
            confirm m1 through=notice key=e                    -> booked 0
            burn m1 15 key=f                                   -> booked -15
            lots m1                                            -> 2:5 1:10 3:10
            """
        )
        #expect(failures == [])
    }

    /// 30, 7 and 1 days ahead, each once, for what there is then.
    @Test func remindersComeOnceForEachNumberOfDays() {
        var script = LedgerScript()
        let failures = script.run(
            """
            earn m1 100 key=a expires=960                      -> booked 100
            sweep m1                                           -> refused nothingDue
            now 240
            sweep m1                                           -> booked 0
            sweep m1                                           -> refused nothingDue
            now 700
            sweep m1                                           -> refused nothingDue
            now 800
            sweep m1                                           -> booked 0
            now 820
            earn m1 5 key=b expires=961                        -> booked 5
            sweep m1                                           -> booked 0
            now 936
            sweep m1                                           -> booked 0
            sweep m1                                           -> refused nothingDue
            now 960
            sweep m1                                           -> booked -100
            """
        )
        #expect(failures == [])
        let notices = script.ledger.entries(of: member(1)).compactMap { booked -> [Int64]? in
            guard case .notice(let days, _, let amount) = booked.entry.subject else { return nil }
            return [Int64(days), amount.rawValue]
        }
        #expect(notices == [[30, 100], [7, 100], [7, 105], [1, 105]])
    }
}
