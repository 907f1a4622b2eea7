import Testing

@testable import RecommendationsLearning

@Suite struct FeatureBinsTests {
    private func bins(_ column: [Float], binsMax: Int = 255) -> FeatureBins {
        var table = FeatureTable(featureCount: 1)
        table.append(column)
        return FeatureBins(table, binsMax: binsMax)
    }

    @Test func fewValuesHaveABinEach() {
        let bins = bins([3, 1, 1, .nan, 2, 3])
        #expect(bins.bounds == [[1.5, 2.5]])
        #expect([1, 2, 3, 9, -9].map { bins.bin($0, feature: 0) } == [1, 2, 3, 3, 1])
        #expect(bins.bin(.nan, feature: 0) == FeatureBins.missing)
        #expect(bins.bin(.infinity, feature: 0) == 3)
    }

    @Test func manyValuesShareBinsEvenly() {
        let bins = bins((0..<10_000).map { Float($0 * $0) }, binsMax: 10)
        #expect(bins.bounds[0].count == 9)
        var counts = [Int](repeating: 0, count: 11)
        for value in 0..<10_000 { counts[Int(bins.bin(Float(value * value), feature: 0))] += 1 }
        #expect(counts[0] == 0)
        #expect(counts.dropFirst().allSatisfy { (900...1100).contains($0) })
    }

    @Test func aCommonValueDoesNotTakeAllBins() {
        let column = [Float](repeating: 0, count: 5000) + (1...500).map { Float($0) }
        #expect(bins(column, binsMax: 100).bounds[0].count > 90)
    }

    @Test func splitsBinnedRowsAsTheirNumbers() {
        let column: [Float] = [0.1, 0.2, 0.3, 0.1 + 1e-8, .greatestFiniteMagnitude, -0, 0]
        let bins = bins(column)
        for bin in 1...bins.bounds[0].count {
            let threshold = bins.threshold(after: bin, feature: 0)
            for value in column {
                #expect((Int(bins.bin(value, feature: 0)) <= bin) == (value <= threshold))
            }
        }
    }

    @Test func nothingKnownIsOneBin() {
        let bins = bins([.nan, .nan])
        #expect(bins.bounds == [[]])
        #expect(bins.bin(1, feature: 0) == 1)
    }
}
