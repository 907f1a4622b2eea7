// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/events.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.PartitionPosition`.
    package struct PartitionPosition: JSONMessage {
        package static let messageName = "huitou.rpc.v1.PartitionPosition"

        package var partition: UInt32
        /// The position of the last event taken in; 0 for none.
        package var position: Int64

        /// The message with every field at its default.
        package init() {
            self.partition = 0
            self.position = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            partition: UInt32 = 0,
            position: Int64 = 0
        ) {
            self.partition = partition
            self.position = position
        }
    }
}

extension RPCV1.PartitionPosition {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__PartitionPosition()
        huitou__rpc__v1__partition_position__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__PartitionPosition>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__PartitionPosition>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__PartitionPosition>) {
        self.init(
            partition: c.pointee.partition,
            position: c.pointee.position
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__PartitionPosition> {
        let c = arena.allocate(Huitou__Rpc__V1__PartitionPosition.self)
        huitou__rpc__v1__partition_position__init(c)
        c.pointee.partition = partition
        c.pointee.position = position
        return c
    }
}
