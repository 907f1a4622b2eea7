import Primitives
import RecommendationsDomain
import Testing

/// Stock in memory against a dictionary.
@Suite struct StockLevelsTests {
    @Test(arguments: 0..<20) func bitsSayWhatADictionarySays(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var levels = StockLevels()
        var plain: [String: [Int32: Int64]] = [:]
        for _ in 0..<2000 {
            let store = "acme/\(random.next() % 3)/\(random.next() % 3)"
            let product = Int32(random.next() % 10_000)
            let quantity = Int64(random.next() % 3)
            levels.put(ProductID(product), quantity: quantity, in: store)
            plain[store, default: [:]][product] = quantity
        }
        for unit in Array(plain.keys) + ["acme", "acme/1", "acme/9"] {
            let stock = levels.unit(unit)
            let below = plain.filter { $0.key == unit || $0.key.hasPrefix(unit + "/") }.values
            for product in Int32(0)..<10_000 {
                let told = below.compactMap { $0[product] }
                let expected = told.isEmpty ? nil : told.contains { $0 > 0 }
                #expect(stock.isInStock(ProductID(product)) == expected)
            }
        }
    }
}
