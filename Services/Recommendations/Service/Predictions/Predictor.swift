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
    /// How much is learned from, and how often.
    package struct Settings: Hashable, Sendable {
        /// How long after a training the next one begins.
        package var interval: Duration = .seconds(86_400)
        /// The members that are learned from at most, some 5 KiB each while it lasts.
        package var membersMax = 20_000
        /// The rows that each question is learned from at most, some 3 KiB each while it lasts.
        package var rowsMax = 80_000
        /// How else models are trained.
        package var models = PredictionModels.Settings()

        /// The usual ones.
        package init() {}
    }

    /// What is served now.
    struct Served: Sendable {
        var record: ModelRecord?
        var models: PredictionModels?
        var report: RecommendationsV1.GetPredictionReportResponse?
        var reportRecord: ModelRecord?
        var drift: RecommendationsV1.GetPredictionDriftResponse?
        var driftRecord: ModelRecord?
        var categories: CategoryIndex?
        /// How long this process has last trained.
        var lastTraining: Duration?
        /// Whether somebody has asked for a training.
        var isWanted = false
        /// Before this time it is not tried again.
        var nextTryAt: Timestamp?
    }

    let recommender: Recommender
    let store: any RecommendationsStore
    let predictions: any PredictionStore
    let models: any ModelStore
    let settings: Settings
    let now: @Sendable () -> Timestamp
    let standing: MemberStanding
    /// Tells this process from others that share the store.
    let holder: String
    let served = Mutex(Served())
    let series = Mutex(BoundedCache<DemandQuestion, DemandSeries>(countMax: 256))
    let reporting = SerialGate()

    /// Serves nothing until models are found or trained.
    ///
    /// - Parameters:
    ///   - recommender: Whose catalogue and days are used.
    ///   - store: The orders.
    ///   - predictions: What is kept of predictions.
    ///   - models: Where models are kept.
    ///   - settings: How much is learned from, and how often.
    ///   - holder: Tells this process from others that share the store.
    ///   - now: The wall clock.
    ///   - standing: Whom ids mean and who may be judged by what it did.
    package init(
        recommender: Recommender,
        store: any RecommendationsStore,
        predictions: any PredictionStore,
        models: any ModelStore,
        settings: Settings = Settings(),
        holder: String,
        now: @escaping @Sendable () -> Timestamp,
        standing: @escaping MemberStanding = { Standing($0) }
    ) {
        self.recommender = recommender
        self.store = store
        self.predictions = predictions
        self.models = models
        var settings = settings
        settings.models.purchase.rowsMax = settings.rowsMax
        self.settings = settings
        self.holder = holder
        self.now = now
        self.standing = standing
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
        let served = served.withLock { ($0.models, $0.record) }
        guard let models = served.0, let record = served.1 else {
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
        if let known = served.withLock({ $0.categories }), known.version == catalogue.version {
            return known
        }
        let index = CategoryIndex(catalogue)
        served.withLock { $0.categories = index }
        return index
    }

    /// Takes over the newest models and reports, whichever process has made them.
    ///
    /// - Throws: Where the store cannot be read, or what is stored is no model.
    package func refresh() async throws {
        if let record = try await newer(.predictions, than: served.withLock { $0.record }),
            let bytes = try await models.bytes(of: record)
        {
            let models = try PredictionModels(decoding: bytes)
            served.withLock { ($0.models, $0.record) = (models, record) }
        }
        let known = served.withLock { ($0.reportRecord, $0.driftRecord) }
        if let record = try await newer(.predictionReport, than: known.0),
            let bytes = try await models.bytes(of: record)
        {
            let report = try RecommendationsV1.GetPredictionReportResponse(decoding: bytes)
            served.withLock { ($0.report, $0.reportRecord) = (report, record) }
        }
        if let record = try await newer(.predictionDrift, than: known.1),
            let bytes = try await models.bytes(of: record)
        {
            let drift = try RecommendationsV1.GetPredictionDriftResponse(decoding: bytes)
            served.withLock { ($0.drift, $0.driftRecord) = (drift, record) }
        }
    }

    private func newer(_ kind: ModelKind, than known: ModelRecord?) async throws -> ModelRecord? {
        let newest = try await models.models(of: kind).first
        return newest.flatMap { $0.version > known?.version ?? 0 ? $0 : nil }
    }

    /// The name of the models that are served; empty for none.
    package var modelVersion: String {
        served.withLock { $0.record.map { "predictions@\($0.version)" } ?? "" }
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
