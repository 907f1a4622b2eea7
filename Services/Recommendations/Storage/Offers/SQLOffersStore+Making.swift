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
            try await database.write { [gate] writer in
                // The member's row comes before those of the offers, as an erasure takes them.
                guard let standing = try gate(member, writer), standing.isPersonalised,
                    standing.member == member,
                    try !PurchaseLinks.isErased(member, in: writer)
                else { return [] }
                var totals = try Self.lockTotals(proposals.map(\.offerID), in: writer)
                let current = try Self.offers(Array(totals.keys), in: writer)
                let ids = try PurchaseLinks.absorbed(by: member, in: writer)
                var (known, recent) = try Self.made(to: ids, since: since, in: writer)
                var made: [OfferMaking] = []
                for proposal in proposals where made.count < countMax && recent < sinceCount {
                    guard let offer = current[proposal.offerID], !known.contains(offer.id),
                        offer.terms == offers[offer.id]?.terms,
                        var total = totals[offer.id],
                        total.mayBeMade(offer, isTrial: proposal.isTrial)
                    else { continue }
                    recent += 1
                    total.count(proposal)
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
                let first = making.madeAt.advanced(by: .zero - Self.clockAllowance)
                guard use.usedAt >= first else { return .tooEarly }
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

    /// How many lapse in one transaction, and how many are deleted.
    private static let lapsedMax = 1_000
    /// How far the clock of a till may be behind this one.
    private static let clockAllowance: Duration = .seconds(300)

    /// See ``OffersStore``.
    package func deleteMakings(before: Timestamp, at moment: Timestamp) async throws -> Int {
        try await reporting {
            try await database.write { writer in
                var count = 0
                for state in OfferMaking.State.allCases where state != .open {
                    count += try writer.execute(
                        """
                        DELETE FROM offer_makings WHERE (member_id, offer_id) IN (
                            SELECT member_id, offer_id FROM offer_makings
                            JOIN offers USING (offer_id)
                            WHERE state = $1 AND valid_until < $2 AND ends_at < $3
                            ORDER BY valid_until LIMIT \(Self.lapsedMax)
                        )
                        """,
                        [
                            .integer(state.rawValue), .integer(before.microseconds),
                            .integer(moment.microseconds),
                        ]
                    )
                }
                return count
            }
        }
    }

    /// Reads totals and keeps others waiting for them; always in the order of ids, so that no two
    /// wait for each other.
    static func lockTotals(
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

    /// Offers as they stand.
    private static func offers(
        _ ids: [String],
        in reader: any SQLReader
    ) throws -> [String: Offer] {
        var offers: [String: Offer] = [:]
        try reader.forEachRow(
            "SELECT \(Offer.columns) FROM offers WHERE offer_id = $1",
            each: ids.sorted().map { [.text($0)] }
        ) { _, row in
            let offer = try Offer(row: row)
            offers[offer.id] = offer
        }
        return offers
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

    /// What was made to a member or held back from it, and how much of it since a moment.
    private static func made(
        to ids: Set<MemberID>,
        since: Timestamp,
        in writer: any SQLWriter
    ) throws -> (known: Set<String>, recent: Int) {
        var known: Set<String> = []
        var recent = 0
        try writer.forEachRow(
            "SELECT offer_id, made_at FROM offer_makings WHERE member_id = $1",
            each: ids.sorted().map { [.integer($0.rawValue)] }
        ) { _, row in
            known.insert(try row.text(0))
            if try row.integer(1) >= since.microseconds { recent += 1 }
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

extension OfferTotals {
    /// Counts what was made, or held back.
    fileprivate mutating func count(_ making: OfferMaking) {
        guard making.state != .heldOut else {
            heldOut += 1
            return
        }
        made += 1
        trials += making.isTrial ? 1 : 0
        reservedFen += making.benefitFen
    }
}
