package import Primitives

/// A change of tier as it follows from program and growth history alone.
package struct DerivedChange: Hashable, Sendable {
    /// The tier before.
    package let fromRank: Int
    /// The tier after.
    package let toRank: Int
    /// The moment from which it holds.
    package let effectiveAt: Timestamp
    /// Why.
    package let cause: TierChange.Cause
    /// What caused it: the order, or the year that ended.
    package let reference: String
    /// The growth of the window that decided.
    package let growth: Growth
}
