internal import Primitives

/// What one of the members that are one account has of a pocket: what it would have without them.
struct Share: Hashable, Sendable {
    /// What is left of a lot.
    struct Part: Hashable, Sendable {
        /// Free, above zero.
        var amount: Amount
        /// What the lot was granted with.
        let terms: LotTerms
    }

    /// Where something was taken, and can be given back to.
    struct Piece: Hashable, Sendable {
        /// Whose share.
        let holder: MemberID
        /// Which lot; `nil` for what the holder did not have.
        let lot: LotID?
        /// What the lot was granted with, where there is one.
        let terms: LotTerms?
        /// How much, above zero.
        var amount: Amount
    }

    /// What is left and not held, by lot; each lot belongs to one share.
    var lots: [LotID: Part] = [:]
    /// What is owed, oldest first.
    var debts: [Debt] = []
    /// What was taken beyond what there was: the others have paid it.
    var missing = Amount.zero
    /// What was taken back beyond what there was and might be owed: the program has lost it.
    var lost = Amount.zero
    /// What was taken out of the lots of the member that this one is merged into, by lot.
    var drawn: [LotID: Part] = [:]
    /// What ever happened.
    var lifetime = Pocket.Lifetime()

    /// What is owed in all.
    var owed: Amount { debts.reduce(.zero) { $0 + $1.owed } }

    /// What is left less what is owed, missing and lost, without what is held.
    var net: Amount { lots.values.reduce(.zero) { $0 + $1.amount } - owed - missing - lost }

    /// Adds to what is left of a lot, or takes from it.
    mutating func change(_ lot: LotID, by amount: Amount, _ terms: LotTerms) {
        Self.change(&lots, lot, by: amount, terms)
    }

    /// Adds to what was drawn of a lot, or takes from it.
    mutating func draw(_ lot: LotID, by amount: Amount, _ terms: LotTerms) {
        Self.change(&drawn, lot, by: amount, terms)
    }

    private static func change(
        _ parts: inout [LotID: Part],
        _ lot: LotID,
        by amount: Amount,
        _ terms: LotTerms
    ) {
        let left = (parts[lot]?.amount ?? .zero) + amount
        parts[lot] = left == .zero ? nil : Part(amount: left, terms: parts[lot]?.terms ?? terms)
    }

    /// Repays debts, oldest first.
    ///
    /// - Returns: What is left of the amount.
    mutating func repay(_ amount: Amount) -> Amount {
        var rest = amount
        debts = debts.compactMap { debt in
            let part = min(rest, debt.owed)
            rest -= part
            return debt.owed == part
                ? nil : Debt(number: debt.number, owed: debt.owed - part)
        }
        return rest
    }

    /// Has the program lose what is lost, then what is missing.
    ///
    /// - Returns: What is left of the amount.
    mutating func forgive(_ amount: Amount) -> Amount {
        let first = min(amount, lost)
        lost -= first
        let second = max(.zero, min(amount - first, missing))
        missing -= second
        return amount - first - second
    }

    /// Owes more, under the number of an entry.
    mutating func owe(_ amount: Amount, _ number: Int64) {
        if amount > .zero { debts.append(Debt(number: number, owed: amount)) }
    }
}
