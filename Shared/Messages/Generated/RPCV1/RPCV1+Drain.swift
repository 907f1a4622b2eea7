// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/wire.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// The sender takes no more calls on this connection.
    package struct Drain: JSONMessage {
        package static let messageName = "huitou.rpc.v1.Drain"

        /// The last call that was let in; calls above it were not started and may be made elsewhere.
        package var lastCallID: UInt32
        /// Why, in a word for logs.
        package var reason: String

        /// The message with every field at its default.
        package init() {
            self.lastCallID = 0
            self.reason = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            lastCallID: UInt32 = 0,
            reason: String = ""
        ) {
            self.lastCallID = lastCallID
            self.reason = reason
        }
    }
}

extension RPCV1.Drain {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__Drain()
        huitou__rpc__v1__drain__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__Drain>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__Drain>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__Drain>) {
        self.init(
            lastCallID: c.pointee.last_call_id,
            reason: CField.string(c.pointee.reason)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__Drain> {
        let c = arena.allocate(Huitou__Rpc__V1__Drain.self)
        huitou__rpc__v1__drain__init(c)
        c.pointee.last_call_id = lastCallID
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        return c
    }
}
