/// What units of a category's products cost among all members: how many at which price.
///
/// Prices are counted in steps of a quarter octave, so that the median is true to about 9 %.
package struct CategoryPrices: Hashable, Sendable {
    /// How many units at each step; none is zero.
    private var counts: [Int: Int64]

    /// The lower ends of the four steps of an octave.
    private static let quarterStarts = [1.0, 1.189_207_115, 1.414_213_562, 1.681_792_831]
    /// Their geometric middles.
    private static let quarterMiddles = [
        1.090_507_733, 1.296_839_555, 1.542_210_825, 1.834_008_086,
    ]

    /// The most units that one line counts for: one who buys in bulk does not make the price.
    package static let unitsPerLineMax: Int64 = 10

    /// Nothing sold yet.
    package init() {
        counts = [:]
    }

    /// Counts a line, or takes it back.
    ///
    /// - Parameters:
    ///   - line: What was bought.
    ///   - isTakenBack: Whether it is taken back.
    package mutating func count(_ line: PurchasedOrder.Line, isTakenBack: Bool = false) {
        guard let price = line.unitPrice else { return }
        let units = min(line.quantity, Self.unitsPerLineMax)
        let step = Self.step(of: price)
        let count = (counts[step] ?? 0) + (isTakenBack ? -units : units)
        counts[step] = count > 0 ? count : nil
    }

    /// The price that half of the units cost at most, in fen; `nil` before anything was sold.
    package var median: Double? {
        let total = counts.values.reduce(0, +)
        guard total > 0 else { return nil }
        var below: Int64 = 0
        for (step, count) in counts.sorted(by: { $0.key < $1.key }) {
            below += count
            if below * 2 >= total {
                return Double(UInt64(1) << UInt64(step / 4)) * Self.quarterMiddles[step % 4]
            }
        }
        return nil
    }

    static func step(of price: Int64) -> Int {
        precondition(price > 0, "a price must be positive, is \(price)")
        let octave = 63 - price.leadingZeroBitCount
        let position = Double(price) / Double(UInt64(1) << UInt64(octave))
        return octave * 4 + (quarterStarts.lastIndex { $0 <= position } ?? 0)
    }

    /// The counts as a few bytes.
    package var packed: [UInt8] {
        var writer = CompactWriter()
        writer.write(UInt64(counts.count))
        for (step, count) in counts.sorted(by: { $0.key < $1.key }) {
            writer.write(UInt64(step))
            writer.write(UInt64(count))
        }
        return writer.bytes
    }

    /// Reads packed counts; fails for anything that ``packed`` does not make.
    package init?(packed bytes: [UInt8]) {
        self.init()
        var reader = CompactReader(bytes)
        guard let stepCount = reader.count() else { return nil }
        for _ in 0..<stepCount {
            guard let step = reader.unsigned(), step < 63 * 4, let count = reader.unsigned(),
                (1...UInt64(Int64.max)).contains(count),
                counts.updateValue(Int64(count), forKey: Int(step)) == nil
            else { return nil }
        }
        guard reader.isAtEnd else { return nil }
    }
}
