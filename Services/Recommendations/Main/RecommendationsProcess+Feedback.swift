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

/// What the process does about what members do besides buying.
struct FeedbackParts {
    let memory: FeedbackMemory
    let lists: ServedListLog
    let methods: [RPCMethod]
    let tasks: [ServiceTask]

    /// Writes what waits; lists that cannot be written any more are lost.
    func close() async {
        try? await lists.flush()
    }
}

extension RecommendationsProcess {
    /// How long behaviour is kept.
    static let behaviourDays = SettingKey<Int>.integer(
        "behaviour.days",
        default: "90",
        in: 1...3650,
        "How many days what members do besides buying, and lists that were shown, are kept."
    )
    /// When an item goes to the end of lists.
    static let shownMax = SettingKey<Int>.integer(
        "lists.shown_max",
        default: "5",
        in: 0...1000,
        "After how many impressions without a click an item goes to the end of lists; 0 for never."
    )
    /// See `shownMax`.
    static let shownDays = SettingKey<Int>.integer(
        "lists.shown_days",
        default: "7",
        in: 1...365,
        "In how many days those impressions count."
    )
    /// How many places are spread.
    static let spreadPlaces = SettingKey<Int>.integer(
        "lists.spread_places",
        default: "10",
        in: 0...100,
        "How many places at the top of lists are spread over types and departments; 0 for none."
    )
    /// See `spreadPlaces`.
    static let perType = SettingKey<Int>.integer(
        "lists.per_type",
        default: "2",
        in: 0...100,
        "How many of these places one type of product may have; 0 for any number."
    )
    /// See `spreadPlaces`.
    static let perDepartment = SettingKey<Int>.integer(
        "lists.per_department",
        default: "0",
        in: 0...100,
        "How many of these places one department may have; 0 for any number."
    )
    /// What share of lists is kept without being asked to.
    static let loggedPercent = SettingKey<Int>.integer(
        "lists.logged_percent",
        default: "0",
        in: 0...100,
        "How many lists of a hundred are kept with what came of them, besides those asked for."
    )
    /// What the stages of identity's program mean.
    static let childStages = SettingKey<String>.text(
        "child.stages",
        default: StageAges.usual,
        kind: "name=from..until, several with commas between",
        "The ages in months that identity's child stages mean."
    )

    /// The settings of this area.
    static let feedbackSettings = [
        behaviourDays.setting, shownMax.setting, shownDays.setting, spreadPlaces.setting,
        perType.setting, perDepartment.setting, loggedPercent.setting, childStages.setting,
    ]

    /// The rules of lists, as they are set.
    static func listRules(_ runtime: Runtime) -> ListRules {
        var rules = ListRules()
        rules.shownMax = runtime.settings[shownMax]
        rules.shownDays = runtime.settings[shownDays]
        rules.spreadPlaces = runtime.settings[spreadPlaces]
        rules.perType = runtime.settings[perType]
        rules.perDepartment = runtime.settings[perDepartment]
        return rules
    }

    /// The ages of child stages, as they are set.
    ///
    /// - Throws: Where the setting cannot be read.
    static func stages(_ runtime: Runtime) throws -> StageAges {
        guard let stages = StageAges(runtime.settings[childStages]) else {
            throw ConfigurationError(
                key: "child.stages",
                source: "",
                message: "must be name=from..until in months from -10 to 360, with commas between"
            )
        }
        return stages
    }

    /// Where members stand, as the directory tells it.
    static func standing(of watch: IdentityWatch, _ stages: StageAges) -> MemberStanding {
        { try await watch.directory.standing(of: $0, stages) { watch.isCurrent } }
    }

    /// What may be recorded of members, as the directory tells it: locked, so that neither a merge
    /// nor an erasure nor a change of a consent comes between.
    @Sendable
    static func gate(
        _ member: MemberID,
        _ writer: any SQLWriter
    ) throws -> (member: MemberID, isPersonalised: Bool, mayRecord: Bool)? {
        guard let facts = try MemberDirectory.lockedFacts(of: member, in: writer) else {
            return nil
        }
        return (facts.memberID, facts.isPersonalised, facts.recordsBehaviour)
    }

    /// What members did, in memory.
    static func feedbackMemory(
        _ rows: SQLFeedbackStore,
        _ isShared: Bool,
        _ runtime: Runtime
    ) async throws -> FeedbackMemory {
        try await FeedbackMemory.open(
            store: rows,
            membersMax: runtime.settings[membersInMemory],
            isShared: isShared,
            now: runtime.environment.now
        )
    }

    /// Wires the methods and tasks about behaviour.
    static func feedback(
        _ rows: SQLFeedbackStore,
        _ memory: FeedbackMemory,
        _ recommender: Recommender,
        _ selected: SelectedDatabase,
        _ zone: ZoneRules,
        _ runtime: Runtime
    ) -> FeedbackParts {
        let served = ServedLists(selected.database, gate: gate)
        let now = runtime.environment.now
        let keptFor = Duration.seconds(86_400 * runtime.settings[behaviourDays])
        let lists = ServedListLog(store: served)
        let handlers = FeedbackHandlers(
            memory: memory,
            recommender: recommender,
            lists: served,
            calendar: calendar(in: zone),
            keptFor: keptFor,
            now: now
        )
        var tasks: [ServiceTask] = [
            .repeating("lists shown", every: .milliseconds(500), logger: runtime.logger) {
                try await lists.flush()
            },
            .repeating("old behaviour", every: .seconds(3600), logger: runtime.logger) {
                let moment = now().advanced(by: .zero - keptFor)
                if try await rows.deleteBehaviours(before: moment) > 0 { memory.forgetAll() }
                try await served.deleteLists(before: moment)
            },
        ]
        if selected.isShared {
            tasks.append(
                .repeating(
                    "stock of other processes",
                    every: .milliseconds(500),
                    logger: runtime.logger
                ) { try await memory.refreshStock() }
            )
        }
        return FeedbackParts(
            memory: memory,
            lists: lists,
            methods: handlers.rpcMethods,
            tasks: tasks
        )
    }
}
