import AuditTrail
import EventStreaming
import IdentityDomain
import IdentityService
import IdentityStorage
import Logging
import Messages
import Primitives
import RPCCore
import ServiceRuntime
import StorageCore
import StorageSelection
import StorageSQLite

/// How identity is wired together.
enum IdentityProcess {
    /// Opens the store and makes the handlers.
    static func prepare(_ runtime: Runtime) async throws -> ServiceParts {
        let rules = try ProfileWiring.rules(runtime)
        let program = try IdentitySettings.engagement(runtime)
        let failures = FatalFailures()
        let selected = try await runtime.openDatabase()
        let database = selected.database
        let audit = try await runtime.openAudit()
        let store: SQLMemberStore
        do {
            store = try await openStore(selected, runtime, failures)
        } catch {
            await audit.close()
            await database.close()
            throw error
        }
        let close: @Sendable () async -> Void = {
            await audit.close()
            await store.close()
            await database.close()
        }
        let access: AccessWiring
        do {
            access = try await AccessWiring(store: store, staff: store, runtime)
        } catch {
            await close()
            throw error
        }
        store.observeGroups(runtime.metrics.groupCommits(of: "identity") { store.figures })
        runtime.metrics.database { database.queuedCounts }
        let places = StoredPlaces(store: store)
        let points = runtime.channel(to: "points")
        let engagement = EngagementWiring(
            runtime: runtime,
            database: database,
            store: store,
            program: program,
            points: points
        )
        return ServiceParts(
            methods: members(store, places, rules, runtime) + access.methods
                + engagement.methods + privacy(store, audit, program, runtime)
                + organisation(store, runtime) + events(store, selected)
                + audit.trail.rpcMethods { memberID in try await store.everyID(of: memberID) },
            tasks: [
                failures.task(name: "store"), runtime.metrics.outbox(of: database), audit.task,
                access.task, ProfileWiring.sweeping(store, rules, runtime),
                RequestRetention.forgetting(store, runtime),
            ] + engagement.tasks,
            dependencies: [runtime.dependency(on: "points", over: points, isRequired: false)]
                + selected.dependencies,
            auditor: audit.trail,
            scopes: ScopeGuard(
                members: places,
                partners: StoredPartners(store: store),
                staff: StoredStaffAccounts(store: store),
                clock: runtime.clock
            ),
            onShutdown: close
        )
    }

    private static func openStore(
        _ selected: SelectedDatabase,
        _ runtime: Runtime,
        _ failures: FatalFailures
    ) async throws -> SQLMemberStore {
        let logger = runtime.logger
        return try await SQLMemberStore.open(
            selected.database,
            settings: MemberStoreSettings(
                environment: runtime.environment,
                masterKeys: try masterKeyRing(runtime),
                encodeEvent: { event in try event.encoded() },
                reportFailure: { error in
                    logger.error("the store failed", metadata: ["error": "\(error)"])
                },
                // One chain over all groups would be a row that every process waits for.
                headPath: selected.isShared ? nil : selected.sidePath.map { $0 + ".head" },
                reloadMasterKeys: { try masterKeyRing(runtime) },
                sidePath: selected.sidePath,
                openFile: selected.isShared ? nil : openFile,
                zone: try runtime.zoneRules()
            ),
            onFatal: failures.report
        )
    }

    /// Members themselves: registering and finding them, their profiles, and that two are one.
    private static func members(
        _ store: SQLMemberStore,
        _ places: StoredPlaces,
        _ rules: ProfileRules,
        _ runtime: Runtime
    ) -> [RPCMethod] {
        IdentityHandlers(store: store, places: places, now: runtime.environment.now).rpcMethods
            + ProfileWiring.handlers(store, rules, runtime).rpcMethods
            + MergesHandlers(
                store: store,
                needsSecondPerson: runtime.settings[IdentitySettings.mergesNeedSecondPerson]
            ).rpcMethods
    }

    private static func events(
        _ store: SQLMemberStore,
        _ selected: SelectedDatabase
    ) -> [RPCMethod] {
        EventStreamService(
            database: selected.database,
            outbox: store.outbox,
            clock: ContinuousClock(),
            idleInterval: selected.lookInterval
        ).rpcMethods
    }

    /// Opens or makes a file of a backup.
    @Sendable
    private static func openFile(_ path: String) async throws -> any Database {
        try SQLiteDatabase(SQLiteConfiguration(path: path))
    }

    /// Consents, export and erasure.
    private static func privacy(
        _ store: SQLMemberStore,
        _ audit: ServiceAudit,
        _ program: EngagementProgram,
        _ runtime: Runtime
    ) -> [RPCMethod] {
        let now = runtime.environment.now
        let handlers = PrivacyHandlers(
            store: store,
            settings: PrivacySettings(
                needsSecondPerson: runtime.settings[IdentitySettings.needsSecondPerson],
                reads: { memberID in
                    try await audit.trail.reads(
                        of: try await store.everyID(of: memberID),
                        countMax: AuditHandlers.pageSizeMax
                    )
                },
                parts: ExportParts(
                    store: store,
                    sessionRules: AccessWiring.sessionRules(runtime),
                    program: program.referrals,
                    today: { program.tags.day(of: now()) }
                )
            ),
            now: now
        )
        return ConsentsHandlers(store: store).rpcMethods + handlers.rpcMethods
    }

    /// The methods of the organisation, of approvals and of partners.
    private static func organisation(_ store: SQLMemberStore, _ runtime: Runtime) -> [RPCMethod] {
        OrganisationHandlers(store: store).rpcMethods
            + ApprovalHandlers(store: store, now: runtime.environment.now).rpcMethods
            + PartnerHandlers(store: store, now: runtime.environment.now).rpcMethods
    }

    private static func masterKeyRing(_ runtime: Runtime) throws -> MasterKeyRing {
        let text = try runtime.secretText(
            CommonSettings.identityMasterKey,
            purpose: "the master keys"
        )
        do throws(MasterKeyRing.ParseError) {
            return try MasterKeyRing(parsing: text)
        } catch {
            throw StartFailure("\(runtime.settings[CommonSettings.identityMasterKey]): \(error)")
        }
    }
}
