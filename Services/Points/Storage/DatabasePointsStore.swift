package import PointsDomain
package import Primitives
package import StorageCore

/// The ledger in a database: group-committed commands, reads from snapshots.
package final class DatabasePointsStore: PointsStore {
    private let database: any Database
    private let committer: GroupCommitter<PointsCommand, PointsOutcome>
    private let settings: LedgerSettings

    private init(
        database: any Database,
        committer: GroupCommitter<PointsCommand, PointsOutcome>,
        settings: LedgerSettings
    ) {
        self.database = database
        self.committer = committer
        self.settings = settings
    }

    /// Opens the ledger: brings the schema up to date and starts the writer.
    ///
    /// - Parameters:
    ///   - database: Where it is; used by nobody else.
    ///   - outbox: Where its events go.
    ///   - settings: What it needs to be told.
    ///   - onFatal: Is called once when the process must stop.
    /// - Returns: The ledger, ready.
    /// - Throws: `StorageError`: `corrupt` where acknowledged records are missing.
    package static func open(
        _ database: any Database,
        outbox: Outbox,
        settings: LedgerSettings,
        onFatal: @escaping @Sendable (any Error) -> Void
    ) async throws -> DatabasePointsStore {
        try await database.migrate(LedgerMigrations.all)
        let committer = try await GroupCommitter<PointsCommand, PointsOutcome>.start(
            name: "points",
            lane: try await database.makeLane(name: "points"),
            limits: settings.limits,
            onFatal: onFatal
        ) { reader in
            try LedgerProcessor(settings: settings, outbox: outbox, reader: reader)
        }
        return DatabasePointsStore(database: database, committer: committer, settings: settings)
    }

    /// What the writer has done since it was started.
    package var figures: GroupCommitFigures { committer.figures }

    /// Has somebody told of every group from now on.
    package func observeGroups(_ observer: any GroupCommitObserver) {
        committer.observe(observer)
    }

    /// Carries out what waits, and ends the writer.
    ///
    /// The database is its owner's to close.
    package func close() async {
        await committer.close()
    }

    package func run(
        _ command: PointsCommand
    ) async throws(PointsStoreError) -> PointsOutcome {
        do {
            return try await committer.submit(command)
        } catch {
            throw PointsStoreError(error)
        }
    }

    package func account(of member: MemberID) async throws(PointsStoreError) -> Account {
        try await read { ledger in
            try ledger.accounts(of: [member])[member]?.account ?? Account(member: member)
        }
    }

    package func order(
        _ identity: OrderIdentity
    ) async throws(PointsStoreError) -> BookedOrder? {
        try await read { ledger in try ledger.orders([identity])[identity] }
    }

    package func statement(
        of member: MemberID,
        from position: JournalID?,
        limit: Int
    ) async throws(PointsStoreError) -> StatementPage {
        precondition(limit > 0, "a page has at least 1 entry, not \(limit)")
        return try await read { ledger in
            let newest = try position ?? ledger.accounts(of: [member])[member]?.head.id
            guard let newest else { return StatementPage(entries: [], next: nil) }
            let records = try ledger.history(of: member, from: newest, limit: Int64(limit))
            // The position names a record, but not one of this member.
            if records.isEmpty { throw PointsStoreError.unknownPosition }
            return StatementPage(
                entries: records.map(\.entry),
                next: records.count < limit ? nil : records.last?.previousID
            )
        }
    }

    package func trialBalance() async throws(PointsStoreError) -> TrialBalance {
        let laneNumber = settings.laneNumber
        return try await read { ledger in
            let lane = try ledger.lane(laneNumber)
            return TrialBalance(
                totals: try ledger.totals(),
                orders: lane.orders,
                entries: lane.records,
                members: lane.accounts
            )
        }
    }

    package func verify() async throws(PointsStoreError) -> VerificationReport {
        do {
            let verifier = LedgerVerifier(database: database, settings: settings)
            return try await verifier.run()
        } catch {
            throw PointsStoreError(error)
        }
    }

    private func read<Result: Sendable>(
        _ body: @escaping @Sendable (LedgerReader) throws -> Result
    ) async throws(PointsStoreError) -> Result {
        do {
            return try await database.read { reader in try body(LedgerReader(reader)) }
        } catch {
            throw PointsStoreError(error)
        }
    }
}

extension PointsStoreError {
    /// What a failure means to whoever asked.
    init(_ error: any Error) {
        if let error = error as? PointsStoreError {
            self = error
            return
        }
        guard let error = error as? StorageError else {
            self = .failed("\(error)")
            return
        }
        switch error.code {
        case .busy, .full: self = .overloaded(retryAfter: error.retryAfter)
        case .closed: self = .closed
        case .cancelled: self = .cancelled
        case .commitUnknown, .ioFailure, .conflict, .unavailable: self = .interrupted
        case .corrupt: self = .corrupt(error.message)
        case .constraint, .misuse, .columnType, .locked, .incompatible, .positionAhead, .tooLong,
            .outOfMemory, .other:
            self = .failed(error.description)
        }
    }
}
