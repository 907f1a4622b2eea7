/// An amount of a currency of the ledger, in whole minor units (points, or fen of stored value);
/// negative where something is taken.
package struct Amount: Hashable, Comparable, Sendable {
    /// The number of minor units.
    package let rawValue: Int64

    /// The most that one operation may move: far from overflow however many are summed up.
    package static let operationMax = Amount(1_000_000_000_000)
    /// Nothing.
    package static let zero = Amount(0)

    /// Wraps a number of minor units.
    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }
}

/// An amount of money in fen (1/100 yuan); negative where money goes back.
package struct Fen: Hashable, Comparable, Sendable {
    /// The number of fen.
    package let rawValue: Int64

    /// The most that one order or payment may amount to: 10 billion yuan.
    package static let operationMax = Fen(1_000_000_000_000)
    /// No money.
    package static let zero = Fen(0)

    /// Wraps a number of fen.
    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }
}

/// Arithmetic shared by the amounts: it traps on overflow and never wraps.
///
/// Input from outside is bounded by `operationMax` before it gets here, so that a trap means a
/// defect of ours. `checkedSum(_:_:)` is for sums whose bound is not known.
package protocol CheckedAmount: Hashable, Comparable, Sendable {
    /// The number of minor units.
    var rawValue: Int64 { get }
    /// Wraps a number of minor units.
    init(_ rawValue: Int64)
}

extension Amount: CheckedAmount {}
extension Fen: CheckedAmount {}

extension CheckedAmount {
    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    package static func + (lhs: Self, rhs: Self) -> Self { Self(lhs.rawValue + rhs.rawValue) }
    package static func - (lhs: Self, rhs: Self) -> Self { Self(lhs.rawValue - rhs.rawValue) }
    /// The amount with its sign turned.
    package static prefix func - (value: Self) -> Self { Self(-value.rawValue) }
    package static func += (lhs: inout Self, rhs: Self) { lhs = lhs + rhs }
    package static func -= (lhs: inout Self, rhs: Self) { lhs = lhs - rhs }

    /// The sum, or `nil` where it does not fit in 64 bits.
    package static func checkedSum(_ lhs: Self, _ rhs: Self) -> Self? {
        let (sum, overflow) = lhs.rawValue.addingReportingOverflow(rhs.rawValue)
        return overflow ? nil : Self(sum)
    }
}

extension Amount: CustomStringConvertible {
    package var description: String { String(rawValue) }
}

extension Fen: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
