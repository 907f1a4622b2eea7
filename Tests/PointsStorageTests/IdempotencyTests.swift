import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageTestKit
import Testing

/// One key, one effect: over restarts, long histories and merges.
@Suite(.timeLimit(.minutes(2)))
struct IdempotencyTests {
    /// One command of every sort that has a key, each booked.
    private static func script(
        _ store: DatabasePointsStore,
        _ now: Timestamp
    ) async throws -> [(command: PointsCommand, entries: [BookedEntry])] {
        var done: [(command: PointsCommand, entries: [BookedEntry])] = []
        func book(_ command: PointsCommand) async throws -> BookedEntry {
            let entries = try await store.book(command)
            done.append((command, entries))
            return entries[entries.count - 1]
        }
        let deadline = now.advanced(by: .seconds(600))
        let gift = try await book(earn(1, "earn", 500))
        let spent = try await book(burn(1, "burn", 50))
        _ = try await book(hold(1, "h1", 30, until: deadline))
        _ = try await book(hold(1, "h2", 40, until: deadline))
        _ = try await book(
            .capture(Capture(envelope: envelope(1, "cap"), hold: holdID("h1"), amount: Amount(9)))
        )
        _ = try await book(.release(Release(envelope: envelope(1, "rel"), hold: holdID("h2"))))
        _ = try await book(reverse(1, "back", spent.id, 20))
        _ = try await book(transfer(1, "give", to: 2, 25))
        _ = try await book(adjust(1, "up", 60))
        let proposal = try await book(adjust(1, "much", 400))
        _ = try await book(
            .decideAdjustment(
                DecideAdjustment(
                    envelope: envelope(1, "yes", by: "staff:2"),
                    proposal: proposal.id,
                    isApproved: true
                )
            )
        )
        _ = try await book(burn(1, "all", 776))
        _ = try await book(reverse(1, "owe", gift.id))
        _ = try await book(
            .writeOff(
                WriteOff(envelope: envelope(1, "forgive"), currency: .points, amount: Amount(7))
            )
        )
        _ = try await book(
            .confirmNotice(
                ConfirmNotice(envelope: envelope(1, "told"), currency: .points, through: now)
            )
        )
        _ = try await book(merge(2, into: 1, "one"))
        _ = try await book(unmerge(2, from: 1, "two"))
        return done
    }

    private static func adjust(_ id: Int64, _ key: String, _ amount: Int64) -> PointsCommand {
        .adjust(Adjust(envelope: envelope(id, key), currency: .points, amount: Amount(amount)))
    }

    @Test(arguments: StorageEngine.allCases)
    func everyCommandReplaysAfterARestart(engine: StorageEngine) async throws {
        try await engine.withHouse(program: .rich) { house in
            let now = house.folder.now
            let done = try await house.withStore { store in
                try await Self.script(store, now)
            }
            #expect(done.count == 17)
            house.folder.now = now.advanced(by: .seconds(-3600))
            try await house.withStore { store in
                let entriesBefore = try await store.trialBalance().entries
                for (command, entries) in done {
                    #expect(try await store.answer(command) == .replayed(entries))
                }
                // All at once too, in groups.
                try await withThrowingTaskGroup { group in
                    for (command, entries) in done {
                        group.addTask {
                            let outcome = try await store.answer(command)
                            #expect(outcome == .replayed(entries))
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(try await store.trialBalance().entries == entriesBefore)
                #expect(try await store.verify().findings == [])
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func otherContentIsRefusedByField(engine: StorageEngine) async throws {
        try await engine.withLedger { store, folder in
            let end = folder.now.advanced(by: .seconds(600))
            try await store.book(earn(1, "k", 100))
            try await store.book(hold(1, "h", 10, until: end))
            let cases: [(PointsCommand, String)] = [
                (earn(1, "k", 101), "amount"), (burn(1, "k", 100), "method"),
                (earn(1, "k", 100, expiresAt: end), "expires_at"),
                (hold(1, "h", 11, until: end), "amount"),
                (hold(1, "h", 10, until: end.advanced(by: .seconds(1))), "deadline"),
            ]
            for (command, field) in cases {
                #expect(try await store.answer(command) == .keyReused(field: field))
            }
            // Another caller's key is another key, and a hold's name is nobody's key.
            let other = Burn(
                envelope: envelope(1, "k", by: "till:2"),
                currency: .points,
                amount: Amount(1)
            )
            try await store.book(.burn(other))
            try await store.book(burn(1, "h", 1))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func refusedStaysRefused(engine: StorageEngine) async throws {
        try await engine.withHouse { house in
            try await house.withStore { store in
                let outcome = try await store.answer(burn(1, "b", 5))
                #expect(outcome == .refused(.insufficientBalance))
            }
            try await house.withStore { store in
                try await store.book(earn(1, "e", 100))
                let late = try await store.answer(burn(1, "b", 5))
                #expect(late == .refused(.insufficientBalance))
                #expect(try await store.answer(burn(1, "b", 6)) == .keyReused(field: "request"))
                #expect(try await store.points(of: 1) == 100)
                // Nothing remembers what passes by itself.
                let unknown = JournalID(lane: 0, number: 77)
                let missing = try await store.answer(reverse(1, "r", unknown))
                #expect(missing == .refused(.entryNotFound))
                #expect(try await store.trialBalance().entries == 2)
                #expect(try await store.verify().findings == [])
            }
        }
    }

    /// Longer than any page of the search.
    @Test(arguments: StorageEngine.allCases)
    func oldestKeyOfALongHistoryIsFound(engine: StorageEngine) async throws {
        try await engine.withLedger { store, _ in
            let first = try await store.book(earn(1, "first", 7))
            try await withThrowingTaskGroup { group in
                for number in 0..<700 {
                    group.addTask { try await store.book(earn(1, "k\(number)", 1)) }
                }
                try await group.waitForAll()
            }
            #expect(try await store.answer(earn(1, "first", 7)) == .replayed(first))
            #expect(try await store.answer(earn(1, "k0", 2)) == .keyReused(field: "amount"))
            #expect(try await store.points(of: 1) == 707)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func keysOutliveMerges(engine: StorageEngine) async throws {
        try await engine.withLedger { store, _ in
            let own = try await store.book(earn(2, "k", 10))
            let survivors = try await store.book(earn(1, "k", 20))
            try await store.book(merge(2, into: 1, "m"))
            try await store.book(merge(1, into: 3, "m"))
            #expect(try await store.answer(earn(2, "k", 10)) == .replayed(own))
            #expect(try await store.answer(earn(1, "k", 20)) == .replayed(survivors))
            let since = try await store.book(burn(2, "b", 5))
            #expect(since[0].entry.member == member(3))
            #expect(try await store.answer(burn(2, "b", 5)) == .replayed(since))
            #expect(try await store.points(of: 2) == 25)
        }
    }

    /// Commands of one group see each other's keys, refusals and merges.
    @Test(arguments: StorageEngine.allCases)
    func oneGroupSeesItsOwnEffects(engine: StorageEngine) async throws {
        try await engine.withLedger { store, _ in
            try await store.book(earn(1, "e", 100))
            let outcomes = try await withThrowingTaskGroup { group in
                for _ in 0..<50 { group.addTask { try await store.answer(burn(1, "b", 60)) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(outcomes.compactMap(\.entries)).count == 1)
            #expect(outcomes.count { if case .booked = $0 { true } else { false } } == 1)
            #expect(try await store.points(of: 1) == 40)
        }
    }
}
