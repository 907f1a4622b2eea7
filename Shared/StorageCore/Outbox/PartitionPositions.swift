internal import Primitives

/// One position per partition: how far a reader has come, or how far a stream goes.
package struct PartitionPositions: Hashable, Sendable {
    /// Positions by partition; always `Partition.count` of them.
    private var values: [Int64]

    /// Before the first event of every partition.
    package static let start = PartitionPositions()

    private init() {
        values = Array(repeating: 0, count: Partition.count)
    }

    /// Takes one position per partition.
    package init(_ values: [Int64]) {
        precondition(values.count == Partition.count, "\(values.count) positions")
        self.values = values
    }

    /// The position in a partition; 0 before its first event.
    package subscript(partition: Int) -> Int64 {
        get { values[partition] }
        set { values[partition] = newValue }
    }

    /// The furthest position of all partitions.
    package var latest: Int64 { values.max() ?? 0 }

    /// Takes in an event, unless it was taken in before.
    ///
    /// - Parameters:
    ///   - partition: The event's partition, below `Partition.count`.
    ///   - position: The event's position.
    /// - Returns: Whether the event is new; its effect is to be stored then, and only then.
    package mutating func advance(partition: Int, to position: Int64) -> Bool {
        guard position > values[partition] else { return false }
        values[partition] = position
        return true
    }
}
