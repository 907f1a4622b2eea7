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
    /// How often is looked whether a training is due, or another process has made new models.
    private static let lookInterval: Duration = .seconds(10)

    /// What may be set.
    static let settings = [interval.setting, membersMax.setting, rowsMax.setting]

    private let predictor: Predictor
    private let store: SQLPredictionStore
    /// Looks now and again, and trains where that is due.
    let task: ServiceTask

    /// Serves nothing until models are found or trained.
    init(
        _ recommender: Recommender,
        _ store: any RecommendationsStore,
        _ database: any Database,
        _ standing: @escaping MemberStanding,
        _ runtime: Runtime
    ) {
        var settings = Predictor.Settings()
        settings.interval = runtime.settings[Self.interval]
        settings.membersMax = runtime.settings[Self.membersMax]
        settings.rowsMax = runtime.settings[Self.rowsMax]
        let kept = SQLPredictionStore(database)
        let predictor = Predictor(
            recommender: recommender,
            store: store,
            predictions: kept,
            models: SQLModelStore(database),
            settings: settings,
            holder: String(runtime.environment.random(), radix: 36),
            now: runtime.environment.now,
            standing: standing
        )
        self.predictor = predictor
        self.store = kept
        runtime.metrics.models(
            of: ModelKind.predictions.rawValue,
            served: { predictor.servedVersion },
            training: { predictor.lastTraining }
        )
        runtime.metrics.drift { predictor.driftLevel }
        task = .repeating("predictions", every: Self.lookInterval, logger: runtime.logger) {
            try await Self.look(predictor, runtime.logger)
        }
    }

    /// What is answered.
    var methods: [RPCMethod] { PredictionHandlers(predictor: predictor).rpcMethods }

    /// What does not hold of what stores have sold.
    func findings() async throws -> [String] { try await store.findings() }

    private static func look(_ predictor: Predictor, _ logger: Logger) async throws {
        switch try await predictor.look() {
        case .nothing, .tooLittle:
            break
        case .trained(let version, let members, let drift):
            logger.info(
                "predictions were trained",
                metadata: ["version": "\(version)", "members": "\(members)", "drift": "\(drift)"]
            )
            if drift == "alarm" {
                logger.warning(
                    "predictions drift: members, or what they do, are no more as they were",
                    metadata: ["see": "GetPredictionDrift"]
                )
            }
        }
    }
}
