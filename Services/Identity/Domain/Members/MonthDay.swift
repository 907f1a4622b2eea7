/// A day of the year without the year: what of a birthday may be seen, filtered and published.
package struct MonthDay: Hashable, Sendable {
    /// 1 to 12.
    package let month: Int
    /// 1 to 31; 29 February is one.
    package let day: Int

    private static let dayCounts = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// Takes a month and a day; fails where no year has such a day.
    package init?(month: Int, day: Int) {
        guard (1...12).contains(month), (1...Self.dayCounts[month - 1]).contains(day) else {
            return nil
        }
        self.month = month
        self.day = day
    }

    /// Takes `number` apart; fails where it is none.
    package init?(number: Int) {
        self.init(month: number / 100, day: number % 100)
    }

    /// The month times 100 plus the day: 29 February is 229.
    package var number: Int { month * 100 + day }
}
