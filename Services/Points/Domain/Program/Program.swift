package import Primitives

/// The settings of a loyalty program that the ledger needs.
package struct Program: Hashable, Sendable {
    /// Where its days begin and end.
    package let zone: ZoneRules
    /// The currencies, the points of the program among them, by code.
    package let currencies: [CurrencyRules]
    /// The reasons that clients may give.
    package let reasons: Set<ReasonCode>

    /// Points that are spendable at once and never lapse, in UTC.
    package static let standard = Program(
        zone: .utc,
        currencies: [CurrencyRules(currency: .points)]
    )

    /// States the settings.
    ///
    /// - Parameters:
    ///   - zone: The time zone.
    ///   - currencies: At least the points, each once.
    ///   - reasons: Beside the standard ones.
    package init(
        zone: ZoneRules,
        currencies: [CurrencyRules],
        reasons: Set<ReasonCode> = []
    ) {
        precondition(
            Set(currencies.map(\.currency)).count == currencies.count,
            "a currency has its rules once"
        )
        precondition(
            currencies.contains { $0.currency == .points },
            "a program has points"
        )
        self.zone = zone
        self.currencies = currencies.sorted { $0.currency.code < $1.currency.code }
        self.reasons = reasons.union(ReasonCode.standard)
    }

    /// How a currency behaves; `nil` where the program has none such.
    package func rules(_ currency: Currency) -> CurrencyRules? {
        currencies.first { $0.currency == currency }
    }

    /// Whether anything is different for members of some tier.
    package var hasTierRules: Bool { currencies.contains { !$0.byTier.isEmpty } }

    /// How the points of the program behave.
    package var pointsRules: CurrencyRules {
        guard let rules = rules(.points) else { preconditionFailure("a program has points") }
        return rules
    }

    /// When something given at a moment becomes spendable, and when it lapses.
    ///
    /// What a tier changes counts for what is given while the member has it.
    ///
    /// A channel whose clock runs ahead does not make its members wait: what counts is its own time
    /// or that of booking, whichever is earlier.
    package func terms(
        of amount: Amount,
        by rules: CurrencyRules,
        for tier: TierCode?,
        effectiveAt: Timestamp,
        bookedAt: Timestamp,
        issuer: OrganisationPath,
        ruleVersion: RuleVersion?
    ) -> LotTerms {
        let activatesAt = min(effectiveAt, bookedAt).advanced(by: rules.activationDelay)
        return LotTerms(
            granted: amount,
            activatesAt: activatesAt,
            lapse: rules.expiry(for: tier).lapse(activatesAt: activatesAt, zone: zone),
            issuer: issuer,
            ruleVersion: ruleVersion
        )
    }
}

/// The earn rule that every program starts with: one point for every whole yuan really paid.
package enum BaseRule {
    /// The name and version under which it is booked.
    package static let version = RuleVersion(unchecked: "base@1")

    /// What an order earns: its net amount in whole yuan, rounded down; nothing below zero.
    package static func points(for order: Order) -> Amount {
        Amount(max(0, order.paid.rawValue) / 100)
    }
}
