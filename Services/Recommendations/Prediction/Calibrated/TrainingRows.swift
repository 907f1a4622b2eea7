/// Rows of numbers with their answers: what models are fitted to.
package struct TrainingRows: Sendable {
    /// The numbers of each row.
    package let width: Int
    /// All rows, one after another.
    package private(set) var values: [Double] = []
    /// 1 for yes, 0 for no.
    package private(set) var answers: [Double] = []
    /// How much each row counts.
    package private(set) var weights: [Double] = []

    /// Makes an empty table.
    package init(width: Int) {
        self.width = width
    }

    /// How many rows there are.
    package var count: Int { answers.count }

    /// Adds a row.
    package mutating func append(_ row: [Double], answer: Bool, weight: Double = 1) {
        precondition(row.count == width, "a row of \(row.count) numbers, not \(width)")
        values.append(contentsOf: row)
        answers.append(answer ? 1 : 0)
        weights.append(weight)
    }

    /// Adds all rows of another table of the same width.
    package mutating func append(_ other: TrainingRows) {
        precondition(other.width == width, "rows of \(other.width) numbers, not \(width)")
        values.append(contentsOf: other.values)
        answers.append(contentsOf: other.answers)
        weights.append(contentsOf: other.weights)
    }

    /// One row's numbers.
    package func row(_ index: Int) -> ArraySlice<Double> {
        values[(index * width)..<((index + 1) * width)]
    }
}
