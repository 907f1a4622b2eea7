/// A point in time: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since the epoch; negative before it.
    package let microseconds: Int64

    /// The earliest time that is accepted from outside: the year 1900.
    package static let min = Timestamp(microseconds: -2_208_988_800_000_000)
    /// The latest time that is accepted from outside: the end of the year 9999.
    package static let max = Timestamp(microseconds: 253_402_300_799_999_999)

    /// Wraps a count of microseconds since the epoch.
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Whether the time lies in the years 1900 to 9999, as every time from outside must.
    package var isInRange: Bool { self >= .min && self <= .max }

    /// The time this many microseconds later; sums outside the range stop at its end.
    package func advanced(byMicroseconds delta: Int64) -> Timestamp {
        let (sum, overflow) = microseconds.addingReportingOverflow(delta)
        if overflow { return delta > 0 ? .max : .min }
        return Swift.min(.max, Swift.max(.min, Timestamp(microseconds: sum)))
    }

    /// The time this much later, counted in whole microseconds.
    package func advanced(by duration: Duration) -> Timestamp {
        advanced(byMicroseconds: duration.microseconds)
    }

    /// Microseconds from `other` to this time; negative where `other` is later.
    package func microseconds(since other: Timestamp) -> Int64 {
        microseconds - other.microseconds
    }

    package static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
        lhs.microseconds < rhs.microseconds
    }
}

extension Duration {
    /// The whole microseconds of this duration, capped at about 292,000 years.
    package var microseconds: Int64 {
        Int64(clamping: attoseconds / 1_000_000_000_000)
    }
}
