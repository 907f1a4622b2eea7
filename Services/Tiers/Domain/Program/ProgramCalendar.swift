package import Primitives

/// The years of the program's time zone.
///
/// All it needs to know of the zone is its distance from UTC at a moment, so that every source of
/// zone rules fits, and tests can make up their own.
package struct ProgramCalendar: Sendable {
    /// The zone's name, for people: `Asia/Shanghai`.
    package let zoneName: String
    private let utcOffsetSeconds: @Sendable (Timestamp) -> Int

    /// Wraps the rules of a zone.
    ///
    /// - Parameters:
    ///   - zoneName: The zone's name, for people.
    ///   - utcOffsetSeconds: Local time less UTC at a moment, in seconds.
    package init(
        zoneName: String,
        utcOffsetSeconds: @escaping @Sendable (Timestamp) -> Int
    ) {
        self.zoneName = zoneName
        self.utcOffsetSeconds = utcOffsetSeconds
    }

    /// The local year in which a moment lies.
    package func year(of time: Timestamp) -> Int {
        let offset = Int64(utcOffsetSeconds(time)) * 1_000_000
        let day = Self.floorDivided(
            time.advanced(byMicroseconds: offset).microseconds,
            by: Self.dayMicroseconds
        )
        return Self.year(ofDay: Int(day))
    }

    /// The first moment of a local year.
    ///
    /// Zones that skip the first midnight of a year begin it at the moment of the jump.
    package func start(ofYear year: Int) -> Timestamp {
        let wall = Int64(Self.firstDay(ofYear: year)) * Self.dayMicroseconds
        let midnight = Timestamp(microseconds: wall)
        let before = Int64(
            utcOffsetSeconds(midnight.advanced(byMicroseconds: -Self.dayMicroseconds))
        )
        let after = Int64(utcOffsetSeconds(midnight.advanced(byMicroseconds: Self.dayMicroseconds)))
        let candidates = [wall - before * 1_000_000, wall - after * 1_000_000].sorted()
        for candidate in candidates {
            let time = Timestamp(microseconds: candidate)
            if candidate + Int64(utcOffsetSeconds(time)) * 1_000_000 == wall { return time }
        }
        return jump(between: candidates[0], and: candidates[1])
    }

    /// The moment at which the offset changes, found by halving.
    private func jump(between low: Int64, and high: Int64) -> Timestamp {
        var low = low
        var high = high
        let offsetBefore = utcOffsetSeconds(Timestamp(microseconds: low))
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if utcOffsetSeconds(Timestamp(microseconds: middle)) == offsetBefore {
                low = middle
            } else {
                high = middle
            }
        }
        return Timestamp(microseconds: high)
    }

    private static let dayMicroseconds: Int64 = 86_400_000_000

    /// Days from 1970-01-01 to the first day of a year of the Gregorian calendar.
    private static func firstDay(ofYear year: Int) -> Int {
        let past = year - 1
        let leaps =
            floorDivided(past, by: 4) - floorDivided(past, by: 100)
            + floorDivided(past, by: 400)
        return past * 365 + leaps - 719_162
    }

    /// The year of the Gregorian calendar in which a day lies, counted from 1970-01-01.
    private static func year(ofDay day: Int) -> Int {
        // 400 years have 146,097 days; the guess is off by at most one year.
        var year = 1970 + floorDivided(day * 400, by: 146_097)
        while firstDay(ofYear: year) > day { year -= 1 }
        while firstDay(ofYear: year + 1) <= day { year += 1 }
        return year
    }

    private static func floorDivided<Number: BinaryInteger>(
        _ number: Number,
        by divisor: Number
    ) -> Number {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
