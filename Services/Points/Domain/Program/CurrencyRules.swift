package import Primitives

/// What a member may lose when something is taken back that is already spent.
package enum NegativePolicy: Hashable, Sendable {
    /// Only what is not spendable yet is taken back; the rest is the program's loss.
    case pendingOnly
    /// Whatever there is is taken back, down to zero; the rest is the program's loss.
    ///
    /// The loss is forgotten: a member who spends what an order gave, has the order taken back and
    /// then the spending, keeps what was lost. ``debt(limit:)`` has no such gap.
    case downToZero
    /// What is missing is owed, up to a limit for all debts of the member in the currency.
    case debt(limit: Amount)
}

/// What a member must have been told before anything lapses.
package enum NoticePolicy: Hashable, Sendable {
    /// Nothing: reminders are a courtesy.
    case courtesy
    /// Nothing lapses before a reminder was delivered and this much time has passed since; what is
    /// due stays spendable until then.
    case delivered(atLeast: Duration)
}

/// Which system account stands against what members get or spend.
package enum Counterpart: Hashable, Sendable {
    /// One for all.
    case account(SystemAccount)
    /// One for each store: the kind before the store's path.
    case perStore(kind: String)

    /// The account for something that happens in a store.
    package func account(at organisation: OrganisationPath) -> SystemAccount {
        switch self {
        case .account(let account): account
        case .perStore(let kind): .of(kind, organisation)
        }
    }
}

/// What is different for members of a tier; `nil` where nothing is.
package struct TierRules: Hashable, Sendable {
    /// How long what is given lives.
    package var expiry: ExpiryRule?
    /// How much may be owed, where the currency knows debts.
    package var debtLimit: Amount?

    /// States what is different.
    package init(expiry: ExpiryRule? = nil, debtLimit: Amount? = nil) {
        self.expiry = expiry
        self.debtLimit = debtLimit
    }
}

/// How a currency of a program behaves.
package struct CurrencyRules: Hashable, Sendable {
    /// What is counted.
    package enum Unit: String, CaseIterable, Hashable, Sendable {
        /// Whole points.
        case points
        /// Money, in fen.
        case fen
    }

    /// The currency.
    package var currency: Currency
    /// What its amounts count.
    package var unit: Unit
    /// How long what is given lives, from its activation on.
    package var expiry: ExpiryRule
    /// How long after the event what it gives becomes spendable.
    package var activationDelay: Duration
    /// What happens when too little is left to take back.
    package var negative: NegativePolicy
    /// The most that one `Earn` gives, from 1 to `Amount.operationMax`.
    package var earnMax: Amount
    /// Whether members may give it to each other.
    package var isTransferable: Bool
    /// Adjustments by more than this, up or down, need a second person.
    package var adjustmentMax: Amount
    /// Above this a member must just have shown that it is there to spend, set aside or give away;
    /// `nil` for never.
    package var stepUpAbove: Amount?
    /// The longest time from placing a hold to its deadline.
    package var holdTimeMax: Duration
    /// How many whole days restored points live at least, where their own time has passed.
    package var restoredDays: Int
    /// What a member must have been told.
    package var notice: NoticePolicy
    /// How many days ahead members are reminded of what lapses, most first.
    package var noticeDays: [Int]
    /// What is different for members of a tier.
    package var byTier: [TierCode: TierRules]
    /// Where what is given comes from.
    package var source: Counterpart
    /// Where what is spent goes.
    package var sink: Counterpart

    /// Rules as they are where a program says nothing else: points that live for ever, and what is
    /// missing is owed.
    package init(currency: Currency, unit: Unit = .points) {
        self.currency = currency
        self.unit = unit
        expiry = .never
        activationDelay = .zero
        negative = .debt(limit: .operationMax)
        earnMax = Amount(1_000_000_000)
        isTransferable = true
        adjustmentMax = Amount(10_000)
        stepUpAbove = nil
        holdTimeMax = .seconds(24 * 3600)
        restoredDays = 30
        notice = .courtesy
        noticeDays = [30, 7, 1]
        byTier = [:]
        source = .account(.issued)
        sink = .account(.redeemed)
    }
}

extension CurrencyRules {
    /// How long what is given to a member of a tier lives.
    func expiry(for tier: TierCode?) -> ExpiryRule {
        tier.flatMap { byTier[$0]?.expiry } ?? expiry
    }

    /// How much a member of a tier may owe in all; zero where the currency knows no debts.
    func debtLimit(for tier: TierCode?) -> Amount {
        guard case .debt(let limit) = negative else { return .zero }
        return tier.flatMap { byTier[$0]?.debtLimit } ?? limit
    }
}
