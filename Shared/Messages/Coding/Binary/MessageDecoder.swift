internal import CProtobufC
internal import RPCCore

/// Decodes messages through protobuf-c, after a scan of what it does not check itself.
enum MessageDecoder {
    /// Decodes a message.
    ///
    /// - Parameters:
    ///   - bytes: Exactly one encoded message; borrowed.
    ///   - descriptor: Its type.
    ///   - convert: Makes the Swift value of the C message, which it may not keep.
    /// - Throws: ``MessageCodingError`` where the bytes are not a message of this type, or would
    ///   take more memory than ``MessageLimits`` allows.
    /// - Returns: What `convert` returns.
    static func decode<CMessage, Value>(
        _ bytes: UnsafeRawBufferPointer,
        as descriptor: CMessageDescriptor,
        _ convert: (UnsafePointer<CMessage>) -> Value
    ) throws(MessageCodingError) -> Value {
        try WireScan.check(bytes, as: descriptor)
        let byteCountMax = MessageLimits.decodedByteCountMax(inputByteCount: bytes.count)
        let value = MessageArena.withArena(byteCountMax: byteCountMax) { arena in
            unpack(bytes, as: descriptor, in: arena).map { message in
                convert(UnsafeRawPointer(message).assumingMemoryBound(to: CMessage.self))
            }
        }
        guard let value else { throw refusal(descriptor) }
        return value
    }

    /// Unpacks bytes that have passed the scan.
    ///
    /// - Returns: `nil` where the arena is exhausted.
    static func unpack(
        _ bytes: UnsafeRawBufferPointer,
        as descriptor: CMessageDescriptor,
        in arena: MessageArena
    ) -> UnsafePointer<ProtobufCMessage>? {
        var allocator = ProtobufCAllocator(
            alloc: { state, byteCount in
                guard let state else { return nil }
                return MessageArena(
                    state: state.assumingMemoryBound(to: MessageArena.State.self)
                ).allocate(byteCount: byteCount)
            },
            free: { _, _ in },
            allocator_data: UnsafeMutableRawPointer(arena.state)
        )
        let message = protobuf_c_message_unpack(
            descriptor.pointer,
            &allocator,
            bytes.count,
            bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        )
        return UnsafePointer(message)
    }

    /// The error of a message that passed the scan and was not unpacked.
    static func refusal(_ descriptor: CMessageDescriptor) -> MessageCodingError {
        MessageCodingError(.tooLarge, field: descriptor.name)
    }
}
