import LedgerSimulator
import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageSQLite
import StorageTestKit
import Synchronization

/// The real store on SQLite, which is closed and opened again, and runs out of disk.
///
/// Commands come one after another: which of several that come at once is decided first is not the
/// caller's to say.
final class DatabaseBackend: LedgerBackend {
    private let folder: TemporaryFolder
    private let program: Program
    private let clock = Mutex(Timestamp(microseconds: 0))
    private let opened: Mutex<Opened?> = Mutex(nil)

    private struct Opened {
        let store: DatabasePointsStore
        let database: SQLiteDatabase
    }

    init(program: Program) async throws {
        self.program = program
        folder = try TemporaryFolder()
        try await open()
    }

    private func open() async throws {
        let database = try SQLiteDatabase(
            SQLiteConfiguration(path: folder.file("points.db"))
        )
        let store = try await DatabasePointsStore.open(
            database,
            outbox: Outbox(),
            settings: LedgerSettings(
                program: program,
                now: { self.clock.withLock { $0 } },
                encodeEvent: { ("booked", Array("\($0.entry.number)".utf8)) },
                headPath: folder.file("points.head")
            ),
            onFatal: { _ in }
        )
        opened.withLock { $0 = Opened(store: store, database: database) }
    }

    private var current: Opened {
        guard let opened = opened.withLock({ $0 }) else { preconditionFailure("it is closed") }
        return opened
    }

    func close() async {
        guard
            let opened = opened.withLock({ opened in
                defer { opened = nil }
                return opened
            })
        else { return }
        await opened.store.close()
        await opened.database.close()
    }

    func run(
        _ commands: [PointsCommand],
        at now: Timestamp,
        fault: LedgerFault?
    ) async throws -> [PointsOutcome?]? {
        clock.withLock { $0 = now }
        if fault == .crashBeforeDeciding {
            try await reopen()
            return nil
        }
        if fault == .crashBeforeWriting { try await limitPages(isFull: true) }
        var outcomes: [PointsOutcome?] = []
        for command in commands {
            do throws(PointsStoreError) {
                outcomes.append(try await current.store.run(command))
            } catch {
                guard fault == .crashBeforeWriting, case .overloaded = error else { throw error }
                outcomes.append(nil)
            }
        }
        if fault == .crashBeforeWriting { try await limitPages(isFull: false) }
        if fault == .crashAfterWriting {
            try await reopen()
            return nil
        }
        return outcomes
    }

    private func reopen() async throws {
        await close()
        try await open()
    }

    private func limitPages(isFull: Bool) async throws {
        try await current.database.write { writer in
            _ = try writer.query("PRAGMA max_page_count = \(isFull ? 1 : 1 << 30)")
        }
    }

    func account(of member: MemberID) async throws -> Account {
        let account = try await current.store.account(of: member)
        return account.member == member ? account : Account(member: member)
    }

    func audit() async throws -> [String] {
        let totals = try await current.store.trialBalance().totals
        return program.currencies.compactMap { rules in
            totals.sum(rules.currency) == .zero ? nil : "\(rules.currency.code) is not balanced"
        }
    }

    func auditWhole() async throws -> [String] {
        try await current.store.verify().findings
    }
}
