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
import StorageSelection

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
        let selected = try await runtime.openDatabase()
        let database = selected.database
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
                // Memory's place, not the store's: another process may be ahead of this one.
                PartitionPositions(recommender.seenPositions)
            },
            apply: { events in try await recommender.take(events) }
        )
        runtime.metrics.consumer(consumer)
        runtime.metrics.database { database.queuedCounts }
        return ServiceParts(
            methods: RecommendationsHandlers(recommender: recommender).rpcMethods,
            tasks: [
                ServiceTask(name: "events of points") { try await consumer.run() }
            ] + (selected.isShared ? [refreshing(recommender, runtime.logger)] : []),
            dependencies: [runtime.dependency(on: "points", over: points, isRequired: false)]
                + selected.dependencies,
            onShutdown: { await database.close() }
        )
    }

    /// Learns of products that other processes put into the catalogue.
    private static func refreshing(_ recommender: Recommender, _ logger: Logger) -> ServiceTask {
        ServiceTask(name: "catalogue of other processes") {
            while !Task.isCancelled {
                do {
                    try await recommender.refreshCatalogue()
                } catch {
                    logger.warning(
                        "looking for changes of the catalogue failed",
                        metadata: ["error": "\(error)"]
                    )
                }
                // What another process changes announces itself to nobody: it is looked for.
                // Throws only where the task is cancelled, which ends the loop.
                try? await ContinuousClock().sleep(for: .milliseconds(500))
            }
        }
    }
}
