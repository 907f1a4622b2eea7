import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageSQLite
import Testing

struct DatabasePointsStoreTests {
    @Test func answersSurviveAReopenByteForByte() async throws {
        let folder = try LedgerFolder()
        let (booked, reversed) = try await folder.withStore { store, _ in
            guard case .booked(let booked) = try await store.commit(order(1)),
                case .reversed(let back, let entry) = try await store.reverse(reversal(1))
            else { throw StorageError(.other, "not booked") }
            #expect(back.reversal == entry)
            _ = try await store.commit(order(2))
            return (booked, entry)
        }
        folder.now = folder.now.advanced(by: .seconds(-86_400))
        try await folder.withStore { store, _ in
            #expect(try await store.commit(order(1)) == .replayed(booked))
            guard case .replayed(_, let entry) = try await store.reverse(reversal(1)) else {
                Issue.record("the reversal is not replayed")
                return
            }
            #expect(entry == reversed)
            #expect(try await store.reverse(reversal(1, key: "k2")) == .orderAlreadyReversed)
            let other = try await store.commit(order(2, fen: 1))
            #expect(other == .orderDiffers(field: "lines[0].paid_fen"))
            let account = try await store.account(of: member(1))
            #expect(account.version == 3 && account.pocket(.points).balance == Amount(12))
            let stored = try await store.order(order(1).identity)
            #expect(stored?.state == .reversed && stored?.earning == booked.earning)
            #expect(try await store.order(order(9).identity) == nil)
            #expect(try await store.account(of: member(9)) == Account(member: member(9)))
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func manyWhoCommitOneOrderBookItOnce() async throws {
        try await LedgerFolder().withStore { store, _ in
            let outcomes = try await withThrowingTaskGroup { group in
                for task in 0..<64 {
                    group.addTask {
                        try await store.commit(order(1, member: task % 2 == 0 ? 1 : 2))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0.code == .booked } == 1)
            #expect(outcomes.count { $0.code == .replayed } == 31)
            #expect(outcomes.count { $0 == .orderDiffers(field: "member_id") } == 32)
            let answers = outcomes.compactMap { outcome -> Entry? in
                switch outcome {
                case .booked(let order), .replayed(let order): order.earning
                default: nil
                }
            }
            #expect(Set(answers).count == 1)
            let trial = try await store.trialBalance()
            #expect(trial.entries == 1 && trial.orders == 1 && trial.members == 1)
        }
    }

    @Test func ordersOfOneMemberFromManyTasksMakeOneChain() async throws {
        try await LedgerFolder().withStore { store, _ in
            try await withThrowingTaskGroup { group in
                for number in 1...200 {
                    group.addTask {
                        _ = try await store.commit(order(number, fen: Int64(number) * 100))
                        if number % 4 == 0 { _ = try await store.reverse(reversal(number)) }
                    }
                }
                try await group.waitForAll()
            }
            let account = try await store.account(of: member(1))
            #expect(account.version == 250)
            #expect(account.pocket(.points).balance == Amount(20_100 - 5_100))
            let report = try await store.verify()
            #expect(report.findings == [])
            #expect(report.entries == 250 && report.orders == 200 && report.events == 250)
            #expect(report.members == 1 && report.outstanding == Amount(15_000))
            let trial = try await store.trialBalance()
            #expect(trial.totals.sum(.points) == .zero)
            #expect(store.figures.committedGroupCount < 250)
        }
    }

    @Test func refusalsAndReplaysChangeNothing() async throws {
        try await LedgerFolder().withStore { store, database in
            _ = try await store.commit(order(1))
            _ = try await store.reverse(reversal(1))
            let before = try await database.dump()
            _ = try await store.commit(order(1))
            _ = try await store.commit(order(1, member: 2))
            _ = try await store.reverse(reversal(1))
            _ = try await store.reverse(reversal(1, key: "k2"))
            _ = try await store.reverse(reversal(3))
            #expect(try await database.dump() == before)
        }
    }

    @Test func statementPagesHoldStillWhileWriting() async throws {
        try await LedgerFolder().withStore { store, _ in
            for number in 1...25 { _ = try await store.commit(order(number, fen: 100)) }
            var position: JournalID?
            var numbers: [Int64] = []
            var pages = 0
            repeat {
                let page = try await store.statement(
                    of: member(1),
                    from: position,
                    asOf: nil,
                    limit: 7
                )
                numbers += page.entries.map(\.entry.number)
                position = page.next
                pages += 1
                _ = try await store.commit(order(100 + pages, fen: 100))
            } while position != nil
            #expect(numbers == (1...25).reversed())
            #expect(pages == 4)
            let exact = try await store.statement(
                of: member(1),
                from: nil,
                asOf: nil,
                limit: 29
            )
            #expect(exact.entries.count == 29 && exact.next == nil)
            #expect(exact.entries.map(\.entry.balanceAfter.rawValue) == (1...29).reversed())
            let none = try await store.statement(
                of: member(2),
                from: nil,
                asOf: nil,
                limit: 5
            )
            #expect(none.entries == [])
            await #expect(throws: PointsStoreError.unknownPosition) {
                try await store.statement(
                    of: member(2),
                    from: JournalID(lane: 0, number: 3),
                    asOf: nil,
                    limit: 5
                )
            }
        }
    }

    @Test func eventsComeInTheOrderOfRecords() async throws {
        try await LedgerFolder().withStore { store, database in
            _ = try await store.commit(order(1))
            _ = try await store.reverse(reversal(1))
            _ = try await store.commit(order(2, member: 2))
            let page = try await database.read { reader in
                try Outbox.read(after: OutboxCursor(after: .start), eventsMax: 10, from: reader)
            }
            #expect(page.records.map(\.event.eventID) == [1, 2, 3])
            #expect(page.records.map(\.event.memberVersion) == [1, 2, 1])
            #expect(page.records.map(\.event.type) == ["committed", "reversed", "committed"])
        }
    }

    @Test func closedStoreRefuses() async throws {
        try await LedgerFolder().withStore { store, _ in
            await store.close()
            await #expect(throws: PointsStoreError.closed) { try await store.commit(order(1)) }
        }
    }
}
