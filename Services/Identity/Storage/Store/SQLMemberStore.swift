package import IdentityDomain
package import Primitives
package import StorageCore

/// Members in a database of ours.
///
/// Registrations are carried out in groups by one thread; everything else reads snapshots.
package final class SQLMemberStore: Sendable {
    let database: any Database
    let lookUp: LookUpKeys
    let seal: MemberSeal
    let context: RegistrationProcessor.Context
    private let committer: GroupCommitter<IdentityCommand, IdentityAnswer>
    private let reportFailure: @Sendable (any Error) -> Void
    let now: @Sendable () -> Timestamp
    let zone: ZoneRules
    /// Who is erased, apart from the database; `nil` where nothing is kept beside it.
    let tombstones: TombstoneFile?
    let openFile: (@Sendable (_ path: String) async throws -> any Database)?

    /// The facts that the store publishes.
    package let outbox: Outbox

    /// Every migration of the service's database, oldest first.
    package static let migrations =
        IdentitySchema.migrations + ProfileSchema.migrations + MergeSchema.migrations
        + ConsentsSchema.migrations + PrivacySchema.migrations + AccessSchema.migrations
        + TagsSchema.migrations + ReferralsSchema.migrations + OrganisationSchema.migrations
        + PrivacySchema.laterMigrations
        + [Outbox.migration, LaneClaims.migration]

    private init(
        database: any Database,
        context: RegistrationProcessor.Context,
        outbox: Outbox,
        committer: GroupCommitter<IdentityCommand, IdentityAnswer>,
        settings: MemberStoreSettings
    ) {
        self.database = database
        self.context = context
        lookUp = context.lookUp
        seal = context.seal
        self.outbox = outbox
        self.committer = committer
        reportFailure = settings.reportFailure
        now = settings.environment.now
        zone = settings.zone
        tombstones = settings.sidePath.map { TombstoneFile(path: $0 + ".erased") }
        openFile = settings.openFile
    }

    /// Opens the store of a database: brings the schema up to date, checks the master keys, starts
    /// the thread that writes.
    ///
    /// - Parameters:
    ///   - database: The service's own database.
    ///   - settings: What the store is told about its world.
    ///   - onFatal: Is called once, when the process must stop.
    /// - Returns: The open store.
    /// - Throws: ``MasterKeyMismatch`` where the master keys are not this database's; `corrupt`
    ///   where registrations that were acknowledged are missing; what the database throws.
    package static func open(
        _ database: any Database,
        settings: MemberStoreSettings,
        onFatal: @escaping @Sendable (any Error) -> Void
    ) async throws -> SQLMemberStore {
        try await database.migrate(migrations)
        try await KeyRestoring.restore(into: database, settings)
        let keyWrap = KeyWrap(
            masterKeys: MasterKeys(ring: settings.masterKeys, read: settings.reloadMasterKeys)
        )
        let secret = try await ServiceKey.loadOrMake("look-up", by: keyWrap, in: database)
        let access = try await ServiceKey.loadOrMake("access", by: keyWrap, in: database)
        let outbox = Outbox()
        let context = RegistrationProcessor.Context(
            environment: settings.environment,
            lookUp: LookUpKeys(secret: secret),
            seal: MemberSeal(keyWrap: keyWrap),
            outbox: outbox,
            encodeEvent: settings.encodeEvent,
            keyWrap: keyWrap,
            access: AccessKeys(secret: access)
        )
        let committer = try await GroupCommitter<IdentityCommand, IdentityAnswer>.start(
            name: "identity",
            lane: database.makeLane(name: "identity"),
            onFatal: onFatal,
            makeProcessor: { writer in
                try RegistrationProcessor(
                    context: context,
                    headPath: settings.headPath,
                    writer: writer
                )
            }
        )
        let store = SQLMemberStore(
            database: database,
            context: context,
            outbox: outbox,
            committer: committer,
            settings: settings
        )
        do {
            try await store.eraseAgain()
            try await store.fillPhoneEnds()
        } catch {
            await store.close()
            throw error
        }
        return store
    }

    /// The keys of codes and sessions.
    var access: AccessKeys { context.access }

    /// What the writer has done since it was started.
    package var figures: GroupCommitFigures { committer.figures }

    /// Has somebody told of every group from now on.
    package func observeGroups(_ observer: any GroupCommitObserver) {
        committer.observe(observer)
    }

    /// Carries out what waits and takes nothing more; the database is left open.
    package func close() async {
        await committer.close()
    }
}

