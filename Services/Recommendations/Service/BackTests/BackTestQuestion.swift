import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsPrediction

/// What a back-test is to answer.
struct BackTestQuestion: Hashable, Sendable {
    /// What is asked.
    enum Subject: Hashable, Sendable {
        /// Which items come first; those that may be answered, or all that are bought often enough.
        case ranking(RankingTask, ItemLevel, eligible: Set<String>?)
        /// How likely a purchase or a drop is.
        case purchases(PurchaseTask)
    }

    /// What is asked.
    let subject: Subject
    /// The day before which everything is known.
    let day: Day
    /// The zone of the days; empty for the program's own.
    let timeZone: String

    /// The longest list of items that may be answered.
    static let eligibleMax = 60_000
    /// The longest time in which a purchase can be asked for, in days.
    static let horizonDaysMax: UInt32 = 60

    /// Takes a question from outside.
    ///
    /// - Throws: What names the field.
    init(validating request: RecommendationsV1.StartBackTestRequest) throws(RPCError) {
        let date = try LocalDate(requested: request.asOf, field: "as_of")
        day = Day(Int32(date.daysSinceEpoch))
        guard request.timeZone.isEmpty || ZoneRules.isZoneName(request.timeZone) else {
            throw .invalid(field: "time_zone", "must be a name such as America/New_York, or empty")
        }
        timeZone = request.timeZone
        subject = try Self.subject(request)
    }

    private static func subject(
        _ request: RecommendationsV1.StartBackTestRequest
    ) throws(RPCError) -> Subject {
        switch request.task {
        case .nextBasket: return try ranking(.nextBasket, request)
        case .discovery: return try ranking(.discovery, request)
        case .purchase, .spendDrop:
            guard request.level == .unspecified else {
                throw .invalid(field: "level", "is for next_basket and discovery only")
            }
            guard request.eligible.isEmpty else {
                throw .invalid(field: "eligible", "is for next_basket and discovery only")
            }
        case .unspecified, .unrecognized:
            throw .invalid(field: "task", "must be one of the tasks")
        }
        guard request.task == .purchase else {
            try checkNoHorizon(request)
            return .purchases(.spendDrop)
        }
        guard (1...horizonDaysMax).contains(request.horizonDays) else {
            throw .invalid(field: "horizon_days", "must be 1 to \(horizonDaysMax)")
        }
        return .purchases(.purchase(withinDays: Int32(request.horizonDays)))
    }

    private static func ranking(
        _ task: RankingTask,
        _ request: RecommendationsV1.StartBackTestRequest
    ) throws(RPCError) -> Subject {
        .ranking(task, try level(request), eligible: try eligible(request))
    }

    private static func level(
        _ request: RecommendationsV1.StartBackTestRequest
    ) throws(RPCError) -> ItemLevel {
        try checkNoHorizon(request)
        switch request.level {
        case .product: return .product
        case .type: return .type
        case .unspecified, .unrecognized:
            throw .invalid(field: "level", "must be product or type")
        }
    }

    private static func eligible(
        _ request: RecommendationsV1.StartBackTestRequest
    ) throws(RPCError) -> Set<String>? {
        guard request.eligible.count <= eligibleMax else {
            throw .invalid(
                field: "eligible",
                "must name at most \(eligibleMax) items, names \(request.eligible.count)"
            )
        }
        return request.eligible.isEmpty ? nil : Set(request.eligible)
    }

    private static func checkNoHorizon(
        _ request: RecommendationsV1.StartBackTestRequest
    ) throws(RPCError) {
        guard request.horizonDays == 0 else {
            throw .invalid(field: "horizon_days", "is for purchase only")
        }
    }
}
