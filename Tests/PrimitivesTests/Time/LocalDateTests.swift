import Primitives
import Testing

@Suite struct LocalDateTests {
    static func date(_ text: String) throws -> LocalDate {
        try #require(LocalDate(text), "\(text)")
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var previous = try Self.date("1899-12-31")
        var count = 0
        while previous.year < 2301 {
            let next = previous.adding(days: 1)
            #expect(next > previous)
            #expect(next.daysSinceEpoch == previous.daysSinceEpoch + 1)
            #expect(next.weekday == previous.weekday % 7 + 1)
            let isNextMonth = next.day == 1 && previous == previous.endOfMonth
            #expect(next.day == previous.day + 1 || isNextMonth)
            previous = next
            count += 1
        }
        #expect(count == 146_463)
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
        ("2000-02-29", 11_016, 2), ("1969-12-31", -1, 3), ("2026-11-22", 20_779, 7),
    ])
    func knownDays(text: String, days: Int, weekday: Int) throws {
        let date = try Self.date(text)
        #expect(date.daysSinceEpoch == days)
        #expect(LocalDate(daysSinceEpoch: days) == date)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00",
        "0000-01-01", "2026-1-1", "2026/01/01", "+026-01-01", "2026-01-01T", "", "２０２６-01-01",
    ])
    func impossibleDaysAreRefused(text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
        ("2026-01-31", 3, "2026-04-30"), ("2026-01-31", 12, "2027-01-31"),
        ("2024-02-29", 12, "2025-02-28"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -13, "2024-12-15"), ("2026-12-31", 1, "2027-01-31"),
        ("9999-12-01", 1, "9999-12-31"), ("0001-01-15", -1, "0001-01-01"),
    ])
    func addingMonths(start: String, months: Int, end: String) throws {
        #expect(try Self.date(start).adding(months: months) == Self.date(end))
    }

    @Test func addingStopsAtTheCalendarsEnds() throws {
        let date = try Self.date("2026-01-31")
        #expect(date.adding(days: .max) == .max)
        #expect(date.adding(days: .min) == .min)
        #expect(date.adding(months: .max) == .max)
        #expect(date.adding(months: .min) == .min)
        #expect(date.adding(years: .max) == .max)
        #expect(date.adding(years: 8000) == .max)
        #expect(LocalDate(daysSinceEpoch: .max) == .max)
        #expect(LocalDate(daysSinceEpoch: .min) == .min)
    }

    @Test func monthsAndYearsBeginAndEnd() throws {
        let date = try Self.date("2024-02-10")
        #expect(date.startOfMonth == LocalDate("2024-02-01"))
        #expect(date.endOfMonth == LocalDate("2024-02-29"))
        #expect(date.startOfYear == LocalDate("2024-01-01"))
        #expect(date.endOfYear == LocalDate("2024-12-31"))
        #expect(try Self.date("2024-02-29").adding(years: 1) == LocalDate("2025-02-28"))
    }
}
