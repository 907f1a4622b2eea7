import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// Merge and unmerge as tables.
struct MergeTableTests {
    @Test func merge() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points negative=debt:1000
            earn m1 100 key=a expires=50                       -> booked 100
            earn m2 50 key=a expires=40                        -> booked 50
            burn m2 50 key=b                                   -> booked -50
            reverse m2 #2 20 key=c                             -> booked 0/20 | 0 0 0 20
            earn m2 30 key=d activates=60                      -> booked 10/-20 | 0 10 0 0
            hold m1 5 key=h until=20                           -> booked 0 | 95 0 5 0
            merge m1 m2 key=e at=25 reason=whim                -> refused reasonUnknown
            merge m1 m2 key=e at=25                            -> refused tooFarAhead
            merge m1 m1 key=e                                  -> refused alreadyMerged
            merge m2 m1 key=e                                  -> refused holdsOpen
            merge m1 m2 key=e                                  -> booked 10 | 95 10 5 0
            balance m2                                         -> 0 0 0 0
            merge m1 m2 key=e                                  -> replayed 10 | 95 10 5 0
            merge m1 m3 key=e                                  -> keyReused merged_id
            merge m1 m2 key=f                                  -> refused alreadyMerged
            merge m3 m2 key=f                                  -> refused alreadyMerged
            lifetime m1                                        -> 180 50 0 20 0
            lifetime m2                                        -> 0 0 0 0 0
            earn m2 7 key=g                                    -> booked 7
            balance m1                                         -> 102 10 5 0
            burn m2 4 key=i                                    -> booked -4
            balance m1                                         -> 98 10 5 0
            transfer m1 m2 1 key=j                             -> refused sameMember
            merge m4 m5 key=k                                  -> booked 0
            merge m4 m5 key=l                                  -> refused alreadyMerged
            full m8 lots
            merge m8 m1 key=a                                  -> refused holdsOpen
            release m1 h key=m                                 -> booked 0
            merge m8 m1 key=b                                  -> refused lotsExhausted
            full m9 balance
            merge m9 m1 key=a                                  -> refused balanceExceeded
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
        #expect(script.refusals["merge"] == Set(MergeMembers.refusals))
        #expect(script.outcomes["merge"] == ["booked", "replayed", "keyReused", "refused"])
    }

    @Test func unmerge() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points negative=debt:1000
            rules gold negative=zero
            earn m1 100 key=a                                  -> booked 100
            earn m2 50 key=a                                   -> booked 50
            unmerge m1 m2 key=u at=25 reason=whim              -> refused reasonUnknown
            unmerge m1 m2 key=u at=25                          -> refused tooFarAhead
            unmerge m1 m2 #9 key=u                             -> refused notMerged
            merge m1 m2 key=b                                  -> booked 50 | 150 0 0 0
            unmerge m3 m2 key=u                                -> refused notMerged
            unmerge m1 m2 #9 key=u                             -> refused entryNotAssignable
            unmerge m1 m2 #1 key=u                             -> refused entryNotAssignable
            hold m1 120 key=h until=20                         -> booked 0
            unmerge m1 m2 #5 key=u                             -> refused entryNotAssignable
            earn m1 8 key=c in=gold                            -> booked 8
            burn m1 3 key=d in=gold                            -> booked -3
            unmerge m1 m2 #7 #7 key=u                          -> refused entryNotAssignable
            rules gold none
            unmerge m1 m2 #7 key=u                             -> refused currencyUnknown
            rules gold negative=zero
            unmerge m1 m2 key=u                                -> refused holdsOpen
            release m1 h key=e                                 -> booked 0 | 150 0 0 0
            earn m1 9 key=f                                    -> booked 9 | 159 0 0 0
            burn m1 30 key=g                                   -> booked -30 | 129 0 0 0
            unmerge m1 m2 #9 #10 key=u                         -> booked -29,0,0 | 100 0 0 0
            balance m2                                         -> 29 0 0 0
            unmerge m1 m2 #9 #10 key=u                         -> replayed -29,0,0 | 100 0 0 0
            unmerge m1 m2 #10 key=u                            -> keyReused entry_ids
            unmerge m1 m3 #9 #10 key=u                         -> keyReused merged_id
            lifetime m1                                        -> 100 0 0 0 0
            lifetime m2                                        -> 59 30 0 0 0
            earn m2 1 key=z                                    -> booked 1 | 30 0 0 0
            merge m1 m2 key=v                                  -> booked 30 | 130 0 0 0
            unmerge m1 m2 key=w                                -> booked -30 | 100 0 0 0
            balance m2                                         -> 30 0 0 0
            earn m5 10 key=a                                   -> booked 10
            merge m5 m6 key=b                                  -> booked 0
            burn m5 10 key=c                                   -> booked -10
            full m5 lots
            unmerge m5 m6 #c key=d                             -> refused lotsExhausted
            earn m7 10 key=a                                   -> booked 10
            merge m7 m8 key=b                                  -> booked 0
            burn m7 10 key=c                                   -> booked -10
            full m7 balance
            unmerge m7 m8 #c key=d                             -> refused balanceExceeded
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
        #expect(script.refusals["unmerge"] == Set(UnmergeMembers.refusals))
        #expect(script.outcomes["unmerge"] == ["booked", "replayed", "keyReused", "refused"])
    }

    /// A merged member's order, sent again, is the order that was booked.
    @Test func orderOfAMergedMemberIsReplayed() {
        var script = LedgerScript()
        let failures = script.run(
            """
            commit pos/1 m2 1000                               -> booked 10 balance 10
            merge m1 m2 key=a                                  -> booked 10 | 10 0 0 0
            commit pos/1 m2 1000                               -> replayed 10 balance 10
            commit pos/1 m1 1000                               -> replayed 10 balance 10
            commit pos/1 m3 1000                               -> orderDiffers member_id
            return pos/1                                       -> reversed -10 balance 0
            return pos/1                                       -> replayed -10 balance 0
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
    }

    /// Keys are a member's own, also while it is merged into another and when it is not any longer.
    @Test func keysStayTheirMembersOwn() {
        var script = LedgerScript()
        let failures = script.run(
            """
            earn m1 1 key=a                                    -> booked 1
            earn m2 2 key=b                                    -> booked 2
            merge m1 m2 key=m                                  -> booked 2
            earn m2 4 key=a                                    -> booked 4
            earn m2 4 key=a                                    -> replayed 4
            earn m1 1 key=a                                    -> replayed 1
            earn m2 2 key=b                                    -> replayed 2
            earn m1 8 key=b                                    -> booked 8 | 15 0 0 0
            unmerge m1 m2 key=u                                -> booked -6 | 9 0 0 0
            earn m2 4 key=a                                    -> replayed 4
            earn m2 2 key=b                                    -> replayed 2
            earn m1 8 key=b                                    -> replayed 8
            earn m2 16 key=c                                   -> booked 16 | 22 0 0 0
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
        #expect(script.ledger.account(of: member(2)).survivors == [member(1)])
    }

    /// One name of a hold for two members that are one, in one group.
    @Test func aHoldsNameIsTakenForAllThatAreMerged() {
        var script = LedgerScript()
        _ = script.run("earn m1 9 key=a -> booked 9\nmerge m1 m2 key=m -> booked 0")
        let rows = [
            "hold m1 3 key=h until=9", "hold m2 3 key=h until=9", "hold m2 4 key=h until=9",
        ]
        let outcomes = script.ledger.run(
            rows.map { script.command(LedgerScript.Row($0[...])) }
        )
        guard case .command(.booked(let entries)) = outcomes[0] else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(outcomes[1] == .command(.replayed(entries)))
        #expect(outcomes[2] == .command(.keyReused(field: "amount")))
    }

    /// The name of a hold that the survivor has, and a merge in the group that meets it.
    @Test(arguments: [false, true])
    func aHoldsNameAfterAMergeInItsOwnGroup(isResolved: Bool) {
        var script = LedgerScript()
        var setUp = "earn m1 9 key=a -> booked 9\nhold m1 3 key=h until=9 -> booked 0"
        if isResolved { setUp += "\nrelease m1 h key=r -> booked 0" }
        #expect(script.run(setUp) == [])
        let rows = ["merge m1 m2 key=m", "hold m2 3 key=h until=9", "hold m2 3 key=i until=9"]
        let outcomes = script.ledger.run(
            rows.map { script.command(LedgerScript.Row($0[...])) }
        )
        #expect(outcomes[1] == .command(.refused(.holdsOpen)))
        guard case .command(.booked) = outcomes[2] else {
            Issue.record("\(outcomes)")
            return
        }
    }

    /// What an unmerge has assigned is not taken back again from the member that had it.
    @Test func whatWasAssignedIsNotTakenFromTheSurvivor() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points negative=debt:1000
            earn m1 100 key=a                                  -> booked 100
            merge m1 m2 key=b                                  -> booked 0
            earn m1 30 key=c                                   -> booked 30
            commit pos/o1 m1 2000                              -> booked 20 balance 150
            reverse m1 #c 10 key=d                             -> booked -10 | 140 0 0 0
            commit pos/o2 m1 700                               -> booked 7 balance 147
            unmerge m1 m2 #c #1 #2 key=e                       -> refused entryNotAssignable
            unmerge m1 m2 #c #o1 key=e                         -> booked -40,0,0 | 107 0 0 0
            balance m2                                         -> 40 0 0 0
            reverse m1 #c key=f                                -> refused entryNotFound
            reverse m2 #c 5 key=f                              -> booked -5 | 35 0 0 0
            commit pos/o1 m1 2000                              -> replayed 20 balance 150
            commit pos/o1 m2 2000                              -> replayed 20 balance 150
            commit pos/o1 m3 2000                              -> orderDiffers member_id
            return pos/o1                                      -> reversed -20 balance 15
            balance m1                                         -> 107 0 0 0
            balance m2                                         -> 15 0 0 0
            return pos/o2                                      -> reversed -7 balance 100
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
    }

    /// What repaid a debt, and what was taken back while it was held, is not what is left to move.
    @Test func noMoreIsAssignedThanWasLeft() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points negative=debt:1000
            merge m1 m2 key=b                                  -> booked 0
            earn m1 30 key=c                                   -> booked 30
            hold m1 30 key=h until=9                           -> booked 0 | 0 0 30 0
            reverse m1 #c 10 key=d                             -> booked 0/10 | 0 0 30 10
            release m1 h key=e                                 -> booked 0 | 20 0 0 10
            unmerge m1 m2 #c key=f                             -> booked -30/-10,0 | 0 0 0 0
            balance m2                                         -> 20 0 0 0
            reverse m1 #c key=g                                -> refused entryNotFound
            reverse m2 #c key=g                                -> booked -20 | 0 0 0 0
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
    }

    /// A merged member's tier is its own.
    @Test func aMergedMembersTierIsNotTheSurvivors() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points tierdays=gold:3
            earn m2 5 key=a                                    -> booked 5
            tier m1 silver key=t                               -> booked 0
            merge m1 m2 key=m                                  -> booked 5
            tier m2 gold key=t                                 -> booked 0
            tier m2 gold key=t                                 -> replayed 0
            earn m2 10 key=b                                   -> booked 10
            balance m1                                         -> 15 0 0 0
            lots m1                                            -> 2:5 3:10
            unmerge m1 m2 key=u                                -> booked -15
            earn m2 1 key=c                                    -> booked 1
            lots m2                                            -> 5:1@93.33333333333333 1:5 4:10
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
        #expect(script.ledger.account(of: member(1)).tier == TierCode("silver"))
        #expect(script.ledger.account(of: member(2)).tier == TierCode("gold"))
    }

    /// A transfer to a merged member is taken back from whose it is, also when they are two again.
    @Test func aTransferToAMergedMemberIsTakenBackFromWhoseItIs() {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points negative=debt:1000
            earn m3 50 key=a                                   -> booked 50
            earn m2 7 key=a expires=5                          -> booked 7
            earn m2 8 key=b                                    -> booked 8
            merge m1 m2 key=a                                  -> booked 15
            transfer m3 m2 30 key=b                            -> booked -30
            transfer m3 m2 30 key=b                            -> replayed -30
            transfer m3 m1 30 key=b                            -> keyReused receiver_id
            unmerge m1 m2 key=c                                -> booked -45 | 0 0 0 0
            now 6
            reverse m3 #6 10 key=d                             -> booked 10 | 30 0 0 0
            balance m1                                         -> 0 0 0 0
            balance m2                                         -> 28 0 0 0
            """
        )
        #expect(failures.isEmpty, "\n\(failures.joined(separator: "\n"))")
    }

    /// Merges of merges, longer than anybody makes them.
    @Test func aLongChainOfMergesHasItsEnd() {
        var script = LedgerScript()
        var table = "earn m1 5 key=a -> booked 5\n"
        for number in 1..<100 { table += "merge m\(number + 1) m\(number) key=b -> booked 5\n" }
        table += "burn m1 5 key=c -> booked -5\nbalance m100 -> 0 0 0 0"
        #expect(script.run(table) == [])
    }

    /// What a group does is the same whether its commands come together or one after another.
    @Test func aMergeAndItsUndoingInOneGroup() {
        var script = LedgerScript()
        let setUp = script.run(
            """
            earn m1 10 key=a                                   -> booked 10
            earn m2 20 key=a                                   -> booked 20
            merge m1 m2 key=m1                                 -> booked 20
            """
        )
        #expect(setUp == [])
        let rows = [
            "unmerge m1 m2 key=u1", "earn m2 5 key=b", "merge m1 m2 key=m2",
            "unmerge m1 m2 key=u2", "burn m2 25 key=c",
        ]
        _ = script.ledger.run(rows.map { script.command(LedgerScript.Row($0[...])) })
        #expect(script.run("balance m1 -> 10 0 0 0\nbalance m2 -> 0 0 0 0") == [])
    }
}
