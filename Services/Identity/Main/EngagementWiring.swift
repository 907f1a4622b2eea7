import EventStreaming
import IdentityService
import IdentityStorage
import Logging
import Messages
import Primitives
import RPCCore
import ServiceRuntime
import StorageCore

/// How tags, portraits and invitations are wired together.
struct EngagementWiring {
    let runtime: Runtime
    let database: any Database
    let store: SQLMemberStore
    let program: EngagementProgram
    let points: any RPCChannel

    /// The calls that are answered.
    var methods: [RPCMethod] {
        TagsHandlers(store: store, rules: program.tags, now: runtime.environment.now).rpcMethods
            + ReferralsHandlers(store: store, members: store, program: program.referrals)
            .rpcMethods
    }

    /// What runs beside them.
    var tasks: [ServiceTask] {
        [orders, repeating("tags over time", sweepTags), repeating("invitations", workReferrals)]
    }

    /// Takes in what members buy.
    private var orders: ServiceTask {
        let source = PurchaseStream.pointsSource
        let stream = PurchaseStream(store: store, program: program)
        let database = database
        let consumer = EventConsumer(
            source: source,
            consumer: runtime.service,
            channel: points,
            environment: runtime.environment,
            logger: runtime.logger,
            loadPositions: {
                try await database.read { try ConsumerPositions.load(source: source, from: $0) }
            },
            apply: { events in try await stream.take(events) }
        )
        runtime.metrics.consumer(consumer)
        return ServiceTask(name: "events of \(source)") { try await consumer.run() }
    }

    private var sweepTags: @Sendable () async throws -> Int {
        let sweeper = TagSweeper(
            store: store,
            rules: program.tags,
            now: runtime.environment.now
        )
        return { try await sweeper.sweep() }
    }

    private var workReferrals: @Sendable () async throws -> Int {
        let logger = runtime.logger
        let worker = ReferralWorker(
            store: store,
            ledger: PointsRewards(points: PointsV1.PointsClient(channel: points)),
            program: program.referrals,
            now: runtime.environment.now,
            failed: { referralID, error in
                logger.warning(
                    "an invitation waits for the ledger",
                    metadata: ["referral": "\(referralID)", "error": "\(error)"]
                )
            }
        )
        return { try await worker.work() }
    }

    /// What time does announces itself to nobody: it is looked for again and again.
    private func repeating(
        _ name: String,
        _ body: @escaping @Sendable () async throws -> Int
    ) -> ServiceTask {
        let interval = runtime.settings[IdentitySettings.sweepInterval]
        let logger = runtime.logger
        return .repeating(name, every: interval, logger: logger) {
            let count = try await body()
            if count > 0 { logger.info("\(name)", metadata: ["due": "\(count)"]) }
        }
    }
}
