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
        let directory = MemberDirectory(database)
        let store = try await SQLRecommendationsStore.open(
            database,
            beside: MemberDirectory.migrations,
            random: environment.random
        )
        let recommender = try await Recommender.open(
            store: store,
            membersMax: runtime.settings[membersInMemory],
            now: environment.now,
            localDay: { Day(Int32(zone.date($0).daysSinceEpoch)) },
            standing: { member in
                guard let facts = try await directory.survivorFacts(of: member) else {
                    return (member, true)
                }
                return (facts.memberID, facts.isPersonalised)
            }
        )
        let audit = try await runtime.openAudit()
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
        let identity = runtime.channel(to: "identity")
        let members = members(of: identity, store, directory, recommender, runtime)
        runtime.metrics.consumer(consumer)
        runtime.metrics.database { database.queuedCounts }
        return ServiceParts(
            methods: RecommendationsHandlers(
                recommender: recommender,
                directoryFindings: { try await directory.findings() }
            ).rpcMethods + audit.methods,
            tasks: [
                ServiceTask(name: "events of points") { try await consumer.run() },
                members, audit.task,
            ] + (selected.isShared ? [refreshing(recommender, runtime.logger)] : []),
            dependencies: [
                runtime.dependency(on: "points", over: points, isRequired: false),
                runtime.dependency(on: "identity", over: identity, isRequired: false),
            ]
                + selected.dependencies,
            auditor: audit.trail,
            scopes: runtime.scopes(knownBy: identity),
            onShutdown: {
                await audit.close()
                await database.close()
            }
        )
    }

    /// Takes in what identity says of members: merges and erasures change logs, in the transaction
    /// of the directory.
    private static func members(
        of identity: any RPCChannel,
        _ store: SQLRecommendationsStore,
        _ directory: MemberDirectory,
        _ recommender: Recommender,
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
                    return try MemberNews.changed(by: events, changes)
                }
            }
        )
        runtime.metrics.consumer(consumer)
        return ServiceTask(name: "events of \(MemberDirectory.source)") {
            try await consumer.run()
        }
    }

    /// Learns of products that other processes put into the catalogue.
    private static func refreshing(_ recommender: Recommender, _ logger: Logger) -> ServiceTask {
        .repeating("catalogue of other processes", every: .milliseconds(500), logger: logger) {
            try await recommender.refreshCatalogue()
        }
    }
}
