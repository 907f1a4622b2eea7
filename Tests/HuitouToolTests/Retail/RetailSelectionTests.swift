import HuitouTool
import Primitives
import Testing

/// Which receipts are taken, and when they are said to have been.
struct RetailSelectionTests {
    private static func receipt(_ household: Int64, _ day: String) -> Receipt {
        Receipt(
            household: household,
            store: 1,
            basket: "\(household)-\(day)",
            paidAt: Timestamp(microseconds: 0),
            localDate: day,
            fileLine: 2,
            lines: []
        )
    }

    @Test func theLastDayIsIncluded() {
        var filter = RetailSelection.Filter(RetailSelection(until: "2017-03-31"))
        #expect(filter.decide(Self.receipt(1, "2017-03-31")) == .take)
        #expect(filter.decide(Self.receipt(1, "2017-04-01")) == .stop)
    }

    @Test func laterHouseholdsAreLeftOut() {
        var filter = RetailSelection.Filter(RetailSelection(householdsMax: 2))
        let decisions = [5, 9, 5, 3, 9, 1].map { filter.decide(Self.receipt($0, "2017-01-01")) }
        #expect(decisions == [.take, .take, .take, .skip, .take, .skip])
    }

    @Test func theShiftIsInWholeWeeksAndNeverPassesThePresent() {
        let day: Int64 = 86_400_000_000
        let last = Timestamp(microseconds: 100 * day)
        for (days, weeks) in [(99, 0), (100, 0), (106, 0), (107, 1), (121, 3)] {
            let now = Timestamp(microseconds: Int64(days) * day)
            #expect(RetailSelection.weeks(from: last, to: now) == weeks)
        }
        let shifted = RetailSelection(shiftWeeks: 3).shifted(last)
        #expect(shifted.microseconds == 121 * day)
    }
}
