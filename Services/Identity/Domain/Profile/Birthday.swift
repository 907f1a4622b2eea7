package import Primitives

/// A day of birth, with or without its year.
///
/// With its year it is personal data: no description shows it.
package struct Birthday: Hashable, Sendable {
    /// The year; `nil` where the member does not tell it.
    package let year: Int?
    /// Month and day.
    package let monthDay: MonthDay

    /// The first year that is believed.
    package static let yearMin = 1900

    /// Takes a birthday; fails where no calendar has such a day, or it is before 1900.
    ///
    /// - Parameters:
    ///   - year: The year; `nil` for unknown, and then 29 February is a day too.
    ///   - month: 1 to 12.
    ///   - day: 1 to 31.
    package init?(year: Int?, month: Int, day: Int) {
        guard let monthDay = MonthDay(month: month, day: day) else { return nil }
        if let year {
            guard year >= Self.yearMin, LocalDate(year: year, month: month, day: day) != nil
            else { return nil }
        }
        self.year = year
        self.monthDay = monthDay
    }

    /// Whether the day is after `today`; never of one without a year.
    package func isAfter(_ today: LocalDate) -> Bool {
        guard let year else { return false }
        let day = LocalDate(year: year, month: monthDay.month, day: monthDay.day)
        return day.map { $0 > today } ?? false
    }

    /// Whether another birthday says nothing else, but perhaps a year that was not known.
    package func isCompleted(by other: Birthday?) -> Bool {
        guard let other, other.monthDay == monthDay else { return false }
        return year == nil || year == other.year
    }
}

extension Birthday: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What is held of a member's birthday, and when the member changed it.
package struct BirthdayRecord: Hashable, Sendable {
    /// The birthday; `nil` for unknown.
    package var birthday: Birthday?
    /// Whether it was ever known: from then on everything else is a change.
    package var wasKnown: Bool
    /// The day on which the member last changed it; `nil` for never.
    package var changedOn: LocalDate?

    /// How many days lie between two changes.
    package static let lockedDays = 365

    /// Describes what is held; by default nothing.
    package init(
        birthday: Birthday? = nil,
        wasKnown: Bool = false,
        changedOn: LocalDate? = nil
    ) {
        self.birthday = birthday
        self.wasKnown = wasKnown
        self.changedOn = changedOn
    }

    /// What becomes of an edit.
    package enum OnEdit: Equatable, Sendable {
        /// Too early: from this day on it may be changed again.
        case locked(until: LocalDate)
        /// What is held from now on.
        case taken(BirthdayRecord)
    }

    /// Decides about another birthday, or about none.
    ///
    /// The first one is free, and so is a year that was not known before. A correction by those who
    /// may correct neither waits nor makes the member wait.
    ///
    /// - Parameters:
    ///   - birthday: What shall be held.
    ///   - today: The day in the program's zone.
    ///   - isCorrection: Whether somebody edits who may at any time.
    /// - Returns: What becomes of it.
    package func edited(
        to birthday: Birthday?,
        today: LocalDate,
        isCorrection: Bool
    ) -> OnEdit {
        var next = self
        next.birthday = birthday
        next.wasKnown = wasKnown || birthday != nil
        let isFree =
            birthday == self.birthday || !wasKnown
            || (self.birthday?.isCompleted(by: birthday) ?? false)
        if isFree || isCorrection { return .taken(next) }
        if let changedOn {
            let next = changedOn.adding(days: Self.lockedDays)
            if today < next { return .locked(until: next) }
        }
        next.changedOn = today
        return .taken(next)
    }
}
