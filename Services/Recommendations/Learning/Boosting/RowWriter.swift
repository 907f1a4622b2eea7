/// Where the numbers of one row go, one after the other.
struct RowWriter {
    private let numbers: UnsafeMutableBufferPointer<Float>
    private let start: Int
    private var place: Int
    private let stride: Int

    /// Starts a row.
    ///
    /// - Parameters:
    ///   - numbers: Room for some rows.
    ///   - start: Where its first number goes.
    ///   - stride: How far apart its numbers are.
    init(_ numbers: UnsafeMutableBufferPointer<Float>, from start: Int, stride: Int) {
        self.numbers = numbers
        self.start = start
        place = start
        self.stride = stride
    }

    /// Whether there is no room for another number.
    var isFull: Bool { place >= numbers.count }

    @inline(__always)
    mutating func append(_ number: Float) {
        precondition(place < numbers.count, "the row is full")
        numbers[place] = number
        place += stride
    }

    /// Makes numbers of the row that was written unknown.
    ///
    /// - Parameter isHidden: Per number whether it is.
    func hide(_ isHidden: [Bool]) {
        for (index, isHidden) in isHidden.enumerated() where isHidden {
            numbers[start + index * stride] = .nan
        }
    }
}
