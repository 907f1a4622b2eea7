import MemberDirectory
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import ServiceRuntime
import StorageCore

/// What offers are put together of, and their settings.
struct OffersWiring {
    private static let heldOut = SettingKey<Int>.integer(
        "offers.held_out",
        default: "1000",
        in: 100...5000,
        "How many of 10,000 members get no offers, so that it can be seen what offers change."
    )
    private static let assumedUplift = SettingKey<Int>.integer(
        "offers.assumed_uplift",
        default: "50",
        in: 0...2000,
        "How many of 10,000 members are assumed to buy because of an offer not yet measured."
    )
    private static let weekMax = SettingKey<Int>.integer(
        "offers.week_max",
        default: "3",
        in: 1...100,
        "How many offers are made to a member within seven days, at most."
    )
    private static let learnInterval = SettingKey<Duration>.duration(
        "offers.learn_interval",
        default: "24h",
        in: .seconds(60)...(.seconds(720 * 3_600)),
        "How often is learned again what offers change, by one process for all."
    )
    private static let openMax = SettingKey<Int>.integer(
        "offers.open_max",
        default: "500",
        in: 1...5000,
        "How many offers there may be that have not ended: each is weighed in every choice."
    )
    private static let makingsDays = SettingKey<Int>.integer(
        "offers.makings_days",
        default: "730",
        in: 60...3650,
        "How many days what was made to members is kept once it is over and its offer has ended."
    )

    /// The settings of offers.
    static var settings: [AnySetting] {
        [
            heldOut.setting, assumedUplift.setting, weekMax.setting, openMax.setting,
            makingsDays.setting, learnInterval.setting,
        ]
    }

    private let database: any Database
    private let store: SQLRecommendationsStore
    private let recommender: Recommender
    private let feedback: FeedbackMemory
    private let directory: MemberDirectory
    private let standing: MemberStanding

    /// How often is looked whether it is time to learn again.
    private static let learningLooks: Duration = .seconds(60)

    /// Takes what offers need; the store's migrations have been run.
    init(
        _ database: any Database,
        _ store: SQLRecommendationsStore,
        _ recommender: Recommender,
        _ feedback: FeedbackMemory,
        _ directory: MemberDirectory,
        _ standing: @escaping MemberStanding
    ) {
        self.database = database
        self.store = store
        self.recommender = recommender
        self.feedback = feedback
        self.directory = directory
        self.standing = standing
    }

    /// Wires offers.
    ///
    /// - Parameters:
    ///   - key: The installation's secret, by which is drawn who gets none.
    ///   - zone: The program's time zone.
    ///   - runtime: The process.
    /// - Returns: What offers answer and do.
    func open(
        _ key: (UInt64, UInt64),
        _ zone: ZoneRules,
        _ runtime: Runtime
    ) -> Feature {
        let environment = runtime.environment
        let desk = OfferDesk(
            store: SQLOffersStore(database) { member, writer in
                try MemberDirectory.lockedFacts(of: member, in: writer)
                    .map { ($0.memberID, $0.isPersonalised) }
            },
            purchases: store,
            key: key,
            settings: Self.settings(runtime),
            catalogue: { [recommender] in recommender.catalogue },
            standing: standing,
            calendar: RecommendationsProcess.calendar(in: zone),
            now: environment.now,
            learning: learning(environment),
            feedback: feedback
        )
        let sweep = runtime.settings[ExperimentsWiring.sweepInterval]
        let logger = runtime.logger
        return Feature(
            methods: OffersHandlers(desk: desk).rpcMethods,
            tasks: [
                .repeating("lapsed offers", every: sweep, logger: logger) {
                    try await desk.sweep()
                },
                .repeating(
                    "effects of offers",
                    every: Self.learningLooks,
                    logger: logger
                ) { try await desk.relearn() },
            ]
        )
    }

    private static func settings(_ runtime: Runtime) -> OfferSettings {
        var settings = OfferSettings()
        settings.heldOut = Double(runtime.settings[heldOut]) / 10_000
        settings.assumedUplift = Double(runtime.settings[assumedUplift]) / 10_000
        settings.weekMax = runtime.settings[weekMax]
        settings.openMax = runtime.settings[openMax]
        settings.makingsDays = runtime.settings[makingsDays]
        settings.learnInterval = runtime.settings[learnInterval]
        return settings
    }

    private func learning(_ environment: Environment) -> OfferLearning {
        OfferLearning(
            models: SQLModelStore(database),
            holder: String(environment.random(), radix: 16),
            thread: { body in
                try DedicatedThread.start(name: "effects", priority: .lowered, body)
            },
            campaigns: store,
            unpersonalised: { [directory] in try await directory.unpersonalised() }
        )
    }
}
