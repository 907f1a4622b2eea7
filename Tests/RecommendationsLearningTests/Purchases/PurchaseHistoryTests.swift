import RecommendationsLearning
import Testing

@Suite struct PurchaseHistoryTests {
    private func line(_ item: Int32, _ quantity: Float = 1) -> PurchaseHistory.Line {
        PurchaseHistory.Line(item: item, quantity: quantity, spend: quantity * 2, discount: 0.5)
    }

    @Test func anItemCountsOnceADay() {
        var history = PurchaseHistory()
        history.append(line(1), day: 10, store: 5)
        history.append(line(2), day: 10, store: 5)
        history.append(line(1, 3), day: 10, store: 6)
        history.append(line(1), day: 12, store: 6)
        #expect(history.days == [10, 12])
        #expect(history.stores == [5, 6])
        #expect(history.lines(of: 0).map(\.item) == [1, 2])
        #expect(history.lines(of: 0).first?.quantity == 4)
        #expect(history.lines(of: 0).first?.spend == 8)
        #expect(history.lines(of: 0).first?.discount == 1)
        #expect(history.lines(of: 1).map(\.item) == [1])
    }

    @Test func countsTheDaysBeforeAnother() {
        var history = PurchaseHistory()
        for day: Int32 in [3, 5, 9] { history.append(line(1), day: day, store: 1) }
        #expect(
            [0, 3, 4, 5, 6, 9, 10].map { history.dayCount(before: $0) } == [0, 0, 1, 1, 2, 2, 3]
        )
        #expect(PurchaseHistory().dayCount(before: 5) == 0)
    }
}
