import Primitives
import Testing
import TiersDomain

@Suite struct ProgramCalendarTests {
    @Test(arguments: [1901, 1969, 1970, 1999, 2000, 2001, 2024, 2025, 2100, 2400, 9998])
    func aYearBeginsWhereTheOneBeforeEnds(year: Int) {
        for calendar in [TestRules.shanghai, TestRules.newYork] {
            let start = calendar.start(ofYear: year)
            #expect(calendar.year(of: start) == year)
            let before = Timestamp(microseconds: start.microseconds - 1)
            #expect(calendar.year(of: before) == year - 1)
            let days = calendar.start(ofYear: year + 1).microseconds(since: start) / 86_400_000_000
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            #expect(days == (isLeap ? 366 : 365))
        }
    }

    @Test func aSkippedMidnightBeginsTheYearAtTheJump() throws {
        let start = TestRules.jumping.start(ofYear: 2027)
        #expect(start == (try TestRules.utc("2027-01-01T00:00:00")))
        #expect(TestRules.jumping.year(of: start) == 2027)
        #expect(TestRules.jumping.year(of: start.advanced(byMicroseconds: -1)) == 2026)
    }
}
