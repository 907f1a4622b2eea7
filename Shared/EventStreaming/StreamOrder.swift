internal import Messages
internal import Primitives
internal import StorageCore

/// Checks what a source sends against what it promises, before anything is stored.
struct StreamOrder {
    /// A promise that the source has broken.
    struct Violation: Error, Hashable, CustomStringConvertible {
        let description: String
    }

    /// The furthest position that came, per partition.
    private(set) var positions: PartitionPositions
    /// The last position of this stream, per partition; an event may come again, but not go back.
    private var last = PartitionPositions.start

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
            let partition = Int(event.partition)
            guard event.position >= last[partition] else {
                throw Violation(
                    description: "position \(event.position) of partition \(partition) came after "
                        + "\(last[partition])"
                )
            }
            last[partition] = event.position
            _ = positions.advance(partition: partition, to: event.position)
        }
    }
}