extension SQLMemberStore: MemberStore {
    package func register(_ registration: Registration) async throws -> RegistrationOutcome {
        let answer = try await mapped { try await committer.submit(.register(registration)) }
        guard case .registered(let outcome) = answer else {
            preconditionFailure("a registration was answered as a change")
        }
        return outcome
    }

    package func resolve(_ identities: [IdentityValue]) async throws -> Resolution? {
        let indices = identities.map { lookUp.index(of: $0) }
        return try await mapped {
            try await database.read { reader in
                for (matchedIndex, index) in indices.enumerated() {
                    let owner = try reader.integer(
                        "SELECT member_id FROM identities WHERE blind_index = $1",
                        [.blob(index)]
                    )
                    guard let owner else { continue }
                    return Resolution(
                        memberID: try MemberID(stored: owner),
                        matchedIndex: matchedIndex
                    )
                }
                return nil
            }
        }
    }

    package func member(_ memberID: MemberID) async throws -> Member? {
        let seal = seal
        return try await mapped {
            try await database.read { reader in
                let survivor = try MergedMembers.survivor(of: memberID, in: reader)
                guard let stored = try StoredMember.load(survivor, in: reader) else {
                    try ErasedMembers.refuse(survivor, in: reader)
                    return nil
                }
                return stored.member(try stored.opened(by: seal).record)
            }
        }
    }

    package func verify() async throws -> IdentityVerification {
        let verifier = StoreVerifier(lookUp: lookUp, seal: seal)
        return try await mapped {
            try await database.read { reader in try verifier.verify(in: reader) }
        }
    }
}

extension SQLMemberStore {
    /// Changes the store in the writer's transaction, and returns once that is on disk.
    ///
    /// Shares its commit with the registrations and changes that wait beside it.
    ///
    /// - Parameter body: Loads, decides and writes; run again where another process was faster.
    ///   A refusal is a result, not a throw: what throws is undone, and with it the group. Only
    ///   `erased`, thrown before anything is written, leaves the transaction as a result.
    /// - Returns: What `body` returned.
    /// - Throws: ``MemberStoreError``, or what `body` throws.
    func change<Result: Sendable>(
        _ body: @escaping @Sendable (IdentityTransaction) throws -> Result
    ) async throws -> Result {
        let answer = try await mapped {
            try await committer.submit(
                .change { transaction in
                    do {
                        return Attempt.done(try body(transaction))
                    } catch MemberStoreError.erased where !transaction.hasWritten {
                        return Attempt<Result>.erased
                    }
                }
            )
        }
        guard case .changed(let value) = answer, let attempt = value as? Attempt<Result> else {
            preconditionFailure("a change was answered as something else")
        }
        switch attempt {
        case .done(let result): return result
        case .erased: throw MemberStoreError.erased
        }
    }

    /// Reads from one snapshot.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLReader) throws -> Result
    ) async throws -> Result {
        try await mapped { try await database.read(body) }
    }

    /// Runs `body` and turns what a caller can do something about into our words.
    ///
    /// Failures that are defects of ours, or need a person, are reported and pass as they are.
    private func mapped<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as StorageError {
            switch error.code {
            case .busy, .full:
                throw MemberStoreError.overloaded(
                    retryAfter: error.retryAfter ?? .milliseconds(100)
                )
            case .closed, .cancelled, .conflict, .unavailable, .commitUnknown, .locked, .tooLong:
                throw MemberStoreError.unavailable
            case .corrupt:
                reportFailure(error)
                throw MemberStoreError.corrupt
            case .constraint, .ioFailure, .misuse, .columnType, .incompatible, .positionAhead,
                .outOfMemory, .other:
                reportFailure(error)
                throw error
            }
        } catch MemberStoreError.corrupt {
            reportFailure(MemberStoreError.corrupt)
            throw MemberStoreError.corrupt
        }
    }
}

/// What a change came to.
private enum Attempt<Result: Sendable>: Sendable {
    case done(Result)
    case erased
}
