package import Primitives

/// A day of the program's time zone, counted from 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
    /// The number of days since 1970-01-01.
    package let rawValue: Int32

    /// Wraps a number of days.
    package init(_ rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// The day as a date.
    package var date: LocalDate { LocalDate(daysSinceEpoch: Int(rawValue)) }

    package static func < (lhs: Day, rhs: Day) -> Bool { lhs.rawValue < rhs.rawValue }
}
