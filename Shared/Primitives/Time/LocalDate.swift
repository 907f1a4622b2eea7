/// A day of the calendar, without a zone (proleptic Gregorian, years 1 to 9999).
package struct LocalDate: Hashable, Comparable, Sendable {
    /// The year, 1 to 9999.
    package let year: Int
    /// The month, 1 to 12.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int

    /// The first day that can be named: 0001-01-01.
    package static let min = LocalDate(uncheckedYear: 1, month: 1, day: 1)
    /// The last day that can be named: 9999-12-31.
    package static let max = LocalDate(uncheckedYear: 9999, month: 12, day: 31)

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Names a day: `nil` where the calendar has none such.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.dayCount(year: year, month: month)).contains(day)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// Reads a day as ISO 8601 writes it, `2026-01-31`: `nil` for anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day this many days after 1970-01-01; days beyond the calendar's end stop there.
    ///
    /// The arithmetic counts eras of 400 years that begin in March (Hinnant, 2013).
    package init(daysSinceEpoch: Int) {
        let days = Swift.min(Swift.max(daysSinceEpoch, -719_162), 2_932_896) + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01; negative before it.
    package var daysSinceEpoch: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of the week: 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        // 1970-01-01 was a Thursday; the sum stays positive for every year from 1 on.
        (daysSinceEpoch + 719_162) % 7 + 1
    }

    /// The first day of this month.
    package var startOfMonth: LocalDate {
        LocalDate(uncheckedYear: year, month: month, day: 1)
    }

    /// The last day of this month.
    package var endOfMonth: LocalDate {
        LocalDate(
            uncheckedYear: year,
            month: month,
            day: Self.dayCount(year: year, month: month)
        )
    }

    /// The first day of this year.
    package var startOfYear: LocalDate { LocalDate(uncheckedYear: year, month: 1, day: 1) }

    /// The last day of this year.
    package var endOfYear: LocalDate { LocalDate(uncheckedYear: year, month: 12, day: 31) }

    /// The day this many days later; stops at the calendar's ends.
    package func adding(days: Int) -> LocalDate {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        if overflow { return days > 0 ? .max : .min }
        return LocalDate(daysSinceEpoch: sum)
    }

    /// The same day this many months later, or the last day of a month that is too short for it.
    ///
    /// 31 January and one month is the last of February. Stops at the calendar's ends.
    package func adding(months: Int) -> LocalDate {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        if overflow { return months > 0 ? .max : .min }
        if sum < 12 { return .min }
        if sum >= 10_000 * 12 { return .max }
        let (year, month) = (sum / 12, sum % 12 + 1)
        let last = Self.dayCount(year: year, month: month)
        return LocalDate(uncheckedYear: year, month: month, day: Swift.min(day, last))
    }

    /// The same day this many years later; 29 February becomes the 28th in other years.
    package func adding(years: Int) -> LocalDate {
        let (months, overflow) = years.multipliedReportingOverflow(by: 12)
        if overflow { return years > 0 ? .max : .min }
        return adding(months: months)
    }

    /// Whether a year has 366 days.
    package static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days a month has.
    package static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func < (lhs: LocalDate, rhs: LocalDate) -> Bool {
        (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }
}

extension LocalDate: CustomStringConvertible {
    /// The day as ISO 8601 writes it: `2026-01-31`.
    package var description: String {
        "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
