import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// What an unmerge gives to whom, as tables.
struct PartingTableTests {
    private func expect(_ table: String) {
        var script = LedgerScript()
        let failures = script.run(table)
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
    }

    /// The survivor spends what came with the merge: it makes it good out of its own.
    @Test func whoSpendsTheOthersLotsMakesItGood() {
        expect(
            """
            earn m1 80 key=a                                   -> booked 80
            earn m2 100 key=a expires=90                       -> booked 100
            merge m1 m2 key=m                                  -> booked 100 | 180 0 0 0
            burn m1 50 key=b                                   -> booked -50
            lots m1                                            -> 2:50@90 1:80
            unmerge m1 m2 key=u                                -> booked -100 | 30 0 0 0
            lots m1                                            -> 1:30
            lots m2                                            -> 1:100@90
            """
        )
    }

    /// The merged member spends what was the survivor's.
    @Test func theOtherWayRound() {
        expect(
            """
            earn m1 80 key=a expires=90                        -> booked 80
            earn m2 100 key=a                                  -> booked 100
            merge m1 m2 key=m                                  -> booked 100 | 180 0 0 0
            burn m2 70 key=b                                   -> booked -70
            lots m1                                            -> 1:10@90 2:100
            unmerge m1 m2 key=u                                -> booked -30 | 80 0 0 0
            lots m1                                            -> 1:80@90
            lots m2                                            -> 1:30
            """
        )
    }

    /// What was spent of a lot that has lapsed since comes back for a while.
    @Test func aLotWhoseTimeHasPassedComesBackForAWhile() {
        expect(
            """
            earn m1 80 key=a                                   -> booked 80
            earn m2 100 key=a expires=5                        -> booked 100
            merge m1 m2 key=m                                  -> booked 100
            burn m1 50 key=b                                   -> booked -50
            now 6
            balance m1                                         -> 80 0 0 0
            unmerge m1 m2 key=u                                -> booked -50 | 30 0 0 0
            lots m1                                            -> 1:30
            lots m2                                            -> 3:50@741.3333333333334
            """
        )
    }

    /// A lot that lapses is of whom it would have been without the merge.
    @Test func whatLapsedIsNotAskedOfAnybody() {
        expect(
            """
            rules points negative=debt:1000
            earn m1 50 key=a expires=10                        -> booked 50
            earn m2 50 key=a expires=5                         -> booked 50
            merge m1 m2 key=m                                  -> booked 50
            burn m1 50 key=b                                   -> booked -50
            now 12
            sweep m1                                           -> booked -50
            unmerge m1 m2 key=u                                -> booked 0 | 0 0 0 0
            balance m2                                         -> 0 0 0 0
            """
        )
    }

    /// What is missing is owed up to the limit, else lost.
    @Test func whatIsMissingIsOwedThenLost() {
        expect(
            """
            rules points negative=debt:20
            earn m1 10 key=a                                   -> booked 10
            earn m2 100 key=a                                  -> booked 100
            merge m1 m2 key=m                                  -> booked 100
            burn m1 60 key=b                                   -> booked -60
            unmerge m1 m2 key=u                                -> booked -50/20 | 0 0 0 20
            balance m2                                         -> 100 0 0 0
            lifetime m1                                        -> 10 60 0 0 30
            lifetime m2                                        -> 100 0 0 0 0
            """
        )
    }

    /// What one has earned has repaid what the other owed.
    @Test func aDebtStaysItsDebtors() {
        expect(
            """
            rules points negative=debt:1000
            earn m2 30 key=a                                   -> booked 30
            burn m2 30 key=b                                   -> booked -30
            reverse m2 #a key=c                                -> booked 0/30 | 0 0 0 30
            merge m1 m2 key=m                                  -> booked 0/30 | 0 0 0 30
            earn m1 50 key=d                                   -> booked 20/-30 | 20 0 0 0
            unmerge m1 m2 key=u                                -> booked 30 | 50 0 0 0
            balance m2                                         -> 0 0 0 30
            """
        )
    }

