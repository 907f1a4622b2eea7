import EventStreaming
import Logging
import Messages
import PointsDomain
import PointsService
import PointsStorage
import Primitives
import RPCCore
import ServiceRuntime
import StorageCore
import StorageSelection

/// How points is wired together.
enum PointsProcess {
    /// Opens the ledger and makes the handlers.
    static func prepare(_ runtime: Runtime) async throws -> ServiceParts {
        let program = try ProgramSettings.program(runtime)
        let failures = FatalFailures()
        let outbox = Outbox()
        let selected = try await runtime.openDatabase()
        let database = selected.database
        let store: DatabasePointsStore
        do {
            store = try await DatabasePointsStore.open(
                database,
                outbox: outbox,
                settings: LedgerSettings(
                    program: program,
                    now: runtime.environment.now,
                    encodeEvent: { event in event.outboxPayload },
                    headPath: selected.sidePath.map { $0 + ".head" },
                    limits: GroupCommitLimits(
                        queuedCommandsMax: runtime.settings[CommonSettings.queueMax]
                    ),
                    laneCount: selected.isShared ? runtime.settings[ProgramSettings.lanes] : 1
                ),
                onFatal: failures.report
            )
        } catch {
            await database.close()
            throw error
        }
        store.observeGroups(runtime.metrics.groupCommits(of: "points") { store.figures })
        runtime.metrics.database { database.queuedCounts }
        let logger = runtime.logger
        let handlers = PointsHandlers(
            store: store,
            now: runtime.environment.now,
            storeFailed: { error in
                logger.error("the ledger failed", metadata: ["error": "\(error)"])
            }
        )
        return ServiceParts(
            methods: handlers.rpcMethods
                + EventStreamService(
                    database: database,
                    outbox: outbox,
                    idleInterval: selected.lookInterval
                ).rpcMethods,
            tasks: [failures.task(name: "ledger"), runtime.metrics.outbox(of: database)],
            dependencies: selected.dependencies,
            onShutdown: {
                await store.close()
                await database.close()
            }
        )
    }
}
