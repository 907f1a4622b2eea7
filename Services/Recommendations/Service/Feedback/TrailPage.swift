import Messages
import Primitives
import RecommendationsDomain

/// What a member did and bought, put together, the newest first.
struct TrailPage {
    private typealias Entry = RecommendationsV1.GetMemberTrailResponse.Entry

    /// Where an entry stands: later ones first, of one moment by name.
    private struct Place: Comparable {
        let at: Int64
        let name: String

        static func < (lhs: Place, rhs: Place) -> Bool {
            lhs.at != rhs.at ? lhs.at > rhs.at : lhs.name < rhs.name
        }

        /// Reads a cursor; `nil` for none of ours.
        init?(_ text: String) {
            let parts = text.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let at = Int64(parts[0]) else { return nil }
            self.init(at: at, name: String(parts[1]))
        }

        init(at: Int64, name: String) {
            self.at = at
            self.name = name
        }

        var text: String { "\(at) \(name)" }
    }

    private var entries: [(place: Place, entry: Entry)] = []

    /// Puts a trail together; what was merely shown is no part of it.
    init(_ behaviours: [Behaviour], _ purchases: [Purchase], catalogue: Catalogue) {
        func products(
            _ ids: [ProductID]
        ) -> [RecommendationsV1.GetMemberTrailResponse.Product] {
            ids.compactMap { catalogue[$0] }.map { .init(sku: $0.sku, name: $0.name) }
        }
        for behaviour in behaviours where behaviour.kind != .impression {
            let entry = Entry(
                at: behaviour.at.microseconds,
                kind: RecommendationsV1.BehaviourKind(behaviour.kind),
                organisation: behaviour.organisation,
                products: products(behaviour.products),
                categories: behaviour.categories,
                score: UInt32(behaviour.score)
            )
            entries.append((Place(at: entry.at, name: "b \(behaviour.id)"), entry))
        }
        for purchase in purchases {
            let entry = Entry(
                at: purchase.paidAt.microseconds,
                organisation: purchase.organisation,
                products: products(purchase.products),
                channel: purchase.order.channel,
                orderID: purchase.order.orderID,
                paidFen: purchase.paidFen
            )
            let name = "o \(purchase.order.channel) \(purchase.order.orderID)"
            entries.append((Place(at: entry.at, name: name), entry))
        }
        entries.sort { $0.place < $1.place }
    }

    /// Whether a text is the cursor of a page.
    static func isCursor(_ text: String) -> Bool { text.isEmpty || Place(text) != nil }

    /// A page of it.
    ///
    /// - Parameters:
    ///   - cursor: Of the page before; empty for the start.
    ///   - size: How many entries, at least 1.
    /// - Returns: The page.
    func page(
        after cursor: String,
        size: Int
    ) -> RecommendationsV1.GetMemberTrailResponse {
        var rest = entries[...]
        if let last = Place(cursor) {
            rest = rest.drop { !(last < $0.place) }
        }
        let page = rest.prefix(size)
        return RecommendationsV1.GetMemberTrailResponse(
            entries: page.map(\.entry),
            nextCursor: rest.count > size ? page.last?.place.text ?? "" : ""
        )
    }
}
