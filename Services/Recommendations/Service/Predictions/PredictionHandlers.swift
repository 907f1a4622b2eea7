package import Messages
package import RPCCore

import Primitives
import RecommendationsDomain
import Synchronization

/// Answers the calls of `huitou.recommendations.v1.Predictions`.
package struct PredictionHandlers: RecommendationsV1.PredictionsServer {
    private let predictor: Predictor

    /// The most categories of one answer.
    package static let categoriesMax: UInt32 = 20
    private static let categoriesDefault: UInt32 = 5
    /// The most days of an outlook.
    package static let daysMax: UInt32 = 30

    /// Answers from a predictor.
    package init(predictor: Predictor) {
        self.predictor = predictor
    }

    package func getMemberPredictions(
        _ request: RecommendationsV1.GetMemberPredictionsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetMemberPredictionsResponse {
        let member = try MemberID(requested: request.memberID)
        guard request.categoriesMax <= Self.categoriesMax else {
            throw RPCError.invalid(
                field: "categories_max",
                "must be 0 to \(Self.categoriesMax), is \(request.categoriesMax)"
            )
        }
        let count = request.categoriesMax == 0 ? Self.categoriesDefault : request.categoriesMax
        let (survivor, result) = try await Self.reporting {
            try await predictor.outlook(of: member, categoriesMax: Int(count))
        }
        switch result {
        case .withheld(let reason):
            return .init(memberID: survivor.rawValue, withheld: reason.rawValue)
        case .outlook(let outlook, let record):
            return .init(survivor, outlook, record)
        }
    }

    package func listMembersByPrediction(
        _ request: RecommendationsV1.ListMembersByPredictionRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListMembersByPredictionResponse {
        let unit = try OrganisationPath(requested: request.organisation)
        let order = try Self.order(request.order)
        guard request.pageSize <= RecommendationsHandlers.pageSizeMax else {
            throw RPCError.invalid(
                field: "page_size",
                "must be 0 to \(RecommendationsHandlers.pageSizeMax)"
            )
        }
        let size = Int(
            request.pageSize == 0 ? RecommendationsHandlers.pageSizeDefault : request.pageSize
        )
        let after = try Self.place(request.cursor, order)
        let found = try await Self.reporting {
            try await predictor.predictions.scores(
                in: unit,
                by: order,
                after: after,
                countMax: size + 1
            )
        }
        let page = found.prefix(size)
        let last = page.last.map { "\($0.score.number(by: order)):\($0.score.memberID)" }
        return RecommendationsV1.ListMembersByPredictionResponse(
            members: page.map { RecommendationsV1.ListMembersByPredictionResponse.Row($0, $1) },
            nextCursor: found.count > size ? last ?? "" : "",
            scoredOn: page.map(\.score.day).max()?.date.description ?? "",
            modelVersion: predictor.modelVersion
        )
    }

    package func getDemandOutlook(
        _ request: RecommendationsV1.GetDemandOutlookRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetDemandOutlookResponse {
        let unit = try OrganisationPath(requested: request.organisation)
        guard request.category.isEmpty || request.sku.isEmpty else {
            throw RPCError.invalid(field: "sku", "must be empty where a category is named")
        }
        guard request.category.utf8.count <= 256 else {
            throw RPCError.invalid(field: "category", "must have at most 256 bytes")
        }
        guard request.days <= Self.daysMax else {
            throw RPCError.invalid(
                field: "days",
                "must be 0 to \(Self.daysMax), is \(request.days)"
            )
        }
        var product: ProductID?
        if !request.sku.isEmpty {
            product = predictor.recommender.catalogue.products
                .firstIndex { $0.sku == request.sku }.map { ProductID(Int32($0)) }
            guard product != nil else {
                throw RPCError.invalid(field: "sku", "is of no product that is known")
            }
        }
        let question = DemandQuestion(
            unit: unit,
            category: request.category.isEmpty ? nil : request.category,
            product: product
        )
        let series = try await Self.reporting { try await predictor.series(of: question) }
        return RecommendationsV1.GetDemandOutlookResponse(
            series,
            from: predictor.daysAhead(of: series),
            days: Int(request.days == 0 ? Self.daysMax : request.days)
        )
    }

    package func getPredictionReport(
        _ request: RecommendationsV1.GetPredictionReportRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetPredictionReportResponse {
        guard !request.asOf.isEmpty else {
            return predictor.reports.current?.value ?? .init()
        }
        guard let date = LocalDate(request.asOf) else {
            throw RPCError.invalid(field: "as_of", "must be a day such as 2026-01-31, or empty")
        }
        guard context.principal?.kind == .operator else {
            throw RPCError(
                .permissionDenied,
                reason: "rpc.method_denied",
                message: "the report of a day is computed for operators only; leave as_of empty"
            )
        }
        let day = Day(Int32(date.daysSinceEpoch))
        guard day < predictor.firstDay else {
            throw RPCError.invalid(
                field: "as_of",
                "must be before \(predictor.firstDay.date): what followed must be known"
            )
        }
        let report = try await Self.reporting { try await predictor.report(asOf: day) }
        return report ?? .init()
    }

    package func getPredictionDrift(
        _ request: RecommendationsV1.GetPredictionDriftRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetPredictionDriftResponse {
        predictor.drifts.current?.value ?? .init()
    }

    private static func order(
        _ order: RecommendationsV1.MemberOrder
    ) throws(RPCError) -> MemberScore.Order {
        switch order {
        case .unspecified, .valueAtRisk: return .valueAtRisk
        case .churn: return .churn
        case .value: return .value
        case .unrecognized:
            throw .invalid(field: "order", "must be one of the orders")
        }
    }

    private static func place(
        _ cursor: String,
        _ order: MemberScore.Order
    ) throws(RPCError) -> MemberScore.Place? {
        if cursor.isEmpty { return nil }
        let parts = cursor.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]), let id = Int64(parts[1]),
            let member = MemberID(rawValue: id)
        else {
            throw .invalid(field: "cursor", "must be empty, or the next_cursor of the page before")
        }
        return MemberScore.Place(number: number, memberID: member)
    }

    private static func reporting<Result>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch RecommendationsStoreError.overloaded(let retryAfter) {
            throw RPCError(
                .resourceExhausted,
                reason: "recommendations.overloaded",
                message: "recommendations has too much to do; nothing was changed",
                retryAfter: retryAfter
            )
        }
    }
}

extension RecommendationsV1.ListMembersByPredictionResponse.Row {
    fileprivate init(_ score: MemberScore, _ home: String) {
        let certain = Double(MemberScore.certain)
        self.init(
            memberID: score.memberID.rawValue,
            home: home,
            churnProbability: Double(score.churn) / certain,
            churnLevel: score.level,
            yearValueFen: score.yearValueFen,
            valueAtRiskFen: score.valueAtRiskFen,
            monthPurchase: Double(score.monthPurchase) / certain,
            lastDay: score.lastDay.date.description
        )
    }
}
