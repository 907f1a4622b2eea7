/// A message that can cross the wire: a value made from a `.proto` definition.
///
/// Described by the name of its type alone: its fields may hold personal data, which must not get
/// into a log by way of a description.
package protocol RPCMessage: Hashable, Sendable, Undescribed {
    /// The full name: `huitou.points.v1.Order`.
    static var messageName: String { get }

    /// The message with every field at its default.
    init()

    /// Decodes a message.
    ///
    /// Bounds on depth, size and count are checked before the input is trusted.
    ///
    /// - Parameter bytes: Exactly one message in protobuf's binary encoding; borrowed.
    /// - Throws: ``MessageCodingError`` where the bytes are not a message of this type.
    init(decoding bytes: UnsafeRawBufferPointer) throws(MessageCodingError)

    /// Encodes the message.
    ///
    /// - Parameter body: Is given the size and a function that writes exactly that many bytes to
    ///   the address it gets; neither may be kept.
    /// - Throws: ``MessageCodingError`` where a string holds NUL or the message is too large.
    func encode(
        _ body: (_ byteCount: Int, _ write: (UnsafeMutableRawPointer) -> Void) throws -> Void
    ) throws
}

extension RPCMessage {
    /// The full name: `huitou.points.v1.Order`.
    package static var shownName: String { messageName }

    /// The message in protobuf's binary encoding.
    ///
    /// - Throws: ``MessageCodingError`` where a string holds NUL or the message is too large.
    package func encoded() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try encode { byteCount, write in
            // The standard library writes a count into its one empty array: a race, if harmless.
            guard byteCount > 0 else { return }
            bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, initializedCount in
                if let address = buffer.baseAddress {
                    write(UnsafeMutableRawPointer(address))
                }
                initializedCount = byteCount
            }
        }
        return bytes
    }

    /// Decodes a message from an array of bytes.
    ///
    /// - Throws: ``MessageCodingError`` where the bytes are not a message of this type.
    package init(decoding bytes: [UInt8]) throws(MessageCodingError) {
        let result = bytes.withUnsafeBytes { buffer in
            Swift.Result { () throws(MessageCodingError) in try Self(decoding: buffer) }
        }
        self = try result.get()
    }
}
