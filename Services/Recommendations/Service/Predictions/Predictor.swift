package import Primitives
package import RecommendationsDomain
package import RecommendationsPrediction

import Messages
import RPCCore
import Synchronization

extension ModelKind {
    /// What predictions of members are made of.
    package static let predictions = ModelKind(rawValue: "predictions")
    /// The published back-test of predictions.
    package static let predictionReport = ModelKind(rawValue: "prediction-report")
    /// Whether members have moved from what models were trained on.
    package static let predictionDrift = ModelKind(rawValue: "prediction-drift")
}

/// Says what members will do and what stores will sell.
///
/// Models are trained in the background, kept in the store, and swapped in whole, by every process
/// that shares it. What is said of a member is computed from its orders as they are stored, so that
/// an order shows in the next answer.
package final class Predictor: Sendable {
    /// How much is learned from.
    package struct Settings: Hashable, Sendable {
        /// The members that are learned from at most, some 5 KiB each while it lasts.
        package var membersMax = 20_000
        /// The rows that each question is learned from at most, some 3 KiB each while it lasts.
        package var rowsMax = 80_000
        /// How else models are trained.
        package var models = PredictionModels.Settings()

        /// The usual ones.
        package init() {}
    }

    let recommender: Recommender
    let store: any RecommendationsStore
    let predictions: any PredictionStore
    let models: any ModelStore
    let settings: Settings
    let now: @Sendable () -> Timestamp
    let standing: MemberStanding
    let thread: LowPriorityThread
    /// What is served.
    let newest: NewestModel<PredictionModels>
    let reports: NewestModel<RecommendationsV1.GetPredictionReportResponse>
    let drifts: NewestModel<RecommendationsV1.GetPredictionDriftResponse>
    private let index = Mutex<CategoryIndex?>(nil)
    let series = Mutex(BoundedCache<DemandQuestion, DemandSeries>(countMax: 256))
    let reporting = SerialGate()

    /// Serves nothing until models are found or trained.
    ///
    /// - Parameters:
    ///   - recommender: Whose catalogue and days are used.
    ///   - store: The orders.
    ///   - predictions: What is kept of predictions.
    ///   - models: Where models are kept.
    ///   - settings: How much is learned from.
    ///   - now: The wall clock.
    ///   - standing: Whom ids mean and who may be judged by what it did.
    ///   - thread: Where reports are computed.
    ///   - onDamage: Told of stored models that cannot be read, and why.
    package init(
        recommender: Recommender,
        store: any RecommendationsStore,
        predictions: any PredictionStore,
        models: any ModelStore,
        settings: Settings = Settings(),
        now: @escaping @Sendable () -> Timestamp,
        standing: @escaping MemberStanding = { Standing($0) },
        thread: @escaping LowPriorityThread,
        onDamage: @escaping DamageReport
    ) {
        self.recommender = recommender
        self.store = store
        self.predictions = predictions
        self.models = models
        var settings = settings
        settings.models.purchase.rowsMax = settings.rowsMax
        self.settings = settings
        self.now = now
        self.standing = standing
        self.thread = thread
        newest = NewestModel(.predictions, in: models, onDamage: onDamage) { bytes, _ in
            try PredictionModels(decoding: bytes)
        }
        reports = NewestModel(.predictionReport, in: models, onDamage: onDamage) { bytes, _ in
            try RecommendationsV1.GetPredictionReportResponse(decoding: bytes)
        }
        drifts = NewestModel(.predictionDrift, in: models, onDamage: onDamage) { bytes, _ in
            try RecommendationsV1.GetPredictionDriftResponse(decoding: bytes)
        }
    }

    /// The first day that is not known as a whole: today, or the day after the last order of
    /// anybody
    /// where that is earlier: days after it are not days without orders, but without news of them.
    package var firstDay: Day {
        let today = recommender.localDay(now())
        guard let newest = recommender.newestDay else { return today }
        return min(today, Day(newest.rawValue + 1))
    }

    /// What is predicted of a member.
    ///
    /// - Parameters:
    ///   - member: An id.
    ///   - categoriesMax: How many categories at most.
    /// - Throws: Where the store cannot be read.
    /// - Returns: Whom the id means, and what is predicted or why nothing is.
    func outlook(
        of member: MemberID,
        categoriesMax: Int
    ) async throws -> (member: MemberID, result: OutlookResult) {
        let standing = try await standing(member)
        let member = standing.member
        // Whoever asked not to be judged by what it did: its orders are not even read.
        guard standing.isPersonalised else { return (member, .withheld(.personalisationOff)) }
        guard let (record, models) = newest.current else {
            return (member, .withheld(.notTrained))
        }
        let log = try await store.purchases(of: member)
        let outlook = outlook(of: member, log, models, categoriesMax: categoriesMax)
        return (member, outlook.map { .outlook($0, record) } ?? .withheld(.noPurchases))
    }

    /// What is predicted of a member by its log; `nil` where it has bought nothing.
    func outlook(
        of member: MemberID,
        _ log: [Purchase],
        _ models: PredictionModels,
        categoriesMax: Int
    ) -> MemberOutlook? {
        let standing = log.standing
        guard !standing.isEmpty, !standing.isNameless else { return nil }
        let record = MemberRecord(standing: standing, of: member.rawValue, categories())
        guard let last = record.history.days.last else { return nil }
        // Who has bought today is asked about from tomorrow on.
        return MemberOutlook(
            of: record,
            by: models,
            on: max(firstDay.rawValue, last.day + 1),
            categoriesMax: categoriesMax
        )
    }

    /// The catalogue's categories as they are now.
    func categories() -> CategoryIndex {
        let catalogue = recommender.catalogue
        if let known = index.withLock({ $0 }), known.version == catalogue.version { return known }
        let index = CategoryIndex(catalogue)
        self.index.withLock { $0 = index }
        return index
    }

    /// Takes over the newest models and reports that can be read, whichever process has made them.
    ///
    /// - Throws: Where the store cannot be read.
    package func refresh() async throws {
        try await newest.refresh()
        try await reports.refresh()
        try await drifts.refresh()
    }

    /// The name of the models that are served; empty for none.
    package var modelVersion: String {
        served.map { "predictions@\($0.version)" } ?? ""
    }
}

/// What is said of a member.
enum OutlookResult: Sendable {
    /// Why nothing is said.
    enum Reason: String, Sendable {
        /// The member has turned it off.
        case personalisationOff = "personalisation_off"
        /// There are no models yet.
        case notTrained = "not_trained"
        /// The member has bought nothing.
        case noPurchases = "no_purchases"
    }

    /// This, by these models.
    case outlook(MemberOutlook, ModelRecord)
    /// Nothing.
    case withheld(Reason)
}

extension Recommender {
    /// The latest day with an order of anybody; `nil` before the first.
    var newestDay: Day? { state.withLock { $0.newestDay } }
}
