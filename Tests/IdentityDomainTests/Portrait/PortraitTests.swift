import IdentityDomain
import Primitives
import Testing

/// Numbers that were worked out by hand.
struct PortraitTests {
    private func portrait(
        _ orders: [PurchasedOrder],
        medians: [String: Double] = [:],
        today: Int
    ) -> Portrait {
        Portrait(PurchaseHistory(orders: orders), medians: medians, today: today)
    }

    @Test func whoBoughtNothingHasNone() {
        let portrait = portrait([], today: 10)
        #expect(portrait.orderCount == 0)
        #expect(portrait.days == nil)
        #expect(portrait.categories == [])
        #expect(portrait.priceLevel == nil)
        #expect(portrait.meanGapTenths == nil)
        #expect(portrait.store == nil)
        #expect(
            portrait.lacks.map(\.field) == [
                "price_level", "price_sensitivity", "mean_gap_tenths", "regularity", "store",
                "channel", "hour",
            ]
        )
    }

    @Test func purchasesCountHalfAfter180Days() {
        let portrait = portrait(
            [.sample(1, day: 0, "a milk x 1 100"), .sample(2, day: 180, "b bread x 1 100")],
            today: 180
        )
        // 50 of 150, and 100 of 150.
        #expect(portrait.categories.map(\.name) == ["bread", "milk"])
        #expect(portrait.categories.map(\.share) == [667, 333])
    }

    @Test func theRhythmIsThatOfTheGaps() {
        let days = { (days: [Int]) in
            self.portrait(
                days.enumerated().map { .sample($0.offset, day: $0.element, "a milk x 1 1") },
                today: 100
            )
        }
        let steady = days([0, 10, 20, 30])
        #expect(steady.meanGapTenths == 100)
        #expect(steady.regularity == 1000)
        // Gaps of 5, 10 and 15: mean 10, deviation 5, and so 1 − 0.5.
        let uneven = days([0, 5, 15, 30])
        #expect(uneven.meanGapTenths == 100)
        #expect(uneven.regularity == 500)
        // Gaps of 1, 1 and 28: mean 10, deviation 15.6: no rhythm at all.
        #expect(days([0, 1, 2, 30]).regularity == 0)
        let few = days([0, 5, 15])
        #expect(few.meanGapTenths == 75)
        #expect(few.regularity == nil)
        #expect(
            few.lacks.first { $0.field == "regularity" }
                .map { [$0.found, $0.needed] } == [3, 4]
        )
        #expect(days([7]).meanGapTenths == nil)
        #expect(days([7]).days == 7...7)
    }

    @Test func thePriceLevelIsTheMiddleUnits() {
        let level = { (units: String...) in
            self.portrait(
                units.enumerated().map {
                    .sample($0.offset, day: 1, "a\($0.offset) \($0.element)")
                },
                medians: ["milk": 100, "wine": 1000],
                today: 1
            )
        }
        // Ratios 0.5, 0.5, 1.2, 1.2, 3: the third is the middle one.
        let middle = level("milk x 2 100", "wine x 2 2400", "milk x 1 300")
        #expect(middle.priceLevel == 1200)
        #expect(middle.priceBand == .middle)
        #expect(level("milk x 5 400").priceLevel == 800)
        #expect(level("milk x 5 400").priceBand == .middle)
        #expect(level("milk x 5 395").priceBand == .economy)
        #expect(level("milk x 5 625").priceBand == .middle)
        #expect(level("milk x 5 630").priceBand == .premium)
        // Four units are too few; what has no median does not count.
        #expect(level("milk x 4 400", "tea x 9 900").priceLevel == nil)
    }

    @Test func sensitivityIsWhatWasBoughtCheaply() {
        let portrait = portrait(
            [
                .sample(1, day: 1, "a milk x 2 200", "c milk x 9 1"),
                .sample(2, day: 2, "a milk x 2 180"), .sample(3, day: 3, "a milk x 4 364"),
            ],
            today: 3
        )
        // Of 8 units of a, two cost 90 and so a tenth less than 100; 91 is not low enough.
        #expect(portrait.priceSensitivity == 250)
        let few = self.portrait(
            [.sample(1, day: 1, "a milk x 2 200"), .sample(2, day: 2, "a milk x 3 200")],
            today: 3
        )
        #expect(few.priceSensitivity == nil)
    }

    @Test func mostOrdersSayWhereAndWhen() {
        let portrait = portrait(
            [
                .sample(1, day: 1, hour: 9, store: "acme/a", "a milk x 1 1"),
                .sample(2, day: 1, hour: 18, store: "acme/b", "a milk x 1 1"),
                .sample(3, day: 2, hour: 18, store: "acme/b", "a milk x 1 1"),
            ],
            today: 3
        )
        #expect(portrait.store?.name == "acme/b")
        #expect(portrait.store?.share == 666)
        #expect(portrait.hour?.name == "18")
        #expect(portrait.channel?.share == 1000)
        #expect(portrait.visitDayCount == 2)
        #expect(portrait.orderCount == 3)
    }
}
