package import Primitives
package import RecommendationsDomain

import StorageCore

extension SQLOffersStore {
    /// See ``OffersStore``.
    package func make(
        _ proposals: [OfferMaking],
        offers: [String: Offer],
        countMax: Int,
        sinceMax: (since: Timestamp, count: Int)
    ) async throws -> [OfferMaking] {
        guard let member = proposals.first?.member else { return [] }
        let (since, sinceCount) = sinceMax
        return try await reporting {
            try await database.write { writer in
                var totals = try Self.lockTotals(proposals.map(\.offerID), in: writer)
                let ids = try PurchaseLinks.absorbed(by: member, in: writer)
                guard try !PurchaseLinks.isErased(member, in: writer) else { return [] }
                var (known, recent) = try Self.made(to: ids, since: since, in: writer)
                var made: [OfferMaking] = []
                for proposal in proposals where made.count < countMax {
                    guard let offer = offers[proposal.offerID],
                        var total = totals[proposal.offerID], !known.contains(offer.id)
                    else { continue }
                    if proposal.state == .heldOut {
                        total.heldOut += 1
                    } else {
                        guard recent < sinceCount,
                            total.mayBeMade(offer, isTrial: proposal.isTrial)
                        else { continue }
                        recent += 1
                        total.made += 1
                        total.trials += proposal.isTrial ? 1 : 0
                        total.reservedFen += proposal.benefitFen
                    }
                    totals[offer.id] = total
                    known.insert(offer.id)
                    made.append(proposal)
                }
                if made.isEmpty { return [] }
                try writer.execute(OfferMaking.insert, each: made.map(\.row))
                let names = Set(made.map(\.offerID))
                try Self.store(totals.filter { names.contains($0.key) }, in: writer)
                return made
            }
        }
    }

    /// See ``OffersStore``.
    package func use(_ use: OfferUse) async throws -> OfferUseOutcome {
        try await reporting {
            try await database.write { writer in
                var totals = try Self.lockTotals([use.offerID], in: writer)
                guard var total = totals[use.offerID],
                    let making = try Self.making(of: use, in: writer), making.state != .heldOut
                else { return .notMade }
                if making.state == .used {
                    return making.order == use.order ? .replayed : .usedBefore
                }
                guard making.state == .open, use.usedAt <= making.validUntil else { return .lapsed }
                guard use.benefitFen <= making.benefitFen else {
                    return .tooMuch(maxFen: making.benefitFen)
                }
                total.reservedFen -= making.benefitFen
                total.spentFen += use.benefitFen
                total.used += 1
                totals[use.offerID] = total
                try Self.store(totals, in: writer)
                try writer.execute(
                    """
                    UPDATE offer_makings SET state = $3, benefit_fen = $4, channel = $5,
                    order_id = $6 WHERE member_id = $1 AND offer_id = $2
                    """,
                    [
                        .integer(making.member.rawValue), .text(use.offerID),
                        .integer(OfferMaking.State.used.rawValue), .integer(use.benefitFen),
                        .text(use.order.channel), .text(use.order.orderID),
                    ]
                )
                return .noted
            }
        }
    }

    /// See ``OffersStore``.
    package func lapse(before moment: Timestamp) async throws -> Int {
        try await reporting {
            try await database.write { writer in
                let overdue = try writer.query(
                    """
                    SELECT member_id, offer_id FROM offer_makings
                    WHERE state = $1 AND valid_until < $2
                    ORDER BY valid_until LIMIT \(Self.lapsedMax)
                    """,
                    [
                        .integer(OfferMaking.State.open.rawValue), .integer(moment.microseconds),
                    ]
                )
                let offers = Set(try overdue.map { try $0.text(1) })
                var totals = try Self.lockTotals(offers.sorted(), in: writer)
                var count = 0
                for row in overdue {
                    // Somebody else may have used it until the totals were locked.
                    let freed = try writer.query(
                        """
                        UPDATE offer_makings SET state = $3
                        WHERE member_id = $1 AND offer_id = $2 AND state = $4
                        RETURNING benefit_fen
                        """,
                        [
                            .integer(try row.integer(0)), .text(try row.text(1)),
                            .integer(OfferMaking.State.lapsed.rawValue),
                            .integer(OfferMaking.State.open.rawValue),
                        ]
                    )
                    guard let fen = try freed.first?.integer(0) else { continue }
                    totals[try row.text(1)]?.reservedFen -= fen
                    count += 1
                }
                try Self.store(totals, in: writer)
                return count
            }
        }
    }

    /// How many lapse in one transaction.
    private static let lapsedMax = 1_000

    /// Reads totals and keeps others waiting for them; always in the order of ids, so that no two
    /// wait for each other.
    private static func lockTotals(
        _ ids: [String],
        in writer: any SQLWriter
    ) throws -> [String: OfferTotals] {
        var totals: [String: OfferTotals] = [:]
        try writer.forEachRow(
            """
            SELECT offer_id, \(OfferTotals.columns) FROM offer_totals
            WHERE offer_id = $1 FOR UPDATE
            """,
            each: Set(ids).sorted().map { [.text($0)] }
        ) { _, row in totals[try row.text(0)] = try OfferTotals(row: row, from: 1) }
        return totals
    }

    private static func store(
        _ totals: [String: OfferTotals],
        in writer: any SQLWriter
    ) throws(StorageError) {
        try writer.execute(
            """
            UPDATE offer_totals SET made = $2, held_out = $3, used = $4, trials = $5,
            spent_fen = $6, reserved_fen = $7 WHERE offer_id = $1
            """,
            each: totals.sorted { $0.key < $1.key }.map { id, total in
                [
                    .text(id), .integer(total.made), .integer(total.heldOut),
                    .integer(total.used), .integer(total.trials), .integer(total.spentFen),
                    .integer(total.reservedFen),
                ]
            }
        )
    }

    /// What was made to a member, and how much of it since a moment.
    private static func made(
        to ids: Set<MemberID>,
        since: Timestamp,
        in writer: any SQLWriter
    ) throws -> (known: Set<String>, recent: Int) {
        var known: Set<String> = []
        var recent = 0
        try writer.forEachRow(
            "SELECT offer_id, made_at, state FROM offer_makings WHERE member_id = $1",
            each: ids.sorted().map { [.integer($0.rawValue)] }
        ) { _, row in
            known.insert(try row.text(0))
            let isHeldOut = try row.integer(2) == OfferMaking.State.heldOut.rawValue
            if try row.integer(1) >= since.microseconds, !isHeldOut { recent += 1 }
        }
        return (known, recent)
    }

    private static func making(
        of use: OfferUse,
        in writer: any SQLWriter
    ) throws -> OfferMaking? {
        var found: [OfferMaking] = []
        try writer.forEachRow(
            """
            SELECT \(OfferMaking.columns) FROM offer_makings
            WHERE member_id = $1 AND offer_id = $2
            """,
            each: try PurchaseLinks.absorbed(by: use.member, in: writer).sorted()
                .map { [.integer($0.rawValue), .text(use.offerID)] }
        ) { _, row in found.append(try OfferMaking(row: row)) }
        // Two members that were merged may both have had it: what is open goes first, but for a
        // repeat.
        return found.first { $0.order == use.order } ?? found.first { $0.state == .open }
            ?? found.first
    }
}
