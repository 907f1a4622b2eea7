import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import ServiceRuntime
import StorageCore

/// What experiments are put together of, and their settings.
struct ExperimentsWiring {
    /// How often experiments, and lapsed offers, are looked at.
    static let sweepInterval = SettingKey<Duration>.duration(
        "experiments.sweep_interval",
        default: "10m",
        in: .seconds(1)...(.seconds(24 * 3_600)),
        "How often bandits' shares move, guardrails are looked at and lapsed offers made free."
    )
    private static let keptDays = SettingKey<Int>.integer(
        "experiments.kept_days",
        default: "730",
        in: 100...3650,
        "How many days after its end is kept who was in which arm of an experiment."
    )

    /// The settings of experiments.
    static var settings: [AnySetting] { [sweepInterval.setting, keptDays.setting] }

    /// The installation's secret, by which is drawn.
    let key: (UInt64, UInt64)
    /// Who is in which arm.
    let laboratory: Laboratory
    /// What it answers and does.
    let feature: Feature

    /// Wires experiments; the store's migrations have been run.
    init(
        _ database: any Database,
        _ store: SQLRecommendationsStore,
        _ standing: @escaping MemberStanding,
        _ zone: ZoneRules,
        _ runtime: Runtime
    ) async throws {
        let environment = runtime.environment
        let experiments = SQLExperimentsStore(
            database,
            gate: RecommendationsProcess.gate,
            random: environment.random
        )
        key = try await experiments.key()
        let sweep = runtime.settings[Self.sweepInterval]
        let holder = String(environment.random(), radix: 16)
        let claims = SQLModelStore(database)
        let laboratory = Laboratory(
            store: experiments,
            purchases: store,
            key: key,
            standing: standing,
            calendar: RecommendationsProcess.calendar(in: zone),
            now: environment.now,
            claim: { now in
                // Held until after the next sweep, so that the others leave that one out too.
                try await claims.claim(
                    .experiments,
                    holder: holder,
                    now: now,
                    until: now.advanced(by: sweep * 2)
                )
            }
        )
        self.laboratory = laboratory
        let keptFor = Duration.seconds(86_400 * runtime.settings[Self.keptDays])
        feature = Feature(
            methods: ExperimentsHandlers(laboratory: laboratory).rpcMethods,
            tasks: [
                .repeating("experiments", every: sweep, logger: runtime.logger) {
                    try await laboratory.sweep()
                },
                .repeating("old experiments", every: .seconds(3600), logger: runtime.logger) {
                    let moment = environment.now().advanced(by: .zero - keptFor)
                    try await experiments.deleteParts(endedBefore: moment)
                },
            ]
        )
    }
}
