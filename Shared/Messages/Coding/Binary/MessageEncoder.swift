internal import CProtobufC
internal import RPCCore

/// Encodes messages through protobuf-c.
enum MessageEncoder {
    /// Encodes a message.
    ///
    /// - Parameters:
    ///   - make: Makes the C form of the message in the arena.
    ///   - body: Is given the size and a function that writes exactly that many bytes.
    /// - Throws: ``MessageCodingError`` where a string holds NUL or the message is too large, and
    ///   whatever `body` throws.
    static func encode<CMessage>(
        _ make: (MessageArena) -> UnsafeMutablePointer<CMessage>,
        _ body: (_ byteCount: Int, _ write: (UnsafeMutableRawPointer) -> Void) throws -> Void
    ) throws {
        try MessageArena.withArena { arena in
            let message = UnsafeMutableRawPointer(make(arena))
                .assumingMemoryBound(to: ProtobufCMessage.self)
            let byteCount = try byteCount(of: message, in: arena)
            try body(byteCount) { destination in
                let written = protobuf_c_message_pack(
                    message,
                    destination.assumingMemoryBound(to: UInt8.self)
                )
                precondition(
                    written == byteCount,
                    "protobuf-c wrote \(written) bytes, not \(byteCount)"
                )
            }
        }
    }

    /// Checks a message and computes its encoded size, in bytes.
    static func byteCount(
        of message: UnsafePointer<ProtobufCMessage>,
        in arena: MessageArena
    ) throws(MessageCodingError) -> Int {
        try checkText(of: message, in: arena)
        let byteCount = protobuf_c_message_get_packed_size(message)
        guard byteCount <= MessageLimits.messageByteCountMax else {
            throw MessageCodingError(.tooLarge, field: FieldPath.name(of: message))
        }
        return byteCount
    }

    /// Checks that no text of a message holds NUL, which protobuf-c would cut.
    static func checkText(
        of message: UnsafePointer<ProtobufCMessage>,
        in arena: MessageArena
    ) throws(MessageCodingError) {
        guard let text = arena.stringWithNUL else { return }
        throw MessageCodingError(.embeddedNUL, field: FieldPath.path(of: text, in: message))
    }
}
