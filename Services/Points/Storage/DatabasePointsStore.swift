package import PointsDomain
internal import Primitives
package import StorageCore

/// The ledger in a database: group-committed commands, reads from snapshots.
package final class DatabasePointsStore: PointsStore {
    let database: any Database
    /// One per lane; members are dealt out to them by their partition.
    private let committers: [GroupCommitter<LedgerRequest, LedgerAnswer>]
    let settings: LedgerSettings

    private init(
        database: any Database,
        committers: [GroupCommitter<LedgerRequest, LedgerAnswer>],
        settings: LedgerSettings
    ) {
        self.database = database
        self.committers = committers
        self.settings = settings
    }

    /// Opens the ledger: brings the schema up to date and starts the writer.
    ///
    /// - Parameters:
    ///   - database: Where it is; on PostgreSQL other processes may use it too.
    ///   - outbox: Where its events go.
    ///   - settings: What it needs to be told.
    ///   - others: The migrations of whatever else is kept in the same database.
    ///   - onFatal: Is called once when the process must stop.
    /// - Returns: The ledger, ready.
    /// - Throws: `StorageError`: `corrupt` where acknowledged records are missing.
    package static func open(
        _ database: any Database,
        outbox: Outbox,
        settings: LedgerSettings,
        beside others: [Migration] = [],
        onFatal: @escaping @Sendable (any Error) -> Void
    ) async throws -> DatabasePointsStore {
        try await database.migrate(LedgerMigrations.all + others)
        var committers: [GroupCommitter<LedgerRequest, LedgerAnswer>] = []
        do {
            for index in 0..<settings.laneCount {
                committers.append(
                    try await .start(
                        name: "points-\(index)",
                        lane: try await database.makeLane(name: "points-\(index)"),
                        limits: settings.limits,
                        onFatal: onFatal
                    ) { writer in
                        try LedgerProcessor(settings: settings, outbox: outbox, writer: writer)
                    }
                )
            }
        } catch {
            for committer in committers { await committer.close() }
            throw error
        }
        return DatabasePointsStore(database: database, committers: committers, settings: settings)
    }

    /// What the writers have done since they were started.
    package var figures: GroupCommitFigures {
        committers.reduce(into: GroupCommitFigures()) { $0.add($1.figures) }
    }

    /// Has somebody told of every group from now on.
    package func observeGroups(_ observer: any GroupCommitObserver) {
        for committer in committers { committer.observe(observer) }
    }

    /// Carries out what waits, and ends the writers.
    ///
    /// The database is its owner's to close.
    package func close() async {
        for committer in committers { await committer.close() }
    }

    package func run(
        _ command: PointsCommand,
        gate: MemberGate
    ) async throws(PointsStoreError) -> PointsOutcome {
        var request = LedgerRequest(command: command, gate: gate)
        do {
            while true {
                switch try await committer(of: command).submit(request) {
                case .outcome(let outcome): return outcome
                case .isToBeSearched:
                    let known = request
                    request.searched = try await read { ledger in
                        try LedgerLoader(ledger).search(for: known)
                    }
                }
            }
        } catch {
            throw PointsStoreError(error)
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

    /// The lane that carries a command out.
    ///
    /// Any could: rows are locked. Those of a member's own lane seldom wait for each other.
    private func committer(
        of command: PointsCommand
    ) -> GroupCommitter<LedgerRequest, LedgerAnswer> {
        let needs = command.needs
        let index =
            if let member = needs.member {
                Partition.index(of: member)
            } else {
                // Whose order it is shows only when it is read.
                needs.order?.orderID.rawValue.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } ?? 0
            }
        return committers[index % committers.count]
    }

    /// Reads from one snapshot.
    func read<Result: Sendable>(
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
