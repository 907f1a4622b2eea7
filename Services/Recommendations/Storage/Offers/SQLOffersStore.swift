package import Primitives
package import RecommendationsDomain
package import StorageCore

/// Whom an id means and whether anything may be chosen for it by what it did, which does not change
/// until the end of the transaction; `nil` for a member of whom nothing is known.
package typealias OfferGate =
    @Sendable (MemberID, any SQLWriter) throws -> (member: MemberID, isPersonalised: Bool)?

/// Offers in the database of recommendations, whose migrations must have been run.
package final class SQLOffersStore: Sendable {
    let database: any Database
    let gate: OfferGate

    /// Takes the database.
    ///
    /// - Parameters:
    ///   - database: Where offers are kept.
    ///   - gate: Tells where a member stands, and keeps it there.
    package init(_ database: any Database, gate: @escaping OfferGate) {
        self.database = database
        self.gate = gate
    }
}

extension SQLOffersStore: OffersStore {
    package func put(
        _ offers: [Offer],
        within organisation: OrganisationPath,
        openMax: Int,
        at moment: Timestamp
    ) async throws -> OfferChanges {
        try await reporting {
            try await database.write { writer in
                try Self.put(offers, within: organisation, openMax, moment, in: writer)
            }
        }
    }

    private static func put(
        _ offers: [Offer],
        within organisation: OrganisationPath,
        _ openMax: Int,
        _ moment: Timestamp,
        in writer: any SQLWriter
    ) throws -> OfferChanges {
        var changes = OfferChanges()
        let revision = try lockBook(in: writer)
        var known: [String: (offer: Offer, position: Int64)] = [:]
        try writer.forEachRow(
            "SELECT \(Offer.columns), position FROM offers WHERE offer_id = $1",
            each: offers.map { [.text($0.id)] }
        ) { _, row in
            let offer = try Offer(row: row)
            known[offer.id] = (offer, try row.integer(21))
        }
        let stored = known.mapValues(\.offer)
        changes.refusal =
            try refusal(of: offers, within: organisation, stored, in: writer)
            ?? tooMany(offers, openMax, moment, in: writer)
        if changes.refusal != nil { return changes }
        var next = (try writer.integer("SELECT max(position) FROM offers") ?? 0) + 1
        var rows: [[SQLValue]] = []
        for offer in offers {
            guard let before = known[offer.id] else {
                rows.append(offer.row(position: next))
                next += 1
                changes.added += 1
                continue
            }
            if before.offer == offer {
                changes.unchanged += 1
            } else {
                rows.append(offer.row(position: before.position))
                changes.changed += 1
            }
        }
        if rows.isEmpty { return changes }
        try writer.execute(Offer.upsert, each: rows)
        try writer.execute(
            "INSERT INTO offer_totals (offer_id) VALUES ($1) ON CONFLICT (offer_id) DO NOTHING",
            each: offers.map { [.text($0.id)] }
        )
        try setRevision(revision + 1, in: writer)
        return changes
    }

    /// Why offers may not be put in the place of those that are there; `nil` where they may.
    private static func refusal(
        of offers: [Offer],
        within organisation: OrganisationPath,
        _ stored: [String: Offer],
        in writer: any SQLWriter
    ) throws -> OfferChanges.Refusal? {
        let foreign = offers.first { offer in
            stored[offer.id].map { !organisation.contains($0.organisation) } ?? false
        }
        if let foreign { return .elsewhere(foreign.id) }
        let changed = offers.filter { offer in
            stored[offer.id].map { $0.terms != offer.terms } ?? false
        }
        // Locked by whoever makes one: what members hold is the offer as it stands.
        let totals = try lockTotals(changed.map(\.id), in: writer)
        return changed.first { totals[$0.id]?.reservedFen ?? 0 > 0 }.map { .held($0.id) }
    }

