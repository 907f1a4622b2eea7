import Testing

@testable import RecommendationsDomain

@Suite struct NewItemPlacesTests {
    private func mixed(_ new: [Int], _ list: some Sequence<Int>, _ itemsMax: Int) -> [Int] {
        NewItemPlaces.mix(new, into: Array(list), itemsMax: itemsMax)
    }

    @Test func newItemsStandOnTheirPlaces() {
        #expect(mixed([90, 91, 92], 0..<11, 12) == [0, 1, 2, 3, 90, 4, 5, 6, 7, 91, 8, 9, 10])
        #expect(mixed([90], 0..<7, 12) == [0, 1, 2, 3, 90, 4, 5, 6])
        #expect(mixed([90, 91], 0..<5, 5) == [0, 1, 2, 3, 90, 4])
        #expect(mixed([90, 91], 0..<4, 4) == [0, 1, 2, 3])
        #expect(mixed([], 0..<3, 12) == [0, 1, 2])
    }

    @Test func shortListsHaveThemAtTheirEnd() {
        #expect(mixed([90, 91], 0..<2, 20) == [0, 1, 90, 91])
        #expect(mixed([90, 91], 0..<0, 20) == [90, 91])
    }

    @Test(arguments: [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2), (100, 2)])
    func fewAreGivenPlaces(itemsMax: Int, count: Int) {
        #expect(NewItemPlaces.countMax(itemsMax: itemsMax) == count)
    }
}
