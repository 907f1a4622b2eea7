import Foundation
import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageSQLite
import Synchronization

/// A ledger in a folder of its own, which a test may close, damage and open again.
final class LedgerFolder: Sendable {
    let path: String
    private let clock = Mutex(LedgerFolder.start)

    /// What the clock shows at first: 2026-02-02, 02:40 UTC.
    static let start = Timestamp(microseconds: 1_770_000_000_000_000)

    init() throws {
        path = NSTemporaryDirectory() + "points-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    deinit {
        // A folder that stays behind harms nobody.
        try? FileManager.default.removeItem(atPath: path)
    }

    var now: Timestamp {
        get { clock.withLock { $0 } }
        set { clock.withLock { $0 = newValue } }
    }

    func settings(
        program: Program = .standard,
        isHeadKept: Bool = true,
        laneCount: Int = 1,
        limits: GroupCommitLimits = GroupCommitLimits()
    ) -> LedgerSettings {
        LedgerSettings(
            program: program,
            now: { self.now },
            encodeEvent: { event in
                switch event {
                case .orderCommitted(let order):
                    ("committed", Array("\(order.order.identity) \(event.entry)".utf8))
                case .orderReversed(let order, let entry):
                    ("reversed", Array("\(order.order.identity) \(entry)".utf8))
                case .entryBooked(let booked):
                    ("booked", Array("\(booked)".utf8))
                }
            },
            headPath: isHeadKept ? path + "/points.head" : nil,
            limits: limits,
            laneCount: laneCount
        )
    }

    /// Opens the ledger, has it used, and closes it.
    func withStore<Result: Sendable>(
        program: Program = .standard,
        _ body: @Sendable (DatabasePointsStore, SQLiteDatabase) async throws -> Result
    ) async throws -> Result {
        let database = try SQLiteDatabase(SQLiteConfiguration(path: path + "/points.db"))
        do {
            let store = try await DatabasePointsStore.open(
                database,
                outbox: Outbox(),
                settings: settings(program: program),
                onFatal: { _ in }
            )
            do {
                let result = try await body(store, database)
                await store.close()
                await database.close()
                return result
            } catch {
                await store.close()
                throw error
            }
        } catch {
            await database.close()
            throw error
        }
    }
}

extension SQLiteDatabase {
    /// Every row of every table, to be compared.
    func dump() async throws -> [String: [Row]] {
        try await read { reader in
            var tables: [String: [Row]] = [:]
            for table in [
                "journal", "account", "orders", "reversed", "lane", "total", "outbox",
            ] {
                tables[table] = try reader.query("SELECT * FROM \(table) ORDER BY 1, 2")
            }
            return tables
        }
    }
}
