package import Primitives

/// When points lapse, as it was promised when they were granted.
package enum Lapse: Hashable, Sendable {
    /// Never.
    case never
    /// At this moment; they are spendable before it and not at it.
    case at(Timestamp)
    /// At the end of the local day a number of months, at least 1, after the member's last activity
    /// in the currency.
    case afterIdle(months: Int)
}

/// What a lot was granted with; never changes while the lot lives.
package struct LotTerms: Hashable, Sendable {
    /// How much was granted, above zero.
    package let granted: Amount
    /// From when on it can be spent.
    package let activatesAt: Timestamp
    /// Until when.
    package let lapse: Lapse
    /// The store or partner that gave it.
    package let issuer: OrganisationPath
    /// The rule that gave it; `nil` where none did.
    package let ruleVersion: RuleVersion?

    /// States what a lot is granted with.
    package init(
        granted: Amount,
        activatesAt: Timestamp,
        lapse: Lapse,
        issuer: OrganisationPath,
        ruleVersion: RuleVersion?
    ) {
        precondition(granted > .zero, "a lot must hold something, holds \(granted)")
        self.granted = granted
        self.activatesAt = activatesAt
        self.lapse = lapse
        self.issuer = issuer
        self.ruleVersion = ruleVersion
    }

    /// The same terms for another amount.
    package func granting(_ amount: Amount) -> LotTerms {
        LotTerms(
            granted: amount,
            activatesAt: activatesAt,
            lapse: lapse,
            issuer: issuer,
            ruleVersion: ruleVersion
        )
    }
}

/// What was granted together, and what is left of it.
package struct Lot: Hashable, Sendable {
    /// Whether a lot can be spent.
    package enum Phase: Hashable, Sendable {
        /// Not yet.
        case pending
        /// Now.
        case usable
        /// No longer.
        case lapsed
    }

    /// Its name.
    package let id: LotID
    /// What is left and not held, from zero on.
    package private(set) var free: Amount
    /// What is left and set aside by holds, from zero on.
    package private(set) var held: Amount
    /// What it was granted with.
    package let terms: LotTerms

    /// Describes a lot; `free` and `held` together are above zero and at most what was granted.
    package init(id: LotID, free: Amount, held: Amount = .zero, terms: LotTerms) {
        precondition(
            free >= .zero && held >= .zero && free + held > .zero
                && free + held <= terms.granted,
            "\(free) and \(held) held of \(terms.granted) cannot be left"
        )
        self.id = id
        self.free = free
        self.held = held
        self.terms = terms
    }

    /// What is left, held or not.
    package var remaining: Amount { free + held }

    /// What a change leaves; `nil` where nothing is left.
    ///
    /// - Throws: ``Pocket/Mismatch/allocation(_:)`` where the change does not fit.
    func changed(by change: LotChange) throws(Pocket.Mismatch) -> Lot? {
        guard change.terms == terms,
            let free = Amount.checkedSum(free, change.free), free >= .zero,
            let held = Amount.checkedSum(held, change.held), held >= .zero,
            let sum = Amount.checkedSum(free, held), sum <= terms.granted
        else { throw .allocation(id) }
        return sum == .zero ? nil : Lot(id: id, free: free, held: held, terms: terms)
    }
}

/// What an entry did to one lot.
package struct LotChange: Hashable, Sendable {
    /// Which lot.
    package let lot: LotID
    /// What its free part changes by.
    package let free: Amount
    /// What its held part changes by.
    package let held: Amount
    /// The terms that the lot is or was granted with.
    ///
    /// They stand in every change, so that a lot that is used up can be restored from whatever took
    /// from it.
    package let terms: LotTerms
    /// Whether this change makes the lot.
    package let isGrant: Bool

    /// Says what a lot changes by.
    package init(
        lot: LotID,
        free: Amount,
        held: Amount = .zero,
        terms: LotTerms,
        isGrant: Bool = false
    ) {
        self.lot = lot
        self.free = free
        self.held = held
        self.terms = terms
        self.isGrant = isGrant
    }

    /// What the member's balance changes by.
    package var amount: Amount { free + held }
}
