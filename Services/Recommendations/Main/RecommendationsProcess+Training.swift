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
        "In which local hour what ranks lists is learned anew, once a day, or as soon after it as "
            + "may be; 24 for never."
    )

    /// How many members are learned from.
    static let trainingMembers = SettingKey<Int>.integer(
        "training.members_max",
        default: "50000",
        in: 100...10_000_000,
        "The members that what ranks lists, or a back-test, is learned from, some 10 KiB each "
            + "while it is learned."
    )

    /// How often is looked whether a training is due, or another process has made new models.
    private static let trainingLooks: Duration = .seconds(10)

    /// What lists are ranked by: the newest stored models that can be read.
    static func shelf(of database: any Database, _ runtime: Runtime) async throws -> ModelShelf {
        let shelf = ModelShelf(
            store: SQLModelStore(database),
            onDamage: damageReport(runtime.logger)
        )
        try await shelf.refresh()
        return shelf
    }

    /// Tells the log of stored models that cannot be read.
    static func damageReport(_ logger: Logger) -> DamageReport {
        { record, finding in
            logger.error(
                "stored models cannot be read; older ones serve until others are trained",
                metadata: [
                    "kind": "\(record.kind.rawValue)", "version": "\(record.version)",
                    "finding": "\(finding)",
                ]
            )
        }
    }

    /// A thread that gives way to all others.
    static func lowered(_ name: String) -> LowPriorityThread {
        { body in try DedicatedThread.start(name: name, priority: .lowered, body) }
    }

    /// The trainings: their methods, and the tasks that carry them out and begin them when they are
    /// due.
    static func training(
        of database: any Database,
        _ store: SQLRecommendationsStore,
        _ recommender: Recommender,
        _ shelf: ModelShelf,
        _ predictions: Predictions,
        _ zone: ZoneRules,
        _ turn: ComputingTurn,
        _ runtime: Runtime
    ) -> Feature {
        let now = runtime.environment.now
        var demands = TrainingDemands()
        demands.membersMax = runtime.settings[trainingMembers]
        let rankers = RankersLearner(
            store: store,
            shelf: shelf,
            now: now,
            localDay: localDay(in: zone),
            demands: demands
        )
        let hour = runtime.settings[trainingHour]
        let daily = TrainingSchedule.daily(at: hour, localDay: localDay(in: zone)) { moment in
            zone.local(moment).secondOfDay / 3600
        }
        let models = SQLModelStore(database)
        let holder = String(runtime.environment.random(), radix: 16)
        var jobs: [TrainingJob] = []
        var tasks: [ServiceTask] = []
        for (learner, schedule) in [
            (rankers as any Learner, hour == 24 ? nil : daily),
            (predictions.predictor, predictions.schedule),
        ] {
            let kind = learner.kind.rawValue
            let job = TrainingJob(
                TrainingJob.Configuration(
                    learner: learner,
                    models: models,
                    eventCount: { recommender.seenPositions.eventCount },
                    now: now,
                    holder: holder,
                    thread: lowered("learn \(kind)"),
                    turn: turn,
                    onEnd: { status in
                        tell(of: kind, status, runtime.logger)
                        if learner.kind == .predictions, status.state == .done {
                            predictions.tellDrift(runtime.logger)
                        }
                    }
                )
            )
            jobs.append(job)
            tasks.append(ServiceTask(name: "training of \(kind)") { await job.run() })
            tasks.append(
                .repeating("\(kind) that are due", every: trainingLooks, logger: runtime.logger) {
                    // Never by itself: only what other processes have learned is taken over.
                    guard let schedule else { return try await learner.refresh() }
                    try await job.startIfDue(schedule)
                }
            )
            runtime.metrics.models(
                of: kind,
                served: { learner.served.map { ($0.version, $0.madeAt) } },
                training: { job.lastDuration }
            )
        }
        return Feature(
            methods: TrainingHandlers(jobs: jobs, models: models).rpcMethods,
            tasks: tasks
        )
    }

    private static func tell(of kind: String, _ status: TrainingStatus, _ logger: Logger) {
        let data: Logger.Metadata = ["kind": "\(kind)", "text": "\(status.text)"]
        switch status.state {
        case .done: logger.info("a training is done", metadata: data)
        case .failed: logger.warning("a training has failed", metadata: data)
        // Until there is enough it is tried every few minutes; GetTraining says what is missing.
        case .none, .running, .cancelled, .tooLittleData: break
        }
    }
}