    @Test func openHolds() {
        expect(
            """
            earn m1 40 key=a expires=90                        -> booked 40
            earn m2 100 key=a                                  -> booked 100
            merge m1 m2 key=m                                  -> booked 100
            hold m2 10 key=h until=9                           -> booked 0
            unmerge m1 m2 key=u                                -> refused holdsOpen
            release m2 h key=r                                 -> booked 0
            hold m1 60 key=i until=9                           -> booked 0
            unmerge m1 m2 key=u                                -> refused holdsOpen
            release m1 i key=s                                 -> booked 0
            hold m1 30 key=j until=9                           -> booked 0
            unmerge m1 m2 key=u                                -> booked -100 | 10 0 30 0
            capture m1 j 20 key=t                              -> booked -20 | 20 0 0 0
            balance m2                                         -> 100 0 0 0
            """
        )
    }

    /// Members beside each other are parted in any order.
    @Test func membersBesideEachOther() {
        expect(
            """
            earn m1 10 key=a                                   -> booked 10
            earn m2 20 key=a                                   -> booked 20
            earn m3 40 key=a                                   -> booked 40
            merge m1 m2 key=m                                  -> booked 20
            merge m1 m3 key=n                                  -> booked 40 | 70 0 0 0
            burn m3 35 key=b                                   -> booked -35
            earn m2 7 key=b                                    -> booked 7
            unmerge m1 m2 key=u                                -> booked -27 | 15 0 0 0
            balance m2                                         -> 27 0 0 0
            unmerge m1 m3 key=v                                -> booked -5 | 10 0 0 0
            balance m3                                         -> 5 0 0 0
            """
        )
    }

    /// A chain: what was sent for the innermost is its own at last.
    @Test func mergesOfMerges() {
        expect(
            """
            earn m1 10 key=a                                   -> booked 10
            earn m2 20 key=a                                   -> booked 20
            earn m3 40 key=a                                   -> booked 40
            merge m2 m3 key=m                                  -> booked 40
            merge m1 m2 key=n                                  -> booked 60 | 70 0 0 0
            burn m3 25 key=b                                   -> booked -25
            earn m3 3 key=c                                    -> booked 3
            burn m2 15 key=c                                   -> booked -15
            balance m1                                         -> 33 0 0 0
            unmerge m1 m3 key=u                                -> refused notMerged
            unmerge m1 m2 key=u                                -> booked -23 | 10 0 0 0
            balance m2                                         -> 23 0 0 0
            unmerge m2 m3 key=v                                -> booked -18 | 5 0 0 0
            balance m3                                         -> 18 0 0 0
            reverse m3 #b 5 key=d                              -> booked 5 | 23 0 0 0
            """
        )
    }

    /// Taken back after the unmerge, on the account of whose it is.
    @Test func afterwardsEachTakesBackItsOwn() {
        expect(
            """
            earn m1 50 key=a                                   -> booked 50
            merge m1 m2 key=m                                  -> booked 0
            commit pos/1 m2 2000                               -> booked 20 balance 70
            burn m1 30 key=b                                   -> booked -30
            burn m2 5 key=c                                    -> booked -5
            balance m1                                         -> 35 0 0 0
            unmerge m1 m2 key=u                                -> booked -15 | 20 0 0 0
            balance m2                                         -> 15 0 0 0
            reverse m1 #c key=d                                -> refused entryNotFound
            reverse m2 #c 2 key=d                              -> booked 2 | 17 0 0 0
            reverse m1 #b 10 key=d                             -> booked 10 | 30 0 0 0
            commit pos/1 m2 2000                               -> replayed 20 balance 70
            return pos/1                                       -> reversed -17 balance 0
            balance m1                                         -> 30 0 0 0
            merge m1 m2 key=n                                  -> booked 0 | 30 0 0 0
            reverse m2 #c key=e                                -> booked 3
            balance m1                                         -> 33 0 0 0
            unmerge m1 m2 key=v                                -> booked -3 | 30 0 0 0
            """
        )
    }
}
