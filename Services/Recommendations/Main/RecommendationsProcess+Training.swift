import Logging
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import ServiceRuntime
import StorageCore

extension RecommendationsProcess {
    /// When models are trained anew.
    static let trainingHour = SettingKey<Int>.integer(
        "training.hour",
        default: "3",
        in: 0...24,
        "In which local hour what ranks lists is learned anew, once a day; 24 for never."
    )

    /// How many members are learned from.
    static let trainingMembers = SettingKey<Int>.integer(
        "training.members_max",
        default: "50000",
        in: 100...10_000_000,
        "The members that what ranks lists is learned from, some 10 KiB each while it is learned."
    )

    /// What lists are ranked by: the newest stored models that can be read.
    static func shelf(of database: any Database, _ runtime: Runtime) async throws -> ModelShelf {
        let logger = runtime.logger
        let shelf = ModelShelf(store: SQLModelStore(database)) { record, finding in
            logger.error(
                "stored models cannot be read; older ones or counts serve",
                metadata: [
                    "kind": "\(record.kind.rawValue)", "version": "\(record.version)",
                    "finding": "\(finding)",
                ]
            )
        }
        try await shelf.refresh()
        return shelf
    }

    /// The training: its methods, and the tasks that carry it out and begin it once a day.
    static func training(
        of database: any Database,
        _ store: SQLRecommendationsStore,
        _ shelf: ModelShelf,
        _ zone: ZoneRules,
        _ runtime: Runtime
    ) -> Feature {
        let environment = runtime.environment
        var configuration = TrainingJob.Configuration(
            store: store,
            models: SQLModelStore(database),
            shelf: shelf,
            now: environment.now,
            localDay: localDay(in: zone),
            holder: String(environment.random(), radix: 16),
            thread: { body in
                try DedicatedThread.start(name: "training", priority: .lowered, body)
            }
        )
        configuration.demands.membersMax = runtime.settings[trainingMembers]
        let job = TrainingJob(configuration)
        runtime.metrics.models(
            of: ModelKind.rankers.rawValue,
            served: { shelf.served.map { ($0.record.version, $0.record.madeAt) } },
            training: {
                let status = job.status
                guard status.state == .done, let start = status.startedAt,
                    let end = status.endedAt
                else { return nil }
                return .microseconds(end.microseconds(since: start))
            }
        )
        let hour = runtime.settings[trainingHour]
        return Feature(
            methods: TrainingHandlers(job: job, shelf: shelf).rpcMethods,
            tasks: [
                ServiceTask(name: "training") { await job.run() },
                .repeating("training of the day", every: .seconds(60), logger: runtime.logger) {
                    try await job.startDaily(at: hour) { moment in
                        zone.local(moment).secondOfDay / 3600
                    }
                },
            ]
        )
    }
}
