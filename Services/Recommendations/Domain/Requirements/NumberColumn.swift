/// Numbers of some products of a block, sorted.
struct NumberColumn: Sendable {
    /// The numbers, ascending.
    let values: [Int64]
    /// Whose each is: its place in the block.
    let members: [UInt16]

    /// Sorts numbers.
    init(_ entries: [(value: Int64, member: UInt16)] = []) {
        let sorted = entries.sorted { ($0.value, $0.member) < ($1.value, $1.member) }
        values = sorted.map(\.value)
        members = sorted.map(\.member)
    }

    /// The places of the numbers within bounds, which are included.
    func places(atLeast: Int64?, atMost: Int64?) -> Range<Int> {
        let start = atLeast.map { bound in place { $0 < bound } } ?? 0
        let end = atMost.map { bound in place { $0 <= bound } } ?? values.count
        return start..<max(start, end)
    }

    /// How many leading numbers satisfy `isBefore`, which is true of a beginning only.
    private func place(_ isBefore: (Int64) -> Bool) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(values[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
