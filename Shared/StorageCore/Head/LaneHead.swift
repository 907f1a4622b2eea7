/// What one writing lane of a journal amounts to, small enough to be kept apart from it.
package struct LaneHead: Hashable, Sendable {
    /// How many records the lane has.
    package let count: Int64
    /// The sum over the records that the journal's owner defines (points moved, say).
    package let sum: Int64
    /// The hash of the last record, which holds the hash of the one before; 32 bytes.
    package let hash: [UInt8]

    /// The length of a hash.
    package static let hashByteCount = 32
    /// A lane without records.
    package static let empty = LaneHead(
        count: 0,
        sum: 0,
        hash: Array(repeating: 0, count: hashByteCount)
    )

    /// Describes a lane.
    package init(count: Int64, sum: Int64, hash: [UInt8]) {
        precondition(count >= 0, "a lane has \(count) records")
        precondition(
            hash.count == Self.hashByteCount,
            "the hash has \(hash.count) bytes, not \(Self.hashByteCount)"
        )
        self.count = count
        self.sum = sum
        self.hash = hash
    }
}
