import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageTestKit
import Testing

/// What time has done is booked once, whenever the sweeper comes.
@Suite(.timeLimit(.minutes(2)))
struct SweepTests {
    @Test(arguments: StorageEngine.allCases)
    func lapsedPointsHoldsAndProposalsAreBookedOnce(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, folder in
            let now = folder.now
            for id in 1...70 {
                let end = now.advanced(by: .seconds(id % 2 == 0 ? 3600 : 86_400 * 40))
                try await store.book(earn(Int64(id), "e", 10, expiresAt: end))
            }
            try await store.book(hold(1, "h", 4, until: now.advanced(by: .seconds(600))))
            try await store.book(
                .adjust(
                    Adjust(envelope: envelope(3, "p"), currency: .points, amount: Amount(500))
                )
            )
            // What lapses within 30 days is announced at once.
            let early = try await store.sweep(as: "test")
            #expect(early.accounts == 70 && early.due == 35 && early.booked == 35)
            let idle = try await store.sweep(as: "test")
            #expect(idle.accounts == 70 && idle.due == 0 && idle.booked == 0)
            folder.now = now.advanced(by: .seconds(7200))
            let lapsed = try await store.sweep(as: "test")
            #expect(lapsed.due == 36 && lapsed.booked == 36)
            #expect(try await store.points(of: 2) == 0)
            #expect(try await store.points(of: 1) == 10)
            #expect(try await store.account(of: member(1)).holds.isEmpty)
            folder.now = now.advanced(by: .seconds(8 * 86_400))
            let turnedDown = try await store.sweep(as: "test")
            #expect(turnedDown.booked == 1)
            #expect(try await store.account(of: member(3)).proposals.isEmpty)
            let trial = try await store.trialBalance()
            let expired = Totals.Key(currency: .points, account: .expired)
            #expect(trial.totals.amounts[expired] == Amount(350))
        }
    }

    /// Many at once, each of them cut short by nothing but the others.
    @Test(arguments: StorageEngine.allCases)
    func sweepsAtOnceBookOnce(engine: StorageEngine) async throws {
        try await engine.withLedger { store, folder in
            let end = folder.now.advanced(by: .seconds(60))
            for id in 1...50 { try await store.book(earn(Int64(id), "e", 1, expiresAt: end)) }
            folder.now = end
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 { group.addTask { _ = try await store.sweep(as: "same") } }
                try await group.waitForAll()
            }
            let expired = Totals.Key(currency: .points, account: .expired)
            #expect(try await store.trialBalance().totals.amounts[expired] == Amount(50))
        }
    }

    /// The program has changed: the rows do not know yet when reminders are due.
    @Test(arguments: StorageEngine.allCases)
    func thoroughSweepFollowsTheProgram(engine: StorageEngine) async throws {
        try await engine.withHouse(program: .rich) { house in
            let end = house.folder.now.advanced(by: .seconds(50 * 86_400))
            try await house.withStore { store in
                for id in 1...3 { try await store.book(earn(Int64(id), "e", 1, expiresAt: end)) }
                #expect(try await store.sweep(as: "test", isThorough: true).corrected == 0)
            }
            var rules = house.program.pointsRules
            rules.noticeDays = [60]
            let changed = LedgerHouse(
                engine: engine,
                database: house.database,
                folder: house.folder,
                program: Program(zone: .utc, currencies: [rules])
            )
            try await changed.withStore { store in
                #expect(try await store.verify().findings.count == 3)
                #expect(try await store.sweep(as: "test").due == 0)
                let report = try await store.sweep(as: "test", isThorough: true)
                #expect(report.due == 3 && report.corrected == 3 && report.booked == 3)
                #expect(try await store.sweep(as: "test", isThorough: true).due == 0)
                #expect(try await store.verify().findings == [])
            }
        }
    }

    /// One member's row is damaged, the first of all.
    @Test(arguments: StorageEngine.allCases, [false, true])
    func damagedAccountKeepsNoOtherFromItsSweep(
        engine: StorageEngine,
        isThorough: Bool
    ) async throws {
        try await engine.withHouse { house in
            try await house.withStore { store in
                let end = house.folder.now.advanced(by: .seconds(60))
                for id in 1...5 { try await store.book(earn(Int64(id), "e", 1, expiresAt: end)) }
                try await house.database.write { writer in
                    _ = try writer.execute(
                        "UPDATE account SET points = points + 1 WHERE member_id = 1"
                    )
                }
                house.folder.now = end
                let report = try await store.sweep(as: "test", isThorough: isThorough)
                #expect(report.accounts == 5 && report.booked == 4 && report.failed == 1)
            }
        }
    }

    /// The queue is too short for a page of what is due: the next pass does not begin anew.
    @Test func passThatWasCutShortIsGoneOnWith() async throws {
        let folder = try LedgerFolder()
        try await StorageEngine.sqlite.withDatabase { database in
            let store = try await DatabasePointsStore.open(
                database,
                outbox: Outbox(),
                settings: folder.settings(limits: GroupCommitLimits(queuedCommandsMax: 1)),
                onFatal: { _ in }
            )
            let end = folder.now.advanced(by: .seconds(60))
            for id in 1...300 {
                let later = id > 256 ? end : end.advanced(by: .seconds(60))
                try await store.book(earn(Int64(id), "e", 1, expiresAt: later))
            }
            folder.now = end
            let (results, continuation) = AsyncStream.makeStream(
                of: Result<SweepReport, PointsStoreError>.self
            )
            let sweeping = Task {
                await store.keepSweeping(as: "test", rest: { await Task.yield() }) {
                    continuation.yield($0)
                }
            }
            var failures: [PointsStoreError] = []
            for await result in results {
                switch result {
                case .failure(let error):
                    failures.append(error)
                    continue
                case .success(let report):
                    // The page of 256 accounts of which none was due was done with.
                    #expect(report.accounts == 44)
                }
                break
            }
            sweeping.cancel()
            await sweeping.value
            #expect(!failures.isEmpty)
            let expired = Totals.Key(currency: .points, account: .expired)
            #expect(try await store.trialBalance().totals.amounts[expired] == Amount(44))
            await store.close()
        }
    }

    @Test func keepsSweepingUntilCancelled() async throws {
        try await StorageEngine.sqlite.withLedger { store, folder in
            let end = folder.now.advanced(by: .seconds(60))
            try await store.book(earn(1, "e", 1, expiresAt: end))
            folder.now = end
            let (reports, continuation) = AsyncStream.makeStream(of: SweepReport.self)
            let sweeping = Task {
                await store.keepSweeping(as: "test", rest: { await Task.yield() }) { result in
                    if case .success(let report) = result { continuation.yield(report) }
                }
            }
            var booked: [Int64] = []
            for await report in reports {
                booked.append(report.booked)
                if booked.count == 3 { break }
            }
            sweeping.cancel()
            await sweeping.value
            #expect(booked == [1, 0, 0])
        }
    }
}
