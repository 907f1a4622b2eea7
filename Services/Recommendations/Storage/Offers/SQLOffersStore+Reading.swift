package import Primitives
package import RecommendationsDomain

import StorageCore

extension SQLOffersStore {
    /// See ``OffersStore``.
    package func makings(of member: MemberID) async throws -> [OfferMaking] {
        try await reporting {
            try await database.read { reader in
                var makings: [OfferMaking] = []
                try reader.forEachRow(
                    "SELECT \(OfferMaking.columns) FROM offer_makings WHERE member_id = $1",
                    each: try PurchaseLinks.absorbed(by: member, in: reader).sorted()
                        .map { [.integer($0.rawValue)] }
                ) { _, row in makings.append(try OfferMaking(row: row)) }
                return makings.sorted { $0.place < $1.place }
            }
        }
    }

    /// See ``OffersStore``.
    package func makings(
        of member: MemberID,
        after place: OfferMaking.Place?,
        countMax: Int,
        isHeldOutTold: Bool
    ) async throws -> [OfferMaking] {
        let hidden = isHeldOutTold ? 0 : OfferMaking.State.heldOut.rawValue
        return try await reporting {
            try await database.read { reader in
                var makings: [OfferMaking] = []
                try reader.forEachRow(
                    """
                    SELECT \(OfferMaking.columns) FROM offer_makings
                    WHERE member_id = $1 AND state <> $2
                        AND (made_at, member_id, offer_id) > ($3, $4, $5)
                    ORDER BY made_at, offer_id LIMIT $6
                    """,
                    each: try PurchaseLinks.absorbed(by: member, in: reader).sorted().map { id in
                        [
                            .integer(id.rawValue), .integer(hidden),
                            .integer(place?.madeAt.microseconds ?? .min),
                            .integer(place?.member.rawValue ?? 0), .text(place?.offerID ?? ""),
                            .integer(Int64(countMax)),
                        ]
                    }
                ) { _, row in makings.append(try OfferMaking(row: row)) }
                return Array(makings.sorted { $0.place < $1.place }.prefix(countMax))
            }
        }
    }

    /// See ``OffersStore``.
    package func forEachMaking(
        countMax: Int,
        _ body: @escaping @Sendable (OfferMaking, [Purchase]) -> Void
    ) async throws {
        try await reporting {
            try await database.read { reader in
                var makings: [OfferMaking] = []
                try reader.scan(
                    """
                    SELECT \(OfferMaking.columns) FROM offer_makings
                    ORDER BY made_at DESC, member_id, offer_id LIMIT $1
                    """,
                    [.integer(Int64(countMax))]
                ) { row in makings.append(try OfferMaking(row: row)) }
                var start = 0
                while start < makings.count {
                    let page = Array(makings[start..<min(start + Self.pageMax, makings.count)])
                    start += page.count
                    var logs = [[Purchase]](repeating: [], count: page.count)
                    try reader.forEachRow(
                        """
                        SELECT \(Purchase.columns) FROM purchases
                        WHERE member_id = $1 AND paid_at > $2 AND paid_at <= $3
                        ORDER BY purchase_number
                        """,
                        each: try page.map { making in
                            let log = try PurchaseLinks.survivor(of: making.member, in: reader)
                            return [
                                .integer(log.rawValue), .integer(making.madeAt.microseconds),
                                .integer(making.validUntil.microseconds),
                            ]
                        }
                    ) { run, row in logs[run].append(try Purchase(row: row)) }
                    for (making, log) in zip(page, logs) { body(making, log.standing) }
                }
            }
        }
    }

    private static let pageMax = 500

    /// See ``OffersStore``.
    package func forEachOrder(
        on days: ClosedRange<Day>,
        in organisation: OrganisationPath,
        _ body: @escaping @Sendable (Purchase) -> Void
    ) async throws {
        try await reporting {
            try await database.read { reader in
                // Whatever was taken back, or moved with a merge, has lines of both kinds on the
                // same day.
                var open: [LoggedOrder: Purchase] = [:]
                var day: Int64 = .min
                try reader.scan(
                    """
                    SELECT \(Purchase.columns) FROM purchases WHERE day BETWEEN $1 AND $2
                    ORDER BY day, member_id, purchase_number
                    """,
                    [
                        .integer(Int64(days.lowerBound.rawValue)),
                        .integer(Int64(days.upperBound.rawValue)),
                    ]
                ) { row in
                    let purchase = try Purchase(row: row)
                    if Int64(purchase.day.rawValue) != day {
                        Self.hand(&open, to: body)
                        day = Int64(purchase.day.rawValue)
                    }
                    guard let unit = OrganisationPath(purchase.organisation),
                        organisation.contains(unit)
                    else { return }
                    let key = LoggedOrder(member: purchase.memberID, order: purchase.order)
                    open[key] = purchase.kind == .bought ? purchase : nil
                }
                Self.hand(&open, to: body)
            }
        }
    }

    /// An order in a member's log.
    private struct LoggedOrder: Hashable {
        let member: MemberID
        let order: OrderKey
    }

    private static func hand(_ open: inout [LoggedOrder: Purchase], to body: (Purchase) -> Void) {
        let orders = open.values.sorted {
            ($0.memberID, $0.number) < ($1.memberID, $1.number)
        }
        for purchase in orders { body(purchase) }
        open.removeAll(keepingCapacity: true)
    }
}
