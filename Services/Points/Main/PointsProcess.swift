import EventStreaming
import Logging
import MemberDirectory
import Messages
import PointsDomain
import PointsService
import PointsStorage
import Primitives
import RPCCore
import ServiceRuntime
import StorageCore
import StorageSelection
import Tokens

/// How points is wired together.
enum PointsProcess {
    /// Opens the ledger and makes the handlers.
    static func prepare(_ runtime: Runtime) async throws -> ServiceParts {
        let program = try ProgramSettings.program(runtime)
        let failures = FatalFailures()
        let outbox = Outbox()
        let selected = try await runtime.openDatabase()
        let database = selected.database
        let audit = try await runtime.openAudit()
        let store: DatabasePointsStore
        do {
            store = try await openStore(selected, program, outbox, runtime, failures)
        } catch {
            await audit.close()
            await database.close()
            throw error
        }
        store.observeGroups(runtime.metrics.groupCommits(of: "points") { store.figures })
        runtime.metrics.database { database.queuedCounts }
        let directory = MemberDirectory(database)
        var tasks = [
            failures.task(name: "ledger"), sweeping(store, runtime),
            runtime.metrics.outbox(of: database), audit.task,
        ]
        var dependencies = selected.dependencies
        let identity = runtime.channel(to: "identity")
        let handlers = handlers(store, program, directory, identity, runtime)
        let merges = PointsMerges(directory: directory, store: store, runtime: runtime)
        tasks += [merges.consumer(of: identity), merges.waiting()]
        dependencies.append(
            runtime.dependency(on: MemberDirectory.source, over: identity, isRequired: false)
        )
        // A program that gets such rules later takes in all that was published before.
        if program.hasTierRules {
            let tiers = runtime.channel(to: TierIntake.tiersSource)
            tasks.append(consumer(of: tiers, into: store, database, runtime))
            dependencies.append(
                runtime.dependency(on: TierIntake.tiersSource, over: tiers, isRequired: false)
            )
        }
        return ServiceParts(
            methods: handlers.rpcMethods + audit.methods
                + EventStreamService(
                    database: database,
                    outbox: outbox,
                    idleInterval: selected.lookInterval
                ).rpcMethods,
            tasks: tasks,
            dependencies: dependencies,
            auditor: audit.trail,
            scopes: runtime.scopes(knownBy: identity),
            onShutdown: {
                await audit.close()
                await store.close()
                await database.close()
            }
        )
    }

    private static func openStore(
        _ selected: SelectedDatabase,
        _ program: Program,
        _ outbox: Outbox,
        _ runtime: Runtime,
        _ failures: FatalFailures
    ) async throws -> DatabasePointsStore {
        try await DatabasePointsStore.open(
            selected.database,
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
            beside: MemberDirectory.migrations,
            onFatal: failures.report
        )
    }

    /// Checks proofs under the keys that identity publishes.
    private static func stepUpCheck(_ runtime: Runtime) -> StepUpCheck {
        let tokens = runtime.tokens
        let now = runtime.environment.now
        return { proof, member, caller in
            do throws(TokenRefusal) {
                try tokens.verify(stepUp: proof, of: member, for: caller, now: now())
                return true
            } catch {
                return false
            }
        }
    }

    /// Uses approvals of refunds where identity keeps them; `nil` where no refund needs one.
    private static func refunds(
        _ identity: any RPCChannel,
        _ runtime: Runtime
    ) -> RefundApprovals? {
        let limit = runtime.settings[ProgramSettings.refundMax]
        guard limit > 0 else { return nil }
        let approvals = IdentityV1.ApprovalsClient(channel: identity)
        return RefundApprovals(above: Int64(limit)) { approval in
            _ = try await approvals.useApproval(
                IdentityV1.UseApprovalRequest(
                    approvalID: approval.approvalID,
                    act: .refund,
                    memberID: approval.member.rawValue,
                    reference: approval.reference,
                    idempotencyKey: approval.key
                )
            )
        }
    }

    /// Answers calls from the ledger, behind what identity lets members do.
    private static func handlers(
        _ store: DatabasePointsStore,
        _ program: Program,
        _ directory: MemberDirectory,
        _ identity: any RPCChannel,
        _ runtime: Runtime
    ) -> PointsHandlers {
        let logger = runtime.logger
        return PointsHandlers(
            store: store,
            program: program,
            now: runtime.environment.now,
            standing: { member in
                guard let facts = try await directory.survivorFacts(of: member) else { return nil }
                // The survivor of a merge that is on its way is not known yet.
                if facts.state == .merged { return nil }
                return (facts.mayEarn, facts.mayBurn)
            },
            stepUp: stepUpCheck(runtime),
            refunds: refunds(identity, runtime),
            directoryFindings: { try await directory.findings() },
            storeFailed: { error in
                logger.error("the ledger failed", metadata: ["error": "\(error)"])
            }
        )
    }

    /// Notes members' tiers as they change.
    private static func consumer(
        of tiers: any RPCChannel,
        into store: DatabasePointsStore,
        _ database: any Database,
        _ runtime: Runtime
    ) -> ServiceTask {
        let source = TierIntake.tiersSource
        let logger = runtime.logger
        let intake = TierIntake(
            store: store,
            now: runtime.environment.now,
            skipped: { event, reason in
                logger.error(
                    "an event of tiers was not taken in",
                    metadata: ["event": "\(event.eventID)", "reason": "\(reason)"]
                )
            }
        )
        let consumer = EventConsumer(
            source: source,
            consumer: runtime.service,
            channel: tiers,
            environment: runtime.environment,
            logger: runtime.logger,
            loadPositions: {
                try await database.read { try ConsumerPositions.load(source: source, from: $0) }
            },
            apply: { events in
                try await intake.take(events)
                try await database.write { writer in
                    var positions = try ConsumerPositions.lock(source: source, in: writer)
                    for event in events {
                        _ = positions.advance(
                            partition: Int(event.partition),
                            to: event.position
                        )
                    }
                    try ConsumerPositions.store(positions, source: source, in: writer)
                }
            }
        )
        runtime.metrics.consumer(consumer)
        return ServiceTask(name: "events of \(source)") { try await consumer.run() }
    }

    /// Books what time has done to accounts.
    private static func sweeping(
        _ store: DatabasePointsStore,
        _ runtime: Runtime
    ) -> ServiceTask {
        let interval = runtime.settings[ProgramSettings.sweepInterval]
        let name = runtime.settings[CommonSettings.instanceName]
        let holder = "\(name)-\(runtime.environment.random())"
        let logger = runtime.logger
        return ServiceTask(name: "sweep of accounts") {
            let rest: @Sendable () async throws -> Void = {
                // Sleeps because what time does announces itself to nobody: it is looked for again.
                try await ContinuousClock().sleep(for: interval)
            }
            await store.keepSweeping(as: holder, rest: rest) { result in
                switch result {
                case .success(let report):
                    if report.failed > 0 {
                        logger.warning(
                            "accounts could not be swept: huitou verify tells more",
                            metadata: ["accounts": "\(report.failed)"]
                        )
                    }
                    guard report.booked > 0 else { return }
                    logger.info(
                        "booked what time has done",
                        metadata: [
                            "accounts": "\(report.due)", "entries": "\(report.booked)",
                        ]
                    )
                case .failure(let error):
                    logger.warning(
                        "booking what time has done stopped early",
                        metadata: ["error": "\(error)"]
                    )
                }
            }
        }
    }
}
