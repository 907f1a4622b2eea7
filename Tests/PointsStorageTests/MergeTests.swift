import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageTestKit
import Testing

/// Two accounts become one and two again, wherever their records lie.
@Suite(.timeLimit(.minutes(2)))
struct MergeTests {
    @Test(arguments: StorageEngine.allCases)
    func unmergeGivesBackWhatIsLeft(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, _ in
            // Members of several lanes.
            for (survivor, merged) in [(1, 2), (3, 4), (5, 6), (7, 8)] as [(Int64, Int64)] {
                try await store.book(earn(merged, "a", 100))
                try await store.book(earn(merged, "b", 50))
                try await store.book(earn(survivor, "a", 10))
                let before = try await store.account(of: member(merged))
                try await store.book(merge(merged, into: survivor, "m"))
                #expect(try await store.points(of: survivor) == 160)
                #expect(try await store.account(of: member(merged)).member == member(survivor))
                let theirs = try await store.book(earn(merged, "c", 30))
                let spent = try await store.book(burn(merged, "d", 20))
                let outcome = try await store.answer(
                    unmerge(merged, from: survivor, "u", [theirs[0].id, spent[0].id])
                )
                #expect(outcome.entries?.isEmpty == false)
                let after = try await store.account(of: member(merged))
                #expect(after.member == member(merged) && after.mergedInto == nil)
                #expect(after.pocket(.points).balance == Amount(160))
                #expect(try await store.points(of: survivor) == 10)
                let lots = before.pocket(.points).lots.map(\.id)
                #expect(lots.allSatisfy { after.pocket(.points).lot($0) != nil })
                let again = try await store.answer(unmerge(merged, from: survivor, "u2"))
                #expect(again == .refused(.notMerged))
            }
        }
    }

    /// What was assigned is taken back from whom it was assigned to; a tier stays its member's own.
    @Test(arguments: StorageEngine.allCases)
    func whatWasAssignedStaysWithItsMember(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, _ in
            try await store.book(earn(1, "a", 100))
            try await store.book(merge(2, into: 1, "m"))
            guard case .booked(let theirs) = try await store.commit(order(1, fen: 2000)),
                case .booked(let ours) = try await store.commit(order(2, fen: 700))
            else {
                Issue.record("an order was not booked")
                return
            }
            let tier = NoteTier(envelope: envelope(2, "t"), tier: TierCode("gold"))
            try await store.book(.noteTier(tier))
            try await store.book(unmerge(2, from: 1, "u", [theirs.earningID]))
            #expect(try await store.points(of: 1) == 107)
            guard case .reversed(_, let first) = try await store.reverse(reversal(1)),
                case .reversed(_, let second) = try await store.reverse(reversal(2))
            else {
                Issue.record("an order was not taken back")
                return
            }
            #expect(first.amount == -theirs.earning.amount && first.member == member(2))
            #expect(second.amount == -ours.earning.amount && second.member == member(1))
            #expect(try await store.points(of: 1) == 100)
            #expect(try await store.points(of: 2) == 0)
            #expect(try await store.account(of: member(1)).tier == nil)
            #expect(try await store.account(of: member(2)).tier == TierCode("gold"))
            // Sent again, it is the same order to whom it was sent for and to whose it is.
            for whose in [Int64(1), 2] {
                let again = try await store.commit(order(1, member: whose, fen: 2000))
                #expect(again == .replayed(theirs))
            }
            #expect(try await store.verify().findings == [])
        }
    }

    /// The latest merge is the one that is undone, even within one group.
    @Test(arguments: StorageEngine.allCases)
    func mergesAndUnmergesInARowKeepEverything(engine: StorageEngine) async throws {
        try await engine.withLedger { store, _ in
            try await store.book(earn(1, "e", 10))
            try await store.book(earn(2, "e", 20))
            for round in 0..<5 {
                try await withThrowingTaskGroup { group in
                    for task in 0..<12 {
                        group.addTask {
                            let key = "\(round)-\(task)"
                            _ = try await store.answer(
                                task % 2 == 0 ? merge(2, into: 1, key) : unmerge(2, from: 1, key)
                            )
                        }
                    }
                    try await group.waitForAll()
                }
                _ = try await store.answer(unmerge(2, from: 1, "end\(round)"))
                #expect(try await store.points(of: 1) == 10)
                #expect(try await store.points(of: 2) == 20)
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func entriesOfTheMergedMemberAreTakenBackOnTheSurvivor(
        engine: StorageEngine
    ) async throws {
        try await engine.withLedger(program: .rich) { store, _ in
            let gift = try await store.book(earn(2, "e", 100))
            let given = try await store.book(transfer(2, "t", to: 5, 30))
            _ = try await store.commit(order(1, member: 2, fen: 4000))
            try await store.book(merge(2, into: 1, "m1"))
            try await store.book(merge(1, into: 9, "m2"))
            try await store.book(reverse(2, "r1", gift[0].id, 60))
            try await store.book(reverse(1, "r2", given[0].id, 10))
            let rest = try await store.answer(reverse(9, "r3", gift[0].id, 41))
            #expect(rest == .refused(.reversalExceeded))
            guard case .reversed(let back, let entry) = try await store.reverse(reversal(1)) else {
                Issue.record("the order is not taken back")
                return
            }
            #expect(entry.member == member(9) && back.earning.member == member(2))
            #expect(try await store.order(order(1).identity) == back)
            #expect(try await store.points(of: 9) == 20)
            #expect(try await store.points(of: 5) == 20)
            let told = try await store.explain(gift[0].id)
            #expect(told?.reversed == Amount(60))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func transfersInBothDirectionsAtOnce(engine: StorageEngine) async throws {
        try await engine.withLedger { store, _ in
            for id in 1...6 { try await store.book(earn(Int64(id), "e", 100)) }
            try await withThrowingTaskGroup { group in
                for number in 0..<240 {
                    let (giver, receiver) = (Int64(number % 6 + 1), Int64((number / 6) % 6 + 1))
                    group.addTask {
                        let outcome = try await store.answer(
                            transfer(giver, "t\(number)", to: receiver, 1)
                        )
                        if giver == receiver {
                            #expect(outcome == .refused(.sameMember))
                        } else {
                            #expect(outcome.entries?.count == 1)
                        }
                    }
                }
                try await group.waitForAll()
            }
            var sum: Int64 = 0
            for id in 1...6 { sum += try await store.points(of: Int64(id)) }
            #expect(sum == 600)
        }
    }
}
