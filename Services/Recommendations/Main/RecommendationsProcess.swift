import EventStreaming
import Logging
import MemberDirectory
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import ServiceRuntime
import StorageCore
import StorageSelection

/// What a part of the service adds to it.
struct Feature {
    /// What it answers.
    let methods: [RPCMethod]
    /// What it does by itself.
    let tasks: [ServiceTask]
}

/// The process of the service: its settings, and what it is put together of.
enum RecommendationsProcess {
    /// How much is kept in memory.
    static let membersInMemory = SettingKey<Int>.integer(
        "memory.members",
        default: "20000",
        in: 1...10_000_000,
        "How many members' purchases are kept in memory, some 20 to 60 KiB each."
    )

    /// Opens the store, counts what is popular, wires handlers and consumer.
    static func prepare(_ runtime: Runtime) async throws -> ServiceParts {
        let zone = try runtime.zoneRules()
        let selected = try await runtime.openDatabase()
        let database = selected.database
        let watch = IdentityWatch(MemberDirectory(database))
        let store = try await SQLRecommendationsStore.open(
            database,
            beside: MemberDirectory.migrations,
            random: runtime.environment.random
        )
        let standing = standing(of: watch, try stages(runtime))
        let shelf = try await shelf(of: database, runtime)
        let rows = store.feedbackStore(consents: gate)
        let memory = try await feedbackMemory(rows, selected.isShared, runtime)
        let (recommender, coupons) = try await recommender(
            over: store,
            isShared: selected.isShared,
            standing,
            shelf,
            memory,
            zone,
            runtime
        )
        let feedback = feedback(rows, memory, recommender, selected, zone, runtime)
        let experiments = try await ExperimentsWiring(database, store, standing, zone, runtime)
        let predictions = Predictions(recommender, store, database, standing, runtime)
        let points = runtime.channel(to: Recommender.pointsSource)
        let orders = orders(from: points, recommender, runtime)
        let turn = ComputingTurn()
        let backTests = backTests(store, coupons, standing, zone, turn, runtime) {
            await Self.untilCurrent(orders)
        }
        let features = [
            requirements(recommender, memory, standing, runtime),
            backTests.feature,
            training(of: database, store, recommender, shelf, predictions, zone, turn, runtime),
            Feature(methods: feedback.methods, tasks: feedback.tasks),
            Feature(methods: predictions.methods, tasks: []),
            experiments.feature,
            OffersWiring(database, store, recommender, memory, watch.directory, standing)
                .open(experiments.key, zone, runtime),
        ]
        let audit = try await runtime.openAudit()
        let identity = runtime.channel(to: "identity")
        let book = backTests.book
        let members = members(of: identity, store, watch, recommender, memory, book, runtime)
        runtime.metrics.database { database.queuedCounts }
        return ServiceParts(
            methods: lists(recommender, feedback.lists, experiments.laboratory, runtime) {
                try await watch.directory.findings() + predictions.findings()
            } + features.flatMap(\.methods) + audit.methods,
            tasks: [
                ServiceTask(name: "events of points") { try await orders.run() },
                members, audit.task,
            ] + features.flatMap(\.tasks)
                + (selected.isShared ? refreshing(recommender, runtime.logger) : []),
            dependencies: [
                runtime.dependency(on: "points", over: points, isRequired: false),
                runtime.dependency(on: "identity", over: identity, isRequired: false),
            ] + selected.dependencies,
            auditor: audit.trail,
            scopes: runtime.scopes(knownBy: identity),
            onShutdown: {
                await feedback.close()
                await audit.close()
                await database.close()
            }
        )
    }

    /// Wires lists.
    private static func lists(
        _ recommender: Recommender,
        _ lists: ServedListLog,
        _ laboratory: Laboratory,
        _ runtime: Runtime,
        findings: @escaping @Sendable () async throws -> [String]
    ) -> [RPCMethod] {
        RecommendationsHandlers(
            recommender: recommender,
            lists: lists,
            laboratory: laboratory,
            loggedShare: Double(runtime.settings[loggedPercent]) / 100,
            random: runtime.environment.random,
            directoryFindings: findings
        ).rpcMethods
    }

