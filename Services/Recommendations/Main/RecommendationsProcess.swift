import EventStreaming
import Logging
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import ServiceRuntime
import StorageCore
import StorageSQLite

/// The process of the service: its settings, and what it is put together of.
enum RecommendationsProcess {
    /// How much is kept in memory.
    static let membersInMemory = SettingKey<Int>.integer(
        "memory.members",
        default: "20000",
        in: 1...10_000_000,
        "How many members' purchases are kept in memory, some 10 to 40 KiB each."
    )

    /// Opens the store, counts what is popular, wires handlers and consumer.
    static func prepare(_ runtime: Runtime) async throws -> ServiceParts {
        let environment = runtime.environment
        let zone = try runtime.zoneRules()
        let database = try SQLiteDatabase(
            SQLiteConfiguration(path: try runtime.databaseFile())
        )
        let recommender = try await Recommender.open(
            store: try await SQLRecommendationsStore.open(database),
            membersMax: runtime.settings[membersInMemory],
            now: environment.now,
            localDay: { Day(Int32(zone.date($0).daysSinceEpoch)) }
        )
        let points = runtime.channel(to: Recommender.pointsSource)
        let consumer = EventConsumer(
            source: Recommender.pointsSource,
            consumer: runtime.service,
            channel: points,
            environment: environment,
            logger: runtime.logger,
            loadPositions: {
                try await database.read {
                    try ConsumerPositions.load(source: Recommender.pointsSource, from: $0)
                }
            },
            apply: { events in try await recommender.take(events) }
        )
        runtime.metrics.consumer(consumer)
        runtime.metrics.database { database.queuedCounts }
        return ServiceParts(
            methods: RecommendationsHandlers(recommender: recommender).rpcMethods,
            tasks: [ServiceTask(name: "events of points") { try await consumer.run() }],
            dependencies: [runtime.dependency(on: "points", over: points, isRequired: false)],
            onShutdown: { await database.close() }
        )
    }
}
