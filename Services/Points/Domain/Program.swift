package import Primitives

/// The settings of a loyalty program that the ledger needs.
package struct Program: Hashable, Sendable {
    /// How long points live, from their activation on.
    package let expiry: ExpiryRule
    /// How long after the order its points become spendable.
    package let activationDelay: Duration

    /// Points are spendable at once and never lapse.
    package static let standard = Program(expiry: .never, activationDelay: .zero)

    /// States the settings.
    ///
    /// - Parameters:
    ///   - expiry: How long points live.
    ///   - activationDelay: At least zero.
    package init(expiry: ExpiryRule, activationDelay: Duration) {
        precondition(activationDelay >= .zero, "points cannot be spendable before they are earned")
        self.expiry = expiry
        self.activationDelay = activationDelay
    }

    /// The terms of a lot that an order earns.
    ///
    /// A channel whose clock runs ahead does not make its members wait: what counts is the order's
    /// time or that of booking, whichever is earlier.
    package func terms(of order: Order, bookedAt: Timestamp) -> LotTerms {
        let activatesAt = min(order.paidAt, bookedAt).advanced(by: activationDelay)
        return LotTerms(
            activatesAt: activatesAt,
            expiresAt: expiry.expiresAt(activatesAt: activatesAt),
            issuer: order.organisation,
            ruleVersion: BaseRule.version
        )
    }
}

/// How long points live, from their activation on.
package enum ExpiryRule: Hashable, Sendable {
    /// For ever.
    case never
    /// A number of days of 24 hours, at least one.
    case days(Int)
    /// To the end of the local day that lies a number of months, at least one, after that of
    /// activation; where the month is too short, of its last day. Never short of whole months.
    case months(Int, ZoneRules)

    /// When points that become spendable at `activatesAt` lapse; `nil` for never.
    package func expiresAt(activatesAt: Timestamp) -> Timestamp? {
        switch self {
        case .never: nil
        case .days(let days): activatesAt.advanced(by: .seconds(days * 86_400))
        case .months(let months, let zone):
            zone.moment(
                of: LocalDateTime(
                    date: zone.date(activatesAt).adding(months: months).adding(days: 1)
                )
            )
        }
    }
}

/// The earn rule that every program starts with: one point for every whole yuan really paid.
package enum BaseRule {
    /// The name and version under which it is booked.
    package static let version = RuleVersion(unchecked: "base@1")

    /// What an order earns: its net amount in whole yuan, rounded down; nothing below zero.
    package static func points(for order: Order) -> Points {
        Points(max(0, order.paid.rawValue) / 100)
    }
}
