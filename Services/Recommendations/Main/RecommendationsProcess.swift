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
        let environment = runtime.environment
        let zone = try runtime.zoneRules()
        let selected = try await runtime.openDatabase()
        let database = selected.database
        let directory = MemberDirectory(database)
        let stages = try stages(runtime)
        let store = try await SQLRecommendationsStore.open(
            database,
            beside: MemberDirectory.migrations,
            random: environment.random
        )
        let standing = standing(of: directory, stages)
        let shelf = try await shelf(of: database, runtime)
        let rows = feedbackStore(store)
        let memory = try await feedbackMemory(rows, selected.isShared, runtime)
        let recommender = try await Recommender.open(
            store: store,
            membersMax: runtime.settings[membersInMemory],
            now: environment.now,
            localDay: localDay(in: zone),
            standing: standing,
            models: shelf,
            feedback: memory,
            rules: listRules(runtime)
        )
        let feedback = feedback(rows, memory, database, recommender, selected.isShared, runtime)
        let predictions = Predictions(recommender, store, database, standing, runtime)
        let points = runtime.channel(to: Recommender.pointsSource)
        let orders = orders(from: points, recommender, runtime)
        let features = [
            requirements(recommender, memory, standing, runtime),
            backTests(store, standing, zone, runtime) { await Self.untilCurrent(orders) },
            training(of: database, store, shelf, zone, runtime),
            Feature(methods: feedback.methods, tasks: feedback.tasks),
            Feature(methods: predictions.methods, tasks: [predictions.task]),
            try await OffersWiring(database, store, recommender, standing).open(zone, runtime),
        ]
        let audit = try await runtime.openAudit()
        let identity = runtime.channel(to: "identity")
        let members = members(of: identity, store, directory, recommender, feedback.memory, runtime)
        runtime.metrics.database { database.queuedCounts }
        return ServiceParts(
            methods: RecommendationsHandlers(
                recommender: recommender,
                lists: feedback.lists,
                loggedShare: Double(runtime.settings[loggedPercent]) / 100,
                random: environment.random,
                directoryFindings: {
                    try await directory.findings() + predictions.findings()
                }
            ).rpcMethods + features.flatMap(\.methods) + audit.methods,
            tasks: [
                ServiceTask(name: "events of points") { try await orders.run() },
                members, audit.task,
            ] + features.flatMap(\.tasks)
                + (selected.isShared ? refreshing(recommender, shelf, runtime.logger) : []),
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

    /// Takes in what identity says of members: merges and erasures change logs, in the transaction
    /// of the directory.
    private static func members(
        of identity: any RPCChannel,
        _ store: SQLRecommendationsStore,
        _ directory: MemberDirectory,
        _ recommender: Recommender,
        _ feedback: FeedbackMemory,
        _ runtime: Runtime
    ) -> ServiceTask {
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
                    let changed = try MemberNews.changed(by: events, changes)
                    feedback.forget(
                        changed.union(events.compactMap { MemberID(rawValue: $0.memberID) })
                    )
                    return changed
                }
            }
        )
        runtime.metrics.consumer(consumer)
        return ServiceTask(name: "events of \(MemberDirectory.source)") {
            try await consumer.run()
        }
    }

    /// Learns of products and models that other processes have stored.
    private static func refreshing(
        _ recommender: Recommender,
        _ shelf: ModelShelf,
        _ logger: Logger
    ) -> [ServiceTask] {
        [
            .repeating("catalogue of other processes", every: .milliseconds(500), logger: logger) {
                try await recommender.refreshCatalogue()
            },
            .repeating("models of other processes", every: .seconds(3), logger: logger) {
                try await shelf.refresh()
            },
        ]
    }
}
