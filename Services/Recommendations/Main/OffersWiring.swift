import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import ServiceRuntime
import StorageCore

/// What offers and experiments are put together of, and their settings.
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
        "How often is learned again what offers change."
    )
    private static let sweepInterval = SettingKey<Duration>.duration(
        "experiments.sweep_interval",
        default: "10m",
        in: .seconds(1)...(.seconds(24 * 3_600)),
        "How often bandits' shares move, guardrails are looked at and lapsed offers made free."
    )

    /// The settings of offers and experiments.
    static var settings: [AnySetting] {
        [
            heldOut.setting, assumedUplift.setting, weekMax.setting, learnInterval.setting,
            sweepInterval.setting,
        ]
    }

    private let database: any Database
    private let store: SQLRecommendationsStore
    private let recommender: Recommender
    private let standing: MemberStanding

    /// Takes what both need; the store's migrations have been run.
    init(
        _ database: any Database,
        _ store: SQLRecommendationsStore,
        _ recommender: Recommender,
        _ standing: @escaping MemberStanding
    ) {
        self.database = database
        self.store = store
        self.recommender = recommender
        self.standing = standing
    }

    /// Wires both.
    func open(_ zone: ZoneRules, _ runtime: Runtime) async throws -> Feature {
        let environment = runtime.environment
        let experiments = SQLExperimentsStore(database, random: environment.random)
        let key = try await experiments.key()
        let calendar = LocalCalendar(
            day: RecommendationsProcess.localDay(in: zone),
            end: { zone.endOfDay($0.date) }
        )
        var settings = OfferSettings()
        settings.heldOut = Double(runtime.settings[Self.heldOut]) / 10_000
        settings.assumedUplift = Double(runtime.settings[Self.assumedUplift]) / 10_000
        settings.weekMax = runtime.settings[Self.weekMax]
        let desk = OfferDesk(
            store: SQLOffersStore(database),
            purchases: store,
            key: key,
            settings: settings,
            catalogue: { [recommender] in recommender.catalogue },
            standing: standing,
            calendar: calendar,
            now: environment.now,
            campaigns: { [store] in
                try await store.campaigns(before: nil).map { campaign in
                    PastCampaign(
                        name: campaign.campaignID,
                        days: campaign.firstDay...campaign.lastDay,
                        members: Set(campaign.members),
                        skus: Set(campaign.coupons.flatMap(\.skus))
                    )
                }
            }
        )
        let laboratory = Laboratory(
            store: experiments,
            purchases: store,
            key: key,
            standing: standing,
            calendar: calendar,
            now: environment.now
        )
        let sweep = runtime.settings[Self.sweepInterval]
        let logger = runtime.logger
        return Feature(
            methods: OffersHandlers(desk: desk).rpcMethods
                + ExperimentsHandlers(laboratory: laboratory).rpcMethods,
            tasks: [
                .repeating("experiments", every: sweep, logger: logger) {
                    try await laboratory.sweep()
                },
                .repeating("lapsed offers", every: sweep, logger: logger) {
                    try await desk.sweep()
                },
                .repeating(
                    "effects of offers",
                    every: runtime.settings[Self.learnInterval],
                    logger: logger
                ) { try await desk.relearn() },
            ]
        )
    }
}
