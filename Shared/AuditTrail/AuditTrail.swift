package import Primitives
package import RPCCore
package import StorageCore
internal import Synchronization

/// The audit trail of one service: what staff, partners and operators did in it, and who was shown
/// personal data unmasked.
///
/// It lies in a database of its own, so that whoever restores the service's data leaves it alone.
/// Records of many calls share their commits.
package final class AuditTrail: Sendable {
    let database: any Database
    private let committer: GroupCommitter<AuditEntry, AuditTicket>
    private let reportFailure: @Sendable (any Error) -> Void
    private let now: @Sendable () -> Timestamp
    private let refusals = Mutex(RecentRefusals())

    private init(
        database: any Database,
        committer: GroupCommitter<AuditEntry, AuditTicket>,
        now: @escaping @Sendable () -> Timestamp,
        reportFailure: @escaping @Sendable (any Error) -> Void
    ) {
        self.database = database
        self.committer = committer
        self.now = now
        self.reportFailure = reportFailure
    }

    /// Opens a trail.
    ///
    /// - Parameters:
    ///   - database: A database of its own, which the caller closes after the trail.
    ///   - now: The wall clock.
    ///   - headPath: Where the trail's head is kept apart from the database; `nil` for nowhere.
    ///   - reportFailure: Is told where a record could not be written.
    ///   - onFatal: Is called once, when the process must stop.
    /// - Returns: The open trail.
    /// - Throws: `corrupt` where records are missing; what the database throws.
    package static func open(
        _ database: any Database,
        now: @escaping @Sendable () -> Timestamp,
        headPath: String?,
        reportFailure: @escaping @Sendable (any Error) -> Void,
        onFatal: @escaping @Sendable (any Error) -> Void
    ) async throws -> AuditTrail {
        try await database.migrate(AuditSchema.migrations)
        let committer = try await GroupCommitter<AuditEntry, AuditTicket>.start(
            name: "audit",
            lane: database.makeLane(name: "audit"),
            onFatal: onFatal,
            makeProcessor: { writer in
                try AuditProcessor(now: now, headPath: headPath, writer: writer)
            }
        )
        return AuditTrail(
            database: database,
            committer: committer,
            now: now,
            reportFailure: reportFailure
        )
    }

    /// What the writer has done since it was started.
    package var figures: GroupCommitFigures { committer.figures }

    /// Has somebody told of every group from now on.
    package func observeGroups(_ observer: any GroupCommitObserver) {
        committer.observe(observer)
    }

    /// Writes what waits and takes nothing more; the database is left open.
    package func close() async {
        await committer.close()
    }
}

extension AuditTrail: CallAuditor {
    package func began(_ action: AuditedAction) async throws(RPCError) -> AuditTicket {
        try await write(AuditEntry(.action, action, at: .min))
    }

    /// Records a refusal; of partners, and of nobody in particular, the first in a minute for each
    /// reason: whoever is not let in cannot make the trail grow.
    package func refused(_ action: AuditedAction, error: RPCError) async throws(RPCError) {
        if action.principal.kind == .partner || action.principal.id.isEmpty {
            let now = now()
            let isNew = refusals.withLock { refusals in
                refusals.insert(RefusalSource(action, error), at: now)
            }
            guard isNew else { return }
        }
        await ended(try await began(action), error: error)
    }

    package func shows(
        _ fields: [String],
        by action: AuditedAction
    ) async throws(RPCError) {
        _ = try await write(AuditEntry(.read, action, unmasked: fields, at: .min))
    }

    package func ended(_ ticket: AuditTicket, error: RPCError?) async {
        let committer = committer
        // A task of its own, awaited here: a caller that has given up must not take the end back.
        let result = await Task {
            try await committer.submit(AuditEntry(endOf: ticket, error: error, at: .min))
        }.result
        if case .failure(let failure) = result { reportFailure(failure) }
    }

    /// Writes a record, whose time is set where it is written.
    private func write(_ entry: AuditEntry) async throws(RPCError) -> AuditTicket {
        do {
            return try await committer.submit(entry)
        } catch let error as StorageError where error.code == .cancelled {
            throw .cancelled
        } catch {
            reportFailure(error)
            throw .auditUnavailable
        }
    }
}