    /// Opens what ranks lists, and what knows of coupons.
    private static func recommender(
        over store: SQLRecommendationsStore,
        isShared: Bool,
        _ standing: @escaping MemberStanding,
        _ shelf: ModelShelf,
        _ memory: FeedbackMemory,
        _ zone: ZoneRules,
        _ runtime: Runtime
    ) async throws -> (Recommender, CouponMemory) {
        let coupons = CouponMemory(
            store: store,
            membersMax: runtime.settings[membersInMemory],
            isShared: isShared,
            now: runtime.environment.now
        )
        let recommender = try await Recommender.open(
            store: store,
            membersMax: runtime.settings[membersInMemory],
            now: runtime.environment.now,
            localDay: localDay(in: zone),
            standing: standing,
            models: shelf,
            feedback: memory,
            coupons: coupons,
            rules: listRules(runtime)
        )
        return (recommender, coupons)
    }

    /// Takes orders in, as points tells of them.
    private static func orders(
        from points: any RPCChannel,
        _ recommender: Recommender,
        _ runtime: Runtime
    ) -> EventConsumer<ContinuousClock> {
        let consumer = EventConsumer(
            source: Recommender.pointsSource,
            consumer: runtime.service,
            channel: points,
            environment: runtime.environment,
            logger: runtime.logger,
            loadPositions: {
                // Memory's place, not the store's: another process may be ahead of this one.
                PartitionPositions(recommender.seenPositions)
            },
            apply: { events in try await recommender.take(events) }
        )
        runtime.metrics.consumer(consumer)
        return consumer
    }

    /// The day that a zone has at a moment.
    static func localDay(in zone: ZoneRules) -> @Sendable (Timestamp) -> Day {
        { Day(Int32(zone.date($0).daysSinceEpoch)) }
    }

    /// The calendar of a zone.
    static func calendar(in zone: ZoneRules) -> LocalCalendar {
        LocalCalendar(day: localDay(in: zone), end: { zone.endOfDay($0.date) })
    }

    /// Takes in what identity says of members: merges and erasures change logs, in the transaction
    /// of the directory.
    private static func members(
        of identity: any RPCChannel,
        _ store: SQLRecommendationsStore,
        _ watch: IdentityWatch,
        _ recommender: Recommender,
        _ feedback: FeedbackMemory,
        _ backTests: BackTestBook,
        _ runtime: Runtime
    ) -> ServiceTask {
        let directory = watch.directory
        let followed = FollowedNews()
        let consumer = EventConsumer(
            source: MemberDirectory.source,
            consumer: runtime.service,
            channel: identity,
            environment: runtime.environment,
            logger: runtime.logger,
            loadPositions: { try await directory.positions() },
            apply: { events in
                try await recommender.takeNews {
                    let changes = try await directory.take(events) { changes, writer in
                        try store.apply(MemberNews.news(of: changes), in: writer)
                    }
                    let changed = try followed.changed(by: events, changes)
                    feedback.forget(
                        changed.union(events.compactMap { MemberID(rawValue: $0.memberID) })
                    )
                    if try MemberNews.haveErasure(events) { backTests.endAll() }
                    return changed
                }
            }
        )
        watch.follow(consumer)
        runtime.metrics.consumer(consumer)
        return ServiceTask(name: "events of \(MemberDirectory.source)") {
            try await consumer.run()
        }
    }

    /// Learns of products that other processes have stored.
    private static func refreshing(
        _ recommender: Recommender,
        _ logger: Logger
    ) -> [ServiceTask] {
        [
            .repeating("catalogue of other processes", every: .milliseconds(500), logger: logger) {
                try await recommender.refreshCatalogue()
            }
        ]
    }
}
