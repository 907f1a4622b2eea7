import Messages
import Primitives
import RPCCore
import RecommendationsDomain

extension Offer {
    /// The most money of one offer's figures, in fen.
    private static let fenMax: Int64 = 1_000_000_000
    /// The most a budget may hold, in fen.
    private static let budgetMax: Int64 = 1_000_000_000_000
    /// The most products, and the most categories.
    private static let scopeMax = 1_000
    /// The longest name, in bytes.
    private static let nameByteCountMax = 256

    /// Takes an offer from outside.
    ///
    /// - Parameters:
    ///   - message: The offer.
    ///   - path: The field in which it stands.
    ///   - organisation: The unit for which it is published.
    /// - Throws: What names the field below `path`.
    init(
        validating message: RecommendationsV1.Offer,
        path: String,
        organisation: OrganisationPath
    ) throws(RPCError) {
        try OfferFields.name(message.offerID, "\(path).offer_id")
        guard let kind = Kind(rawValue: Int64(message.kind.rawValue)) else {
            throw .invalid(field: "\(path).kind", "must say what sort of benefit it is")
        }
        var unit = organisation
        if !message.organisation.isEmpty {
            guard let own = OrganisationPath(message.organisation), organisation.contains(own)
            else {
                throw .invalid(
                    field: "\(path).organisation",
                    "must be empty, or the request's organisation or a unit below it"
                )
            }
            unit = own
        }
        self.init(id: message.offerID, kind: kind, organisation: unit)
        try takeTexts(message, path)
        try takeBenefit(message, path)
        try takeTerms(message, path)
    }

    private mutating func takeTexts(
        _ message: RecommendationsV1.Offer,
        _ path: String
    ) throws(RPCError) {
        for (field, text) in [("name_en", message.nameEn), ("name_zh", message.nameZh)]
        where !OfferFields.isPrintable(text, 1...Self.nameByteCountMax) {
            throw .invalid(
                field: "\(path).\(field)",
                "must be 1 to \(Self.nameByteCountMax) bytes of printable text"
            )
        }
        nameEnglish = message.nameEn
        nameChinese = message.nameZh
        for (field, texts) in [("skus", message.skus), ("categories", message.categories)] {
            guard texts.count <= Self.scopeMax else {
                throw .invalid(field: "\(path).\(field)", "must be at most \(Self.scopeMax)")
            }
            for (index, text) in texts.enumerated()
            where !OfferFields.isPrintable(text, 1...256) {
                throw .invalid(
                    field: "\(path).\(field)[\(index)]",
                    "must be 1 to 256 bytes of printable text"
                )
            }
        }
        scope.skus = Set(message.skus).sorted()
        scope.categories = Set(message.categories).sorted()
    }

    private mutating func takeBenefit(
        _ message: RecommendationsV1.Offer,
        _ path: String
    ) throws(RPCError) {
        let isPercent = kind == .percent
        let figures: [(field: String, value: Int64, isMeant: Bool, max: Int64)] = [
            ("benefit_fen", message.benefitFen, !isPercent, Self.fenMax),
            ("percent_off", Int64(message.percentOff), isPercent, 10_000),
            ("benefit_max_fen", message.benefitMaxFen, isPercent, Self.fenMax),
            ("threshold_fen", message.thresholdFen, kind == .threshold, Self.fenMax),
            ("points_price", message.pointsPrice, kind == .pointsReward, Self.fenMax),
        ]
        for figure in figures {
            let range: ClosedRange<Int64> = figure.isMeant ? 1...figure.max : 0...0
            guard range.contains(figure.value) else {
                throw .invalid(
                    field: "\(path).\(figure.field)",
                    figure.isMeant
                        ? "must be 1 to \(figure.max), is \(figure.value)"
                        : "must be 0: an offer of this kind has none"
                )
            }
        }
        benefitFen = message.benefitFen
        percentOff = Int64(message.percentOff)
        benefitMaxFen = message.benefitMaxFen
        thresholdFen = message.thresholdFen
        pointsPrice = message.pointsPrice
    }

    private mutating func takeTerms(
        _ message: RecommendationsV1.Offer,
        _ path: String
    ) throws(RPCError) {
        let figures: [(field: String, value: Int64, range: ClosedRange<Int64>)] = [
            ("contact_fen", message.contactFen, 0...1_000_000),
            ("margin", Int64(message.margin), 0...10_000),
            ("validity_days", Int64(message.validityDays), 1...366),
            ("budget_fen", message.budgetFen, 1...Self.budgetMax),
            ("assumed_uplift", Int64(message.assumedUplift), 0...2_000),
        ]
        for figure in figures where !figure.range.contains(figure.value) {
            throw .invalid(
                field: "\(path).\(figure.field)",
                "must be \(figure.range.lowerBound) to \(figure.range.upperBound), "
                    + "is \(figure.value)"
            )
        }
        startsAt = Timestamp(microseconds: message.startsAt)
        endsAt = Timestamp(microseconds: message.endsAt)
        guard startsAt.isInRange else {
            throw .invalid(field: "\(path).starts_at", "must lie in the years 1900 to 9999")
        }
        guard endsAt.isInRange, endsAt > startsAt else {
            throw .invalid(field: "\(path).ends_at", "must lie after starts_at")
        }
        contactFen = message.contactFen
        margin = Int64(message.margin)
        validityDays = Int32(message.validityDays)
        budgetFen = message.budgetFen
        membersMax = Int64(message.membersMax)
        trialMembers = Int64(message.trialMembers)
        assumedUplift = Int64(message.assumedUplift)
    }
}

/// What fields of offers and experiments have in common.
enum OfferFields {
    /// Whether a text has no control characters and so many bytes.
    static func isPrintable(_ text: String, _ byteCounts: ClosedRange<Int>) -> Bool {
        byteCounts.contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                    && scalar.value != 0x2028 && scalar.value != 0x2029
            }
    }

    /// Refuses what is no name: 1 to 64 bytes of printable text without spaces.
    static func name(_ text: String, _ field: String, byteCountMax: Int = 64) throws(RPCError) {
        guard isPrintable(text, 1...byteCountMax), !text.contains(" ") else {
            throw .invalid(
                field: field,
                "must be 1 to \(byteCountMax) bytes of printable text without spaces"
            )
        }
    }

    /// How many of a list are asked for.
    static func count(
        _ number: UInt32,
        _ field: String,
        usual: Int,
        max: Int
    ) throws(RPCError) -> Int {
        guard number <= UInt32(max) else {
            throw .invalid(field: field, "must be 0 to \(max), is \(number)")
        }
        return number == 0 ? usual : Int(number)
    }

    /// Runs a call of a store and gives its failures their status.
    static func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
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
