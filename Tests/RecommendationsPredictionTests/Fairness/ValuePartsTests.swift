import Primitives
import RecommendationsPrediction
import Testing

/// Members of different value, and what they pay.
@Suite struct ValuePartsTests {
    /// Sales of 300 members; `factor` is what the most valuable tenth pays, of the price.
    private func parts(factor: Double) -> ValueParts {
        var random = SeededRandom(seed: 31)
        var sales: [ValueParts.Sale] = []
        for member in 0..<300 {
            // The value grows with the number: the last thirty buy the most.
            for _ in 0..<(10 + member / 3) {
                let group = Int.random(in: 0..<200, using: &random)
                // Some prices differ within a group for no reason that has to do with members.
                let luck = Double.random(in: 0.97...1.03, using: &random)
                let price = Double(500 + group) * luck * (member >= 270 ? factor : 1)
                sales.append(
                    .init(member: Int64(member), group: group, asked: price, paidFen: 1_000)
                )
            }
        }
        return ValueParts(sales)
    }

    @Test func chanceIsNoFinding() {
        let parts = parts(factor: 1).parts
        #expect(parts.count == 10)
        #expect(parts.allSatisfy { $0.members == 30 })
        #expect(parts.allSatisfy { !$0.isFlagged })
    }

    @Test(arguments: [0.95, 1.05]) func whatOnePartPaysMoreIsFound(factor: Double) {
        let parts = parts(factor: factor).parts
        #expect(parts[9].isFlagged)
        #expect((parts[9].difference > 0) == (factor > 1))
        #expect(abs(parts[9].difference) > 0.03)
    }

    @Test func nothingComesOfNothing() {
        #expect(ValueParts([]).parts.allSatisfy { $0.members == 0 && !$0.isFlagged })
        let single = ValueParts([.init(member: 1, group: 0, asked: 5, paidFen: 5)])
        #expect(single.parts[0].members == 1 && single.parts[0].difference == 0)
    }
}
