import RecommendationsDomain
import Testing

@Suite struct DecayTableTests {
    private let today = TestPurchases.today

    private func weight(_ table: DecayTable, age: Int32) -> Int64 {
        table.weight(of: Day(today.rawValue - age), today: today)
    }

    @Test(arguments: [1, 14, 75]) func halvesWithEveryHalfLife(halfLife: Int) {
        let table = DecayTable(halfLifeDays: halfLife, ageMax: halfLife * 12, tail: 0)
        for round in 0..<11 {
            #expect(weight(table, age: Int32(round * halfLife)) == DecayTable.unit >> Int64(round))
        }
        for age in 0..<Int32(halfLife * 11) {
            let half = weight(table, age: age + Int32(halfLife)) * 2
            #expect(abs(weight(table, age: age) - half) <= 2)
            #expect(weight(table, age: age) > weight(table, age: age + 1))
        }
    }

    @Test func endsInItsTail() {
        let forgetting = DecayTable(halfLifeDays: 14, ageMax: 70, tail: 0)
        #expect(weight(forgetting, age: 69) > 0)
        #expect(weight(forgetting, age: 70) == 0)
        #expect(forgetting.firstDay(today: today) == Day(today.rawValue - 69))
        let keeping = DecayTable(halfLifeDays: 75, ageMax: 3000, tail: 1)
        #expect(weight(keeping, age: 2999) >= 1)
        #expect(weight(keeping, age: 30_000) == 1)
    }

    @Test func daysToComeWeighAsMuchAsToday() {
        let table = DecayTable(halfLifeDays: 14, ageMax: 70, tail: 0)
        #expect(weight(table, age: -5) == DecayTable.unit)
    }
}
