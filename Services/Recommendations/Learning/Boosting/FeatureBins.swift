/// Where the numbers of each feature are cut into bins of about equally many rows.
struct FeatureBins: Sendable {
    /// The bin of what is not known; known numbers are in 1 and above.
    static let missing: UInt8 = 0
    /// How many bins a feature has at most, with that of what is not known.
    static let countMax = 256
    /// From how many rows the cuts are taken.
    private static let sampleMax = 200_000

    /// Per feature the largest number of each bin but the last, ascending.
    let bounds: [[Float]]

    /// Takes the cuts from the rows, or from evenly spread ones where there are very many.
    init(_ table: FeatureTable, binsMax: Int = 255) {
        let rows = table.rowCount
        let step = max(1, rows / Self.sampleMax)
        bounds = (0..<table.featureCount).map { feature in
            var column: [Float] = []
            column.reserveCapacity(rows / step + 1)
            for row in stride(from: 0, to: rows, by: step) {
                let value = table.values[row * table.featureCount + feature]
                if value == value { column.append(value) }
            }
            column.sort()
            return Self.cuts(column, binsMax: min(binsMax, Self.countMax - 1))
        }
    }

    /// The cuts of one feature's sorted numbers.
    private static func cuts(_ sorted: [Float], binsMax: Int) -> [Float] {
        guard let first = sorted.first else { return [] }
        var distinct: [(value: Float, count: Int)] = [(first, 0)]
        for value in sorted {
            if value != distinct[distinct.count - 1].value { distinct.append((value, 0)) }
            distinct[distinct.count - 1].count += 1
        }
        var cuts: [Float] = []
        var inBin = 0
        var left = sorted.count
        for index in 0..<(distinct.count - 1) {
            inBin += distinct[index].count
            let binsLeft = binsMax - cuts.count
            guard binsLeft > 1 else { break }
            let isFull = distinct.count <= binsMax || inBin * binsLeft >= left
            guard isFull else { continue }
            cuts.append(middle(distinct[index].value, distinct[index + 1].value))
            left -= inBin
            inBin = 0
        }
        return cuts
    }

    /// A number from the smaller one up to below the larger one.
    private static func middle(_ low: Float, _ high: Float) -> Float {
        let middle = low / 2 + high / 2
        return middle >= low && middle < high ? middle : low
    }

    /// The bin of a number.
    func bin(_ value: Float, feature: Int) -> UInt8 {
        guard value == value else { return Self.missing }
        let cuts = bounds[feature]
        var low = 0
        var high = cuts.count
        while low < high {
            let middle = (low + high) / 2
            if cuts[middle] < value { low = middle + 1 } else { high = middle }
        }
        return UInt8(low + 1)
    }

    /// Every row as bins, row after row.
    func binned(_ table: FeatureTable) -> [UInt8] {
        let features = table.featureCount
        return [UInt8](unsafeUninitializedCapacity: table.values.count) { bins, count in
            for row in 0..<table.rowCount {
                for feature in 0..<features {
                    let index = row * features + feature
                    let bin = bin(table.values[index], feature: feature)
                    bins.initializeElement(at: index, to: bin)
                }
            }
            count = table.values.count
        }
    }

    /// The largest number that goes left where the split is after a bin.
    func threshold(after bin: Int, feature: Int) -> Float {
        bin <= bounds[feature].count ? bounds[feature][bin - 1] : .greatestFiniteMagnitude
    }
}
