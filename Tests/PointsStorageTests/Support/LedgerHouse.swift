import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageTestKit

/// A database of either engine on which a test opens the ledger, once or again.
struct LedgerHouse: Sendable {
    let engine: StorageEngine
    let database: any Database
    let folder: LedgerFolder
    let program: Program

    /// Opens the ledger, has it used, and closes it.
    func withStore<Result: Sendable>(
        _ body: @Sendable (DatabasePointsStore) async throws -> Result
    ) async throws -> Result {
        let store = try await DatabasePointsStore.open(
            database,
            outbox: Outbox(),
            settings: folder.settings(
                program: program,
                // Which of its lanes a process gets on PostgreSQL is not the same each time.
                isHeadKept: engine == .sqlite,
                laneCount: engine == .sqlite ? 1 : 3
            ),
            onFatal: { _ in }
        )
        do {
            let result = try await body(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }
}

extension StorageEngine {
    /// Gives `body` an empty database for a ledger and removes it afterwards.
    func withHouse(
        program: Program = .standard,
        _ body: @Sendable (LedgerHouse) async throws -> Void
    ) async throws {
        let folder = try LedgerFolder()
        try await withDatabase { database in
            try await body(
                LedgerHouse(engine: self, database: database, folder: folder, program: program)
            )
        }
    }

    /// Gives `body` an open ledger and removes it afterwards.
    func withLedger(
        program: Program = .standard,
        _ body: @Sendable (DatabasePointsStore, LedgerFolder) async throws -> Void
    ) async throws {
        try await withHouse(program: program) { house in
            try await house.withStore { store in
                try await body(store, house.folder)
                let report = try await store.verify()
                if let finding = report.findings.first { throw Findings(first: finding) }
            }
        }
    }
}

/// What a verification found at the end of a test.
struct Findings: Error {
    let first: String
}

extension Program {
    /// Points that live 60 days, with reminders 30, 7 and 1 days ahead, debts up to 1,000, and
    /// stored value beside them.
    static let rich: Program = {
        var points = CurrencyRules(currency: .points)
        points.expiry = .days(60)
        points.negative = .debt(limit: Amount(1000))
        points.adjustmentMax = Amount(100)
        guard let code = Currency("wallet") else { preconditionFailure("wallet is a code") }
        var wallet = CurrencyRules(currency: code, unit: .fen)
        wallet.source = .perStore(kind: "clearing")
        return Program(zone: .utc, currencies: [points, wallet])
    }()
}
