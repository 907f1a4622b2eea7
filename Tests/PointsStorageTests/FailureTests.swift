import Foundation
import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageSQLite
import StorageTestKit
import Synchronization
import Testing

/// What fails leaves the ledger whole.
@Suite(.timeLimit(.minutes(2)))
struct FailureTests {
    @Test func fullDiskRefusesAndRecovers() async throws {
        let folder = try LedgerFolder()
        var configuration = SQLiteConfiguration(path: folder.path + "/points.db")
        configuration.pagesMax = 200
        let database = try SQLiteDatabase(configuration)
        let store = try await DatabasePointsStore.open(
            database,
            outbox: Outbox(),
            settings: folder.settings(),
            onFatal: { Issue.record($0) }
        )
        var booked = 0
        var refusal: PointsStoreError?
        while refusal == nil, booked < 20_000 {
            do {
                try await store.book(earn(Int64(booked % 50 + 1), "e\(booked)", 1))
                booked += 1
            } catch let error as PointsStoreError {
                refusal = error
            }
        }
        #expect(refusal == .overloaded(retryAfter: .seconds(5)))
        // What writes nothing is answered all the same.
        #expect(try await store.answer(earn(1, "e0", 1)).entries?.count == 1)
        #expect(try await store.trialBalance().entries == Int64(booked))
        try await database.write { writer in
            _ = try writer.query("PRAGMA max_page_count = 4000")
        }
        try await store.book(earn(Int64(booked % 50 + 1), "e\(booked)", 1))
        let report = try await store.verify()
        #expect(report.findings == [] && report.entries == Int64(booked) + 1)
        await store.close()
        await database.close()
    }

    /// The process ends after the group was written and before it was committed.
    @Test func crashBeforeTheCommitLeavesNothing() async throws {
        let folder = try LedgerFolder()
        let path = folder.path + "/points.db"
        let fatal = Mutex(0)
        let broken = BreakingDatabase(
            try SQLiteDatabase(SQLiteConfiguration(path: path)),
            breaks: .beforeCommit,
            transaction: 4
        )
        let store = try await DatabasePointsStore.open(
            broken,
            outbox: Outbox(),
            settings: folder.settings(),
            onFatal: { _ in fatal.withLock { $0 += 1 } }
        )
        // Making the processor is the lane's first transaction.
        try await store.book(earn(1, "a", 10))
        try await store.book(earn(1, "b", 10))
        await #expect(throws: PointsStoreError.interrupted) {
            try await store.book(earn(1, "c", 10))
        }
        #expect(fatal.withLock { $0 } == 1)
        await store.close()
        await broken.close()
        try await folder.withStore { store, _ in
            #expect(try await store.points(of: 1) == 20)
            try await store.book(earn(1, "c", 10))
            #expect(try await store.verify().findings == [])
        }
    }

    /// The connection is lost while committing: the key tells that it was done.
    @Test func commitThatIsNotAnsweredIsFoundByItsKey() async throws {
        let folder = try LedgerFolder()
        let database = BreakingDatabase(
            try SQLiteDatabase(SQLiteConfiguration(path: folder.path + "/points.db")),
            breaks: .afterCommit,
            transaction: 3
        )
        let store = try await DatabasePointsStore.open(
            database,
            outbox: Outbox(),
            settings: folder.settings(),
            onFatal: { Issue.record($0) }
        )
        try await store.book(earn(1, "a", 10))
        let outcome = try await store.answer(burn(1, "b", 4))
        guard case .replayed(let entries) = outcome else {
            Issue.record("the command came to \(outcome)")
            return
        }
        #expect(entries.map(\.entry.number) == [2])
        #expect(try await store.points(of: 1) == 6)
        #expect(try await store.verify().findings == [])
        await store.close()
        await database.close()
    }

    @Test func databaseOfAnEarlierSchemaIsRefusedInWords() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await database.migrate([Migration("points-1-ledger", [])])
            let error = await #expect(throws: StorageError.self) {
                _ = try await DatabasePointsStore.open(
                    database,
                    outbox: Outbox(),
                    settings: LedgerFolder().settings(),
                    onFatal: { _ in }
                )
            }
            #expect(error?.code == .incompatible)
            #expect(error?.message.contains("points-1-ledger") == true)
            #expect(error?.message.contains("in development") == true)
        }
    }
}

/// A database whose lanes break at a chosen transaction, counted from 1.
private final class BreakingDatabase: Database {
    enum Moment {
        /// As where the process dies: nothing is committed.
        case beforeCommit
        /// As where a connection dies: it is committed, and nobody is told.
        case afterCommit
    }

    private let inner: SQLiteDatabase
    private let moment: Moment
    private let transaction: Int

    init(_ inner: SQLiteDatabase, breaks moment: Moment, transaction: Int) {
        self.inner = inner
        self.moment = moment
        self.transaction = transaction
    }

    var queuedCounts: (readCount: Int, writeCount: Int) { inner.queuedCounts }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLReader) throws -> Result
    ) async throws -> Result {
        try await inner.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLWriter) throws -> Result
    ) async throws -> Result {
        try await inner.write(body)
    }

    func makeLane(name: String) async throws(StorageError) -> any WriteLane {
        BreakingLane(try await inner.makeLane(name: name), moment, transaction)
    }

    func migrate(_ migrations: [Migration], upTo last: String?) async throws {
        try await inner.migrate(migrations, upTo: last)
    }

    func checkpoint() async throws { try await inner.checkpoint() }
    func close() async { await inner.close() }

    private final class BreakingLane: WriteLane {
        private let inner: any WriteLane
        private let moment: Moment
        private let transaction: Int
        private let count = Mutex(0)

        init(_ inner: any WriteLane, _ moment: Moment, _ transaction: Int) {
            self.inner = inner
            self.moment = moment
            self.transaction = transaction
        }

        func transact<Result>(_ body: (any SQLWriter) throws -> Result) throws -> Result {
            let number = count.withLock { count in
                count += 1
                return count
            }
            guard number == transaction else { return try inner.transact(body) }
            switch moment {
            case .beforeCommit:
                return try inner.transact { writer in
                    _ = try body(writer)
                    throw StorageError(.ioFailure, "the process is gone")
                }
            case .afterCommit:
                _ = try inner.transact(body)
                throw StorageError(.commitUnknown, "the connection is gone")
            }
        }

        func maintain(isIdle: Bool) throws(StorageError) {
            try inner.maintain(isIdle: isIdle)
        }
    }
}
