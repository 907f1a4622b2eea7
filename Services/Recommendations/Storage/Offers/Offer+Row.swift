import Primitives
import RecommendationsDomain
import StorageCore

extension Offer {
    static let columns = """
        offer_id, organisation, kind, name_english, name_chinese, skus, categories, benefit_fen,
        percent_off, benefit_max_fen, threshold_fen, points_price, contact_fen, margin,
        validity_days, budget_fen, members_max, starts_at, ends_at, trial_members, assumed_uplift
        """

    static let upsert = """
        INSERT INTO offers (\(columns), position) VALUES
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
        $21, $22)
        ON CONFLICT (offer_id) DO UPDATE SET organisation = excluded.organisation,
        kind = excluded.kind, name_english = excluded.name_english,
        name_chinese = excluded.name_chinese, skus = excluded.skus,
        categories = excluded.categories, benefit_fen = excluded.benefit_fen,
        percent_off = excluded.percent_off, benefit_max_fen = excluded.benefit_max_fen,
        threshold_fen = excluded.threshold_fen, points_price = excluded.points_price,
        contact_fen = excluded.contact_fen, margin = excluded.margin,
        validity_days = excluded.validity_days, budget_fen = excluded.budget_fen,
        members_max = excluded.members_max, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, trial_members = excluded.trial_members,
        assumed_uplift = excluded.assumed_uplift
        """

    init(row: any RowView) throws(StorageError) {
        guard let kind = Kind(rawValue: try row.integer(2)),
            let organisation = OrganisationPath(try row.text(1))
        else { throw StorageError(.corrupt, "an offer has no kind or unit") }
        self.init(id: try row.text(0), kind: kind, organisation: organisation)
        nameEnglish = try row.text(3)
        nameChinese = try row.text(4)
        scope.skus = try row.text(5).split(separator: "\n").map(String.init)
        scope.categories = try row.text(6).split(separator: "\n").map(String.init)
        benefitFen = try row.integer(7)
        percentOff = try row.integer(8)
        benefitMaxFen = try row.integer(9)
        thresholdFen = try row.integer(10)
        pointsPrice = try row.integer(11)
        contactFen = try row.integer(12)
        margin = try row.integer(13)
        validityDays = Int32(clamping: try row.integer(14))
        budgetFen = try row.integer(15)
        membersMax = try row.integer(16)
        startsAt = Timestamp(microseconds: try row.integer(17))
        endsAt = Timestamp(microseconds: try row.integer(18))
        trialMembers = try row.integer(19)
        assumedUplift = try row.integer(20)
    }

    func row(position: Int64) -> [SQLValue] {
        [
            .text(id), .text(organisation.rawValue), .integer(kind.rawValue), .text(nameEnglish),
            .text(nameChinese), .text(scope.skus.joined(separator: "\n")),
            .text(scope.categories.joined(separator: "\n")), .integer(benefitFen),
            .integer(percentOff), .integer(benefitMaxFen), .integer(thresholdFen),
            .integer(pointsPrice), .integer(contactFen), .integer(margin),
            .integer(Int64(validityDays)), .integer(budgetFen), .integer(membersMax),
            .integer(startsAt.microseconds), .integer(endsAt.microseconds),
            .integer(trialMembers), .integer(assumedUplift), .integer(position),
        ]
    }
}

extension OfferTotals {
    static let columns = "made, held_out, used, trials, spent_fen, reserved_fen"

    /// Reads the columns of totals from a place on.
    init(row: any RowView, from first: Int, position: Int64 = 0) throws(StorageError) {
        self.init()
        self.position = position
        made = try row.integer(first)
        heldOut = try row.integer(first + 1)
        used = try row.integer(first + 2)
        trials = try row.integer(first + 3)
        spentFen = try row.integer(first + 4)
        reservedFen = try row.integer(first + 5)
    }
}

extension LearnedEffect {
    static let columns = """
        subject, source, mean, deviation, treated, control, redemption, learned_at, model
        """

    init(row: any RowView) throws(StorageError) {
        let text = try row.text(0)
        let subject: Subject
        if text.hasPrefix("offer:") {
            subject = .offer(String(text.dropFirst(6)))
        } else if let number = Int64(text.dropFirst(5)), let kind = Offer.Kind(rawValue: number) {
            subject = .kind(kind)
        } else {
            throw StorageError(.corrupt, "an effect is about nothing")
        }
        guard let source = Source(rawValue: try row.integer(1)) else {
            throw StorageError(.corrupt, "an effect rests on nothing")
        }
        self.init(
            subject: subject,
            source: source,
            mean: try row.real(2),
            deviation: try row.real(3),
            treated: try row.integer(4),
            control: try row.integer(5),
            redemption: try row.real(6),
            learnedAt: Timestamp(microseconds: try row.integer(7)),
            model: try row.blob(8)
        )
    }

    var row: [SQLValue] {
        let text =
            switch subject {
            case .offer(let id): "offer:\(id)"
            case .kind(let kind): "kind:\(kind.rawValue)"
            }
        return [
            .text(text), .integer(source.rawValue), .real(mean), .real(deviation),
            .integer(treated), .integer(control), .real(redemption),
            .integer(learnedAt.microseconds), .blob(model),
        ]
    }
}
