import Primitives
import RecommendationsPrediction
import Testing

@Suite struct PurchaseRhythmTests {
    private func waits(_ days: [Double]) -> PurchaseRhythm.Waits {
        var waits = PurchaseRhythm.Waits()
        for day in days { waits.add(day) }
        return waits
    }

    /// Members drawn from the model itself: the parameters come back, and intervals hold.
    @Test func findsTheRhythmOfAPopulation() {
        var random = SeededRandom(seed: 51)
        let truth = PurchaseRhythm(shape: 3, rateShape: 4, rateDays: 40)
        var members: [PurchaseRhythm.Waits] = []
        var next: [Double] = []
        for _ in 0..<1_500 {
            let rate = Sampling.gamma(truth.rateShape, using: &random) / truth.rateDays
            let count = Int.random(in: 1...9, using: &random)
            members.append(
                waits((0..<count).map { _ in max(1, Sampling.gamma(3, using: &random) / rate) })
            )
            next.append(Sampling.gamma(3, using: &random) / rate)
        }
        let found = PurchaseRhythm.fit(members)
        #expect(abs(found.shape - 3) < 0.3)
        #expect(abs(found.rateShape - 4) < 0.8)
        #expect(abs(found.rateDays - 40) < 10)
        var inside = 0
        var early = 0
        for (waits, wait) in zip(members, next) {
            let forecast = found.forecast(waited: 0, after: waits, coverage: 0.8)
            if forecast.interval.contains(wait) { inside += 1 }
            if wait < forecast.medianDays { early += 1 }
        }
        // Four deviations of 1,500 members.
        #expect(abs(Double(inside) / 1_500 - 0.8) < 0.042)
        #expect(abs(Double(early) / 1_500 - 0.5) < 0.052)
    }

    /// Members as a calendar shows them on a day: each amid a wait whose end comes later.
    ///
    /// Nobody leaves, so four in five must come within their intervals.
    @Test(arguments: [1, 2, 4]) func intervalsHoldOnACalendar(shape: Double) {
        let today: Int32 = 300
        var random = SeededRandom(seed: 7)
        var members: [(waits: PurchaseRhythm.Waits, waited: Double, wait: Double)] = []
        while members.count < 3_000 {
            let rate = Sampling.gamma(1.2, using: &random) / 14 * shape
            var time = Double.random(in: 0..<60, using: &random)
            var days: [Int32] = []
            // Whoever buys so seldom has no end that could be waited for.
            while time < 4_000 {
                if days.last != Int32(time) { days.append(Int32(time)) }
                if time >= Double(today) { break }
                time += Sampling.gamma(shape, using: &random) / rate
            }
            let known = days.filter { $0 < today }
            guard let last = known.last else { continue }
            members.append(
                (
                    CategoryRhythms.waits(known), Double(today - last) - 0.5,
                    days.first { $0 >= today }.map { Double($0 - today) + 0.5 } ?? .infinity
                )
            )
        }
        let rhythm = PurchaseRhythm.fit(members.map(\.waits))
        let inside = members.count { member in
            rhythm.forecast(waited: member.waited, after: member.waits).interval
                .contains(member.wait)
        }
        // Three deviations of 3,000 members; and .03, since whole days are learned from, and not the
        // waits that are not over.
        let margin = 3 * (0.8 * 0.2 / 3_000).squareRoot() + 0.03
        #expect(abs(Double(inside) / 3_000 - 0.8) < margin, "\(inside) of 3,000")
    }

    @Test func fewWaitsAreDrawnToThePopulation() {
        let rhythm = PurchaseRhythm(shape: 4, rateShape: 3, rateDays: 10)
        func median(_ waits: PurchaseRhythm.Waits) -> Double {
            rhythm.forecast(waited: 0, after: waits).medianDays
        }
        let none = median(waits([]))
        let one = median(waits([30]))
        let many = median(waits([Double](repeating: 30, count: 40)))
        #expect(none < one && one < many && many < 30)
        #expect(many > 25)
    }

    @Test func probabilitiesGrowWithTimeAndStayWithinBounds() {
        let rhythm = PurchaseRhythm(shape: 2, rateShape: 3, rateDays: 35)
        let own = waits([7, 8, 7, 6])
        for waited in [0.0, 3, 10, 60, 2_000] {
            var before = 0.0
            for days in [0.5, 1, 7, 30, 365] {
                let probability = rhythm.probability(within: days, waited: waited, after: own)
                #expect(probability >= before && probability <= 1)
                before = probability
            }
            let forecast = rhythm.forecast(waited: waited, after: own)
            #expect(forecast.interval.contains(forecast.medianDays))
            #expect((0...1).contains(forecast.overdue))
        }
        let usual = rhythm.forecast(waited: 3, after: own).overdue
        #expect(rhythm.forecast(waited: 40, after: own).overdue > max(0.95, usual))
    }

    @Test func waitsAreCountedBetweenDays() {
        let waits = PurchaseRhythm.Waits(between: [3, 10, 12] as [Int32])
        #expect(waits.count == 2 && waits.days == 9)
        #expect(PurchaseRhythm.Waits(between: [5] as [Int32]).count == 0)
        #expect(PurchaseRhythm.fit([waits]).rateDays == 14)
    }

    @Test func categoriesHaveTheirOwnRhythm() {
        func days(every step: Int32, members: Int) -> [[Int32]] {
            (0..<members).map { member in
                (0..<8).map { Int32(member % 5) + $0 * step + Int32(member) % 3 * $0 }
            }
        }
        let rhythms = CategoryRhythms([
            1: days(every: 5, members: 60), 2: days(every: 30, members: 60),
            3: days(every: 90, members: 4),
        ])
        #expect(rhythms.rhythm(of: 3) == rhythms.overall)
        #expect(rhythms.rhythm(of: 1) != rhythms.overall)
        let wants = rhythms.wants(
            of: [1: [80, 86, 92], 2: [10, 40, 70], 3: [5], 4: [200]],
            on: 95,
            horizonDays: 7
        )
        #expect(wants.map(\.category).prefix(2) == [1, 2])
        #expect(wants.count == 3)
        #expect(wants[0].forecast.medianDays < 5)
        #expect(wants[0].probability > 0.7)
        #expect(wants[1].forecast.medianDays > wants[0].forecast.medianDays)
        // What comes later does not matter.
        let later = rhythms.wants(of: [1: [80, 86, 92, 95, 99]], on: 95, horizonDays: 7)
        #expect(later[0] == wants[0])
    }

    @Test func risksHaveTheirNames() {
        func level(_ purchase: Double, _ overdue: Double) -> ChurnRisk.Level {
            ChurnRisk(probabilityOfPurchase: purchase, overdue: overdue).level
        }
        #expect(level(0.9, 0.3) == .low)
        #expect(level(0.9, 0.97) == .watch)
        #expect(level(0.7, 0.3) == .watch)
        #expect(level(0.4, 0.3) == .high)
        #expect(level(0.05, 0.99) == .lost)
    }
}
