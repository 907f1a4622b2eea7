package import Primitives

/// What a member owes since something was taken back beyond what there was.
package struct Debt: Hashable, Sendable {
    /// The number of the entry that made it.
    package let number: Int64
    /// What is still owed, above zero.
    package let owed: Amount

    /// Describes a debt.
    package init(number: Int64, owed: Amount) {
        precondition(owed > .zero, "a debt is above zero, not \(owed)")
        self.number = number
        self.owed = owed
    }
}

/// What an entry did to one debt.
package struct DebtChange: Hashable, Sendable {
    /// The debt: the number of the entry that made it.
    package let number: Int64
    /// What is owed more (above zero) or less.
    package let owed: Amount

    /// Says what a debt changes by.
    package init(number: Int64, owed: Amount) {
        self.number = number
        self.owed = owed
    }
}
