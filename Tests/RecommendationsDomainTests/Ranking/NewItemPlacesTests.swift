import Testing

@testable import RecommendationsDomain

@Suite struct NewItemPlacesTests {
    private func items(_ numbers: some Sequence<Int>) -> [ScoredItem] {
        numbers.map { ScoredItem(product: ProductID(Int32($0)), score: 1, terms: []) }
    }

    private func mixed(_ new: [Int], _ list: some Sequence<Int>, _ itemsMax: Int) -> [Int] {
        NewItemPlaces.mix(items(new), into: items(list), itemsMax: itemsMax)
            .map(\.product.index)
    }

    @Test func newItemsStandOnTheirPlaces() {
        #expect(mixed([90, 91, 92], 0..<12, 12) == [0, 1, 2, 3, 90, 4, 5, 6, 7, 91, 8, 9])
        #expect(mixed([90], 0..<12, 12) == [0, 1, 2, 3, 90, 4, 5, 6, 7, 8, 9, 10])
        #expect(mixed([90, 91], 0..<5, 5) == [0, 1, 2, 3, 90])
        #expect(mixed([90, 91], 0..<4, 4) == [0, 1, 2, 3])
        #expect(mixed([], 0..<3, 12) == [0, 1, 2])
    }

    @Test func shortListsHaveThemAtTheirEnd() {
        #expect(mixed([90, 91], 0..<2, 20) == [0, 1, 90, 91])
        #expect(mixed([90, 91], 0..<0, 20) == [90, 91])
    }

    @Test func nothingStandsThereTwice() {
        #expect(mixed([3, 91], 0..<6, 20) == [0, 1, 2, 3, 91, 4, 5])
    }

    @Test(arguments: [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2), (100, 2)])
    func fewAreGivenPlaces(itemsMax: Int, count: Int) {
        #expect(NewItemPlaces.countMax(itemsMax: itemsMax) == count)
    }
}
