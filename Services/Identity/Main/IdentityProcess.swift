import EventStreaming
import IdentityService
import IdentityStorage
import Logging
import Messages
import Primitives
import RPCCore
import ServiceRuntime
import StorageCore
import StorageSelection

/// How identity is wired together.
enum IdentityProcess {
    /// Opens the store and makes the handlers.
    static func prepare(_ runtime: Runtime) async throws -> ServiceParts {
        let ring = try masterKeyRing(runtime)
        let logger = runtime.logger
        let failures = FatalFailures()
        let selected = try await runtime.openDatabase()
        let database = selected.database
        let store: SQLMemberStore
        do {
            store = try await SQLMemberStore.open(
                database,
                settings: MemberStoreSettings(
                    environment: runtime.environment,
                    masterKeys: ring,
                    encodeEvent: { event in try event.encoded() },
                    reportFailure: { error in
                        logger.error("the store failed", metadata: ["error": "\(error)"])
                    },
                    // One chain over all groups would be a row that every process waits for.
                    headPath: selected.isShared ? nil : selected.sidePath.map { $0 + ".head" }
                ),
                onFatal: failures.report
            )
        } catch {
            await database.close()
            throw error
        }
        let handlers = IdentityHandlers(store: store, now: runtime.environment.now)
        let events = EventStreamService(
            database: database,
            outbox: store.outbox,
            clock: ContinuousClock(),
            idleInterval: selected.lookInterval
        )
        store.observeGroups(
            runtime.metrics.groupCommits(of: "identity") { store.figures }
        )
        runtime.metrics.database { database.queuedCounts }
        return ServiceParts(
            methods: handlers.rpcMethods + events.rpcMethods,
            tasks: [failures.task(name: "store"), runtime.metrics.outbox(of: database)],
            dependencies: selected.dependencies,
            onShutdown: {
                await store.close()
                await database.close()
            }
        )
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