    /// Whether there would be too many that have not ended; fewer than before are never too many.
    private static func tooMany(
        _ offers: [Offer],
        _ openMax: Int,
        _ moment: Timestamp,
        in writer: any SQLWriter
    ) throws -> OfferChanges.Refusal? {
        let unended = try writer.query(
            "SELECT offer_id FROM offers WHERE ends_at > $1",
            [.integer(moment.microseconds)]
        )
        var open = Set(try unended.map { try $0.text(0) })
        let before = open.count
        for offer in offers {
            if offer.endsAt > moment { open.insert(offer.id) } else { open.remove(offer.id) }
        }
        return open.count > openMax && open.count > before ? .tooMany(open.count) : nil
    }

    package func revision() async throws -> Int64 {
        try await reporting {
            try await database.read { reader in
                try reader.integer("SELECT revision FROM offer_book WHERE id = 0") ?? 0
            }
        }
    }

    package func book() async throws -> OfferBook {
        try await reporting {
            try await database.read { reader in
                var book = OfferBook()
                let row = try reader.first(
                    "SELECT revision, rate_shape, rate_days, basket_fen, learned_at FROM offer_book"
                )
                if let row {
                    book.revision = try row.integer(0)
                    book.learnedAt = try row.integerOrNil(4).map(Timestamp.init(microseconds:))
                    if let shape = try row.realOrNil(1), let days = try row.realOrNil(2),
                        let basket = try row.realOrNil(3)
                    {
                        book.population = BuyingPopulation(
                            rateShape: shape,
                            rateDays: days,
                            basketFen: basket
                        )
                    }
                }
                try reader.scan(
                    "SELECT \(Offer.columns) FROM offers ORDER BY position",
                    []
                ) { row in book.offers.append(try Offer(row: row)) }
                try reader.scan("SELECT \(LearnedEffect.columns) FROM offer_effects", []) { row in
                    let effect = try LearnedEffect(row: row)
                    book.effects[effect.subject] = effect
                }
                return book
            }
        }
    }

    package func totals() async throws -> [String: OfferTotals] {
        try await reporting {
            try await database.read { reader in
                var totals: [String: OfferTotals] = [:]
                try reader.scan(
                    """
                    SELECT offer_id, made, held_out, used, trials, spent_fen, reserved_fen, position
                    FROM offer_totals JOIN offers USING (offer_id)
                    """,
                    []
                ) { row in
                    totals[try row.text(0)] = try OfferTotals(
                        row: row,
                        from: 1,
                        position: try row.integer(7)
                    )
                }
                return totals
            }
        }
    }

    package func learn(
        _ effects: [LearnedEffect],
        population: BuyingPopulation,
        at moment: Timestamp
    ) async throws {
        try await reporting {
            try await database.write { writer in
                let revision = try Self.lockBook(in: writer)
                try writer.execute("DELETE FROM offer_effects")
                try writer.execute(
                    """
                    INSERT INTO offer_effects (\(LearnedEffect.columns)) VALUES
                    ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    """,
                    each: effects.map(\.row)
                )
                try writer.execute(
                    """
                    UPDATE offer_book SET rate_shape = $1, rate_days = $2, basket_fen = $3,
                    learned_at = $4 WHERE id = 0
                    """,
                    [
                        .real(population.rateShape), .real(population.rateDays),
                        .real(population.basketFen), .integer(moment.microseconds),
                    ]
                )
                try Self.setRevision(revision + 1, in: writer)
            }
        }
    }

    private static func lockBook(in writer: any SQLWriter) throws(StorageError) -> Int64 {
        let revision = try writer.integer("SELECT revision FROM offer_book WHERE id = 0 FOR UPDATE")
        guard let revision else { throw StorageError(.corrupt, "the offers have no revision") }
        return revision
    }

    private static func setRevision(
        _ revision: Int64,
        in writer: any SQLWriter
    ) throws(StorageError) {
        try writer.execute("UPDATE offer_book SET revision = $1 WHERE id = 0", [.integer(revision)])
    }
}
