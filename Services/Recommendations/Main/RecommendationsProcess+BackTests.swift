import EventStreaming
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import ServiceRuntime
import StorageCore

extension RecommendationsProcess {
    /// Campaigns, and back-tests, whose days are those of any zone of the system.
    static func backTests(
        _ store: SQLRecommendationsStore,
        _ coupons: CouponMemory,
        _ standing: @escaping MemberStanding,
        _ zone: ZoneRules,
        _ turn: ComputingTurn,
        _ runtime: Runtime,
        _ untilCurrent: @escaping @Sendable () async -> Void
    ) -> (feature: Feature, book: BackTestBook) {
        let files = runtime.zoneFiles
        let book = BackTestBook(
            store: store,
            campaigns: store,
            now: runtime.environment.now,
            localDay: { name -> (@Sendable (Timestamp) -> Day)? in
                if name.isEmpty { return localDay(in: zone) }
                // A name without a table is a mistake of the caller, and told as that.
                guard let rules = try? files.rules(of: name) else { return nil }
                return localDay(in: rules)
            },
            untilCurrent: untilCurrent,
            thread: lowered("back-test"),
            turn: turn,
            membersMax: runtime.settings[trainingMembers]
        )
        let feature = Feature(
            methods: CampaignHandlers(store: store, coupons: coupons).rpcMethods
                + BackTestHandlers(book: book, standing: standing).rpcMethods,
            tasks: [
                ServiceTask(name: "back-tests") { await book.run() },
                .repeating("idle back-tests", every: .seconds(60), logger: runtime.logger) {
                    book.forgetIdle()
                },
            ]
        )
        return (feature, book)
    }

    /// How often a consumer that is behind is looked at, and for how long at most: one that does
    /// not reach its source is not waited for that long.
    private static let looks = (every: Duration.seconds(1), most: 900, away: 30)

    /// Waits until all orders that were paid a moment ago are in the store.
    static func untilCurrent(_ consumer: EventConsumer<ContinuousClock>) async {
        var liveLooks = 0
        var awayLooks = 0
        for _ in 0..<looks.most {
            switch consumer.state.phase {
            case .live: liveLooks += 1
            case .catchingUp: (liveLooks, awayLooks) = (0, 0)
            case .connecting, .waiting: awayLooks += 1
            case .stopped: return
            }
            guard liveLooks < 3, awayLooks < looks.away else { return }
            // Sleeps because an event that is on its way cannot be told from none: what comes
            // within two seconds counts. Throws only where the process ends.
            try? await ContinuousClock().sleep(for: looks.every)
        }
    }
}
