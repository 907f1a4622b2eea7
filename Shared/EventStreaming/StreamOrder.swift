internal import Messages
internal import Primitives
internal import StorageCore

/// Checks what a source sends against what it promises, before anything is stored.
struct StreamOrder {
    /// A promise that the source has broken.
    struct Violation: Error, Hashable, CustomStringConvertible {
        let description: String
    }

    /// The last position of each partition.
    private(set) var positions: PartitionPositions

    /// Begins a stream that was asked for from these positions.
    init(after positions: PartitionPositions) {
        self.positions = positions
    }

    /// Takes in the events of a batch.
    mutating func check(_ events: [RPCV1.Event]) throws(Violation) {
        for event in events {
            guard event.partition < UInt32(Partition.count), event.position > 0 else {
                throw Violation(
                    description:
                        "there is no position \(event.position) of partition \(event.partition)"
                )
            }
            guard let member = MemberID(rawValue: event.memberID),
                Partition.index(of: member) == Int(event.partition)
            else {
                throw Violation(
                    description: "the event at position \(event.position) of partition "
                        + "\(event.partition) belongs to no member of that partition"
                )
            }
            // Later than asked for, and each later than the one before: a position that goes back
            // is a repetition or an event out of order, and only a new stream tells which.
            guard positions.advance(event) else {
                throw Violation(
                    description: "position \(event.position) of partition \(event.partition) came "
                        + "after \(positions[Int(event.partition)])"
                )
            }
        }
    }
}
