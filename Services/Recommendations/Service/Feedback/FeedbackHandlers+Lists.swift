package import Messages
import Primitives
package import RPCCore
import RecommendationsDomain
import Synchronization

extension FeedbackHandlers {
    /// The longest period of a report, in days.
    package static let reportDaysMax: Int32 = 92

    /// Tells what came of kept lists.
    ///
    /// - Throws: What names the field; where the store is overloaded.
    /// - Returns: Counts by list, model, arm and place.
    package func getListReport(
        _ request: RecommendationsV1.GetListReportRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetListReportResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        let first = try Day(requested: request.firstDay, field: "first_day")
        let last = try Day(requested: request.lastDay, field: "last_day")
        guard first <= last, last.rawValue - first.rawValue < Self.reportDaysMax else {
            throw RPCError.invalid(
                field: "last_day",
                "must be first_day or up to \(Self.reportDaysMax - 1) days later"
            )
        }
        let places = try OfferFields.count(
            request.placesMax,
            "places_max",
            usual: 20,
            max: CountsRanker.itemsMax
        )
        let days = try OfferFields.count(
            request.boughtWithinDays,
            "bought_within_days",
            usual: 7,
            max: 30
        )
        let report = Mutex(ListReport(placesMax: places))
        try await RecommendationsHandlers.reporting {
            try await lists.forEachOutcome(
                in: organisation,
                from: calendar.end(Day(first.rawValue - 1)),
                until: calendar.end(last),
                boughtWithin: .seconds(86_400 * days)
            ) { outcome in report.withLock { $0.add(outcome) } }
        }
        let whole = report.withLock { $0 }
        guard !whole.isFull else {
            throw RPCError.invalid(
                field: "last_day",
                "there are more than \(ListReport.rowsMax) rows: ask for fewer days or places"
            )
        }
        return RecommendationsV1.GetListReportResponse(
            rows: whole.rows.map { row, counts in .init(row, counts) },
            lists: UInt64(whole.listCount)
        )
    }

    /// Hands out what is kept of a member, behaviours first, then lists, each by its id.
    ///
    /// - Throws: What names the field; where the store is overloaded.
    /// - Returns: A page.
    package func exportMemberFeedback(
        _ request: RecommendationsV1.ExportMemberFeedbackRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ExportMemberFeedbackResponse {
        let member = try MemberID(requested: request.memberID)
        let size = try OfferFields.count(request.pageSize, "page_size", usual: 50, max: 200)
        guard let place = FeedbackPlace(request.cursor) else {
            throw RPCError.invalid(
                field: "cursor",
                "must be empty, or the next_cursor of the page before"
            )
        }
        return try await RecommendationsHandlers.reporting {
            let survivor = try await recommender.standing(of: member).member
            var response = RecommendationsV1.ExportMemberFeedbackResponse()
            var behaviours: [Behaviour] = []
            var firstList: Int64 = 0
            switch place {
            case .behaviour(let id):
                behaviours = try await memory.store.behaviours(
                    of: survivor,
                    after: id,
                    countMax: size + 1
                )
            case .list(let id): firstList = id
            }
            let catalogue = recommender.catalogue
            response.behaviours = behaviours.prefix(size).map { .init($0, catalogue) }
            if behaviours.count > size {
                let last = behaviours[size - 1].id
                response.nextCursor = FeedbackPlace.behaviour(after: last).text
                return response
            }
            let room = size - behaviours.count
            let found = try await lists.lists(of: survivor, after: firstList, countMax: room + 1)
            response.lists = found.prefix(room).map { .init($0, catalogue) }
            if found.count > room {
                let last = response.lists.last?.listID ?? firstList
                response.nextCursor = FeedbackPlace.list(after: last).text
            }
            return response
        }
    }
}

/// How far an export of behaviours and lists has come.
private enum FeedbackPlace {
    case behaviour(after: String)
    case list(after: Int64)

    /// Reads a cursor; `nil` for none of ours.
    init?(_ text: String) {
        if text.isEmpty {
            self = .behaviour(after: "")
        } else if text.hasPrefix("b ") {
            self = .behaviour(after: String(text.dropFirst(2)))
        } else if text.hasPrefix("l "), let id = Int64(text.dropFirst(2)), id >= 0 {
            self = .list(after: id)
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .behaviour(let id): "b \(id)"
        case .list(let id): "l \(id)"
        }
    }
}

extension RecommendationsV1.GetListReportResponse.Row {
    fileprivate init(_ row: ListReport.Row, _ counts: ListReport.Counts) {
        self.init(
            list: row.kind,
            modelVersion: row.modelVersion,
            experiment: row.experiment,
            arm: row.arm,
            place: UInt32(row.place),
            shown: UInt64(counts.shown),
            seen: UInt64(counts.seen),
            clicked: UInt64(counts.clicked),
            bought: UInt64(counts.bought)
        )
    }
}

extension RecommendationsV1.ExportMemberFeedbackResponse.Behaviour {
    fileprivate init(_ behaviour: Behaviour, _ catalogue: Catalogue) {
        self.init(
            id: behaviour.id,
            kind: RecommendationsV1.BehaviourKind(behaviour.kind),
            at: behaviour.at.microseconds,
            organisation: behaviour.organisation,
            skus: behaviour.products.compactMap { catalogue[$0]?.sku },
            categories: behaviour.categories,
            score: UInt32(behaviour.score),
            listID: behaviour.listID,
            place: UInt32(behaviour.place)
        )
    }
}

extension RecommendationsV1.ExportMemberFeedbackResponse.KeptList {
    fileprivate init(_ list: ServedList, _ catalogue: Catalogue) {
        self.init(
            listID: list.id,
            servedAt: list.servedAt.microseconds,
            list: list.kind,
            organisation: list.organisation,
            channel: list.channel,
            modelVersion: list.modelVersion,
            skus: list.products.compactMap { catalogue[$0]?.sku },
            experiment: list.choice?.experiment ?? "",
            arm: list.choice?.arm ?? "",
            propensity: list.choice?.propensity ?? 0
        )
    }
}
