package import Primitives

/// How long points live, from their activation on.
package enum ExpiryRule: Hashable, Sendable {
    /// The end of what a validity is rounded up to.
    package enum Period: String, CaseIterable, Hashable, Sendable {
        /// A calendar month.
        case month
        /// A quarter: January to March and so on.
        case quarter
        /// A half-year: January to June, July to December.
        case halfYear = "half_year"
        /// A calendar year.
        case year
    }

    /// A day of every year; 29 February is 28 February where there is none.
    package struct YearDay: Hashable, Comparable, Sendable {
        /// The month, 1 to 12.
        package let month: Int
        /// The day of the month.
        package let day: Int

        /// A day that exists in a leap year; anything else makes `nil`.
        package init?(month: Int, day: Int) {
            guard LocalDate(year: 2000, month: month, day: day) != nil else { return nil }
            self.month = month
            self.day = day
        }

        func date(in year: Int) -> LocalDate? {
            LocalDate(year: year, month: month, day: day)
                ?? LocalDate(year: year, month: month, day: day - 1)
        }

        package static func < (lhs: YearDay, rhs: YearDay) -> Bool {
            (lhs.month, lhs.day) < (rhs.month, rhs.day)
        }
    }

    /// For ever.
    case never
    /// To the end of the local day that lies this many days, at least 1, after that of activation.
    case days(Int)
    /// To the end of the local day that lies this many months, at least 1, after that of activation
    /// (where the month is too short, of its last day), or on to the end of the period in which
    /// that day lies: never short of whole months.
    case months(Int, throughEndOf: Period?)
    /// To the end of the first of these days, at least one of them, that lies this many days or
    /// more after that of activation.
    case dates([YearDay], daysMin: Int)
    /// To the end of the local day that lies this many months, at least 1, after that of the
    /// member's last activity in the currency.
    case afterIdle(months: Int)

    /// When points that become spendable at `activatesAt` lapse.
    package func lapse(activatesAt: Timestamp, zone: ZoneRules) -> Lapse {
        let day = zone.date(activatesAt)
        switch self {
        case .never:
            return .never
        case .days(let days):
            return .at(zone.endOfDay(day.adding(days: days)))
        case .months(let months, let period):
            let last = day.adding(months: months)
            return .at(zone.endOfDay(period.map { Self.end(of: $0, with: last) } ?? last))
        case .dates(let days, let daysMin):
            let first = day.adding(days: daysMin)
            for year in first.year...first.year + 1 {
                for date in days.sorted().compactMap({ $0.date(in: year) }) where date >= first {
                    return .at(zone.endOfDay(date))
                }
            }
            return .never
        case .afterIdle(let months):
            return .afterIdle(months: months)
        }
    }

    /// The last day of the period in which a day lies.
    private static func end(of period: Period, with day: LocalDate) -> LocalDate {
        let monthsLeft =
            switch period {
            case .month: 0
            case .quarter: 2 - (day.month - 1) % 3
            case .halfYear: 5 - (day.month - 1) % 6
            case .year: 12 - day.month
            }
        return day.startOfMonth.adding(months: monthsLeft).endOfMonth
    }
}
