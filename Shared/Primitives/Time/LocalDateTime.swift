/// A date and a time of day, without a zone.
package struct LocalDateTime: Hashable, Comparable, Sendable {
    /// The day.
    package let date: LocalDate
    /// Seconds since midnight on the wall clock, 0 to 86,399.
    package let secondOfDay: Int

    /// Joins a day and a time of day.
    ///
    /// - Parameters:
    ///   - date: The day.
    ///   - secondOfDay: Seconds since midnight, 0 to 86,399.
    package init(date: LocalDate, secondOfDay: Int = 0) {
        precondition(
            (0..<86_400).contains(secondOfDay),
            "secondOfDay must be 0 to 86399, is \(secondOfDay)"
        )
        self.date = date
        self.secondOfDay = secondOfDay
    }

    /// Seconds since 1970-01-01T00:00:00 on the same wall clock.
    package var secondsSinceEpoch: Int64 {
        Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
    }

    /// The wall clock this many seconds after 1970-01-01T00:00:00; stops at the calendar's ends.
    package init(secondsSinceEpoch seconds: Int64) {
        let days = seconds.quotientRoundedDown(by: 86_400)
        self.init(
            date: LocalDate(daysSinceEpoch: Int(days)),
            secondOfDay: Int(seconds - days * 86_400)
        )
    }

    package static func < (lhs: LocalDateTime, rhs: LocalDateTime) -> Bool {
        (lhs.date, lhs.secondOfDay) < (rhs.date, rhs.secondOfDay)
    }
}

extension LocalDateTime: CustomStringConvertible {
    /// The time as ISO 8601 writes it: `2026-01-31T08:00:00`.
    package var description: String {
        let hour = LocalDate.padded(secondOfDay / 3600, 2)
        let minute = LocalDate.padded(secondOfDay / 60 % 60, 2)
        return "\(date)T\(hour):\(minute):\(LocalDate.padded(secondOfDay % 60, 2))"
    }
}

extension Int64 {
    /// The quotient, rounded towards negative infinity.
    ///
    /// - Parameter divisor: Greater than 0.
    /// - Returns: The greatest number that, multiplied by the divisor, is not above this one.
    package func quotientRoundedDown(by divisor: Int64) -> Int64 {
        precondition(divisor > 0, "divisor must be positive, is \(divisor)")
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
