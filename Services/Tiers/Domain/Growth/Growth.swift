package import Primitives

/// A growth value; negative where some is taken back.
///
/// What a member's tier is judged by. It is never spent, so it has no lots and no balance.
package struct Growth: CheckedAmount {
    /// The number of growth points.
    package let rawValue: Int64

    /// No growth.
    package static let zero = Growth(0)

    /// Wraps a number of growth points.
    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// What a paid order gives: one for every whole yuan of its net amount, never less than none.
    package static func earned(by paid: Fen) -> Growth {
        Growth(max(0, paid.rawValue) / 100)
    }
}

extension Growth: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
