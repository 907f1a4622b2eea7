import Logging
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import ServiceRuntime
import StorageCore

/// The part of the process that predicts.
struct Predictions {
    /// How long after a training the next one begins.
    private static let interval = SettingKey<Duration>.duration(
        "predictions.interval",
        default: "24h",
        in: .seconds(60)...(.seconds(31 * 86_400)),
        "How long after a training of predictions the next one begins, in the background."
    )
    /// How many members are learned from.
    private static let membersMax = SettingKey<Int>.integer(
        "predictions.members_max",
        default: "20000",
        in: 100...10_000_000,
        "The members that predictions are learned from, some 5 KiB each while a training runs."
    )
    /// How many rows are learned from.
    private static let rowsMax = SettingKey<Int>.integer(
        "predictions.rows_max",
        default: "80000",
        in: 1000...10_000_000,
        "The rows that a prediction is learned from, some 3 KiB each while a training runs."
    )
    /// What may be set.
    static let settings = [interval.setting, membersMax.setting, rowsMax.setting]

    /// What learns and answers.
    let predictor: Predictor
    /// When models are old.
    let schedule: TrainingSchedule
    private let store: SQLPredictionStore

    /// Serves nothing until models are found or trained.
    init(
        _ recommender: Recommender,
        _ store: any RecommendationsStore,
        _ database: any Database,
        _ standing: @escaping MemberStanding,
        _ runtime: Runtime
    ) {
        var settings = Predictor.Settings()
        settings.membersMax = runtime.settings[Self.membersMax]
        settings.rowsMax = runtime.settings[Self.rowsMax]
        schedule = .every(runtime.settings[Self.interval])
        let kept = SQLPredictionStore(database)
        let predictor = Predictor(
            recommender: recommender,
            store: store,
            predictions: kept,
            models: SQLModelStore(database),
            settings: settings,
            now: runtime.environment.now,
            standing: standing,
            thread: RecommendationsProcess.lowered("predictions"),
            onDamage: RecommendationsProcess.damageReport(runtime.logger)
        )
        self.predictor = predictor
        self.store = kept
        runtime.metrics.drift { predictor.driftLevel }
    }

    /// What is answered.
    var methods: [RPCMethod] { PredictionHandlers(predictor: predictor).rpcMethods }

    /// Tells the log of an alarm.
    func tellDrift(_ logger: Logger) {
        guard predictor.driftLevel == 2 else { return }
        logger.warning(
            "predictions drift: members, or what they do, are no more as they were",
            metadata: ["see": "GetPredictionDrift"]
        )
    }

    /// What does not hold of what stores have sold.
    func findings() async throws -> [String] { try await store.findings() }
}
