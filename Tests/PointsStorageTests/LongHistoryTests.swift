import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageTestKit
import Testing

/// Commands that were sent before, so long ago that the writer does not look for them itself.
@Suite(.timeLimit(.minutes(2)))
struct LongHistoryTests {
    /// More records than the writer reads for one group.
    private static let notes = 1300

    /// Books as many notes that move nothing.
    private static func fill(_ store: DatabasePointsStore, _ id: Int64) async throws {
        try await withThrowingTaskGroup { group in
            for number in 0..<notes {
                group.addTask {
                    _ = try await store.answer(burn(id, "note\(number)", 1_000_000))
                }
            }
            try await group.waitForAll()
        }
    }

    /// How often the writer is given something until a command is answered.
    private static func count(
        _ store: DatabasePointsStore,
        _ command: PointsCommand,
        comesTo entries: [BookedEntry]
    ) async throws -> Int {
        let before = store.figures.committedCommandCount
        #expect(try await store.answer(command) == .replayed(entries))
        return store.figures.committedCommandCount - before
    }

    @Test(arguments: StorageEngine.allCases)
    func oldKeyIsLookedForOutsideTheWriter(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, folder in
            let end = folder.now.advanced(by: .seconds(86_400))
            let first = try await store.book(earn(1, "first", 7))
            let held = try await store.book(hold(1, "h", 2, until: end))
            let sent = try await store.book(transfer(1, "t", to: 2, 3))
            try await Self.fill(store, 1)
            let last = try await store.book(earn(1, "last", 1))
            #expect(try await Self.count(store, earn(1, "last", 1), comesTo: last) == 1)
            #expect(try await Self.count(store, earn(1, "first", 7), comesTo: first) == 2)
            #expect(try await Self.count(store, hold(1, "h", 2, until: end), comesTo: held) == 2)
            let own = sent.filter { $0.entry.member == member(1) }
            #expect(try await Self.count(store, transfer(1, "t", to: 2, 3), comesTo: own) == 2)
            #expect(try await store.answer(burn(1, "first", 7)) == .keyReused(field: "method"))
            // All at once, and with new ones between.
            try await withThrowingTaskGroup { group in
                for number in 0..<60 {
                    group.addTask {
                        if number % 3 == 0 {
                            try await store.book(earn(1, "new\(number)", 1))
                        } else {
                            let outcome = try await store.answer(earn(1, "first", 7))
                            #expect(outcome == .replayed(first))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.points(of: 1) == 7 - 3 + 1 + 20)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func oldKeysOutliveMerges(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, folder in
            let end = folder.now.advanced(by: .seconds(86_400))
            let own = try await store.book(earn(2, "k", 10))
            let survivors = try await store.book(earn(1, "k", 20))
            try await Self.fill(store, 2)
            try await store.book(merge(2, into: 1, "m"))
            let since = try await store.book(burn(2, "b", 5))
            let held = try await store.book(hold(1, "h", 2, until: end))
            try await Self.fill(store, 1)
            #expect(try await store.answer(earn(2, "k", 10)) == .replayed(own))
            #expect(try await store.answer(earn(1, "k", 20)) == .replayed(survivors))
            #expect(try await store.answer(burn(2, "b", 5)) == .replayed(since))
            #expect(try await store.answer(hold(2, "h", 2, until: end)) == .replayed(held))
            #expect(try await store.points(of: 2) == 25)
        }
    }

    /// A record that is gone may be the command's: nobody can say that it was not sent before.
    @Test(arguments: StorageEngine.allCases, [0, 600])
    func missingRecordIsNoNewCommand(engine: StorageEngine, back: Int64) async throws {
        try await engine.withHouse { house in
            try await house.withStore { store in
                try await store.book(earn(1, "first", 7))
                try await Self.fill(store, 1)
                let head = try await store.book(earn(1, "last", 1))[0].id
                let lost = JournalID(lane: head.lane, number: head.number - back)
                try await house.database.write { writer in
                    _ = try writer.execute(
                        "DELETE FROM journal WHERE id = $1",
                        [.integer(lost.rawValue)]
                    )
                }
                let broken = PointsStoreError.corrupt("the history of member 1 is broken")
                await #expect(throws: broken) { try await store.answer(earn(1, "first", 7)) }
                await #expect(throws: broken) {
                    try await store.statement(of: member(1), from: nil, asOf: nil, limit: 5)
                }
                let before = LedgerFolder.start.advanced(by: .seconds(-1))
                await #expect(throws: broken) {
                    try await store.account(of: member(1), asOf: before)
                }
                try await store.book(earn(2, "first", 7))
            }
        }
    }
}
