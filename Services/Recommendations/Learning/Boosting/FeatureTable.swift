/// Rows of numbers to learn from, all of one width; NaN says that a number is not known.
package struct FeatureTable: Sendable {
    /// How many numbers a row has.
    package let featureCount: Int
    /// All numbers, row after row.
    package private(set) var values: [Float]

    /// A table without rows.
    package init(featureCount: Int) {
        precondition(featureCount > 0, "a row has at least one number, not \(featureCount)")
        self.featureCount = featureCount
        values = []
    }

    /// How many rows there are.
    package var rowCount: Int { values.count / featureCount }

    /// Adds whole rows.
    ///
    /// - Parameter rows: A multiple of `featureCount` numbers.
    package mutating func append(_ rows: some Collection<Float>) {
        precondition(rows.count % featureCount == 0, "\(rows.count) numbers are no whole rows")
        values.append(contentsOf: rows)
    }

    /// Makes room for rows to come.
    package mutating func reserveCapacity(rows: Int) {
        values.reserveCapacity(rows * featureCount)
    }
}
