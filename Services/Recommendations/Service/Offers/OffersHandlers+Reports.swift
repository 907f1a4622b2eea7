package import Messages
import Primitives
package import RPCCore
import RecommendationsDomain
import RecommendationsPrediction
import Synchronization

extension OffersHandlers {
    /// The longest period of a report, in days.
    private static let daysMax: Int32 = 366

    /// Learns again what offers change.
    package func retrainUplift(
        _ request: RecommendationsV1.RetrainUpliftRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.RetrainUpliftResponse {
        guard let lessons = try await OfferFields.reporting({ try await desk.learn() }) else {
            throw RPCError(
                .failedPrecondition,
                reason: "recommendations.training_running",
                message: "a training is running, here or in another instance"
            )
        }
        let kinds = try await OfferFields.reporting { try await desk.shelved().offers }
            .mapValues(\.kind)
        return RecommendationsV1.RetrainUpliftResponse(
            models: UInt32(lessons.effects.count),
            treatedMembers: UInt64(lessons.treated),
            controlMembers: UInt64(lessons.control),
            effects: lessons.effects.map { effect in
                var message = RecommendationsV1.RetrainUpliftResponse.LearnedEffect()
                message.effect = RecommendationsV1.OfferEffect(effect)
                switch effect.subject {
                case .kind(let kind):
                    message.kind = RecommendationsV1.OfferKind(kind)
                case .offer(let id):
                    message.offerID = id
                    if let kind = kinds[id] { message.kind = RecommendationsV1.OfferKind(kind) }
                }
                return message
            }
        )
    }

    /// Reports prices that nothing published explains.
    package func getPriceFairness(
        _ request: RecommendationsV1.GetPriceFairnessRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetPriceFairnessResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        let first = try Day(requested: request.firstDay, field: "first_day")
        let last = try Day(requested: request.lastDay, field: "last_day")
        guard first <= last, last.rawValue - first.rawValue < Self.daysMax else {
            throw RPCError.invalid(
                field: "last_day",
                "must be first_day or up to \(Self.daysMax - 1) days later"
            )
        }
        let findingsMax = try OfferFields.count(
            request.findingsMax,
            "findings_max",
            usual: 20,
            max: 200
        )
        let products = desk.catalogue()
        let book = try await OfferFields.reporting { try await desk.shelved().book }
        let report = Mutex(
            PriceReport(offers: book.offers, catalogue: products, day: desk.calendar.day)
        )
        try await OfferFields.reporting {
            try await desk.store.forEachOrder(on: first...last, in: organisation) { order in
                report.withLock { $0.add(order) }
            }
        }
        let whole = report.withLock { $0 }
        guard !whole.isFull else {
            throw RPCError.invalid(
                field: "last_day",
                "there are more than \(PriceReport.salesMax) sales: ask for fewer days"
            )
        }
        return Self.response(whole.result(findingsMax: findingsMax), products)
    }

    private static func response(
        _ result: PriceReport.Result,
        _ products: Catalogue
    ) -> RecommendationsV1.GetPriceFairnessResponse {
        var response = RecommendationsV1.GetPriceFairnessResponse()
        response.sales = UInt64(result.sales)
        response.groups = UInt64(result.groups)
        response.dispersedGroups = UInt64(result.dispersedGroups)
        response.unexplainedSales = UInt64(result.unexplained)
        response.explainedShare = result.explainedShare
        response.findings = result.findings.map { finding in
            RecommendationsV1.PriceFinding(
                sku: products[finding.product]?.sku ?? "",
                day: "\(finding.day.date)",
                channel: finding.channel,
                organisation: finding.organisation,
                sales: UInt32(clamping: finding.sales),
                unexplainedSales: UInt32(clamping: finding.unexplained),
                shelfFen: finding.shelfFen,
                lowestFen: finding.lowestFen,
                highestFen: finding.highestFen
            )
        }
        response.parts = result.parts.parts.enumerated().map { index, part in
            RecommendationsV1.ValuePart(
                part: UInt32(index + 1),
                members: UInt64(part.members),
                sales: UInt64(part.sales),
                difference: part.difference,
                deviation: part.deviation,
                flagged: part.isFlagged
            )
        }
        response.flagged = result.parts.parts.contains(where: \.isFlagged)
        return response
    }
}
