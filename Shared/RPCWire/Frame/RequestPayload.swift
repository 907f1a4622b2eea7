package import NIOCore

/// The payload of a request frame, taken apart: header length, header, first message.
package struct RequestPayload: Hashable, Sendable {
    /// The longest header, in bytes.
    package static let headerBytesMax: UInt32 = 16_384

    /// The encoded `huitou.rpc.v1.RequestHeader`.
    package let header: ByteBuffer
    /// The encoded first message.
    package let message: ByteBuffer

    /// Takes a payload apart; the parts share its storage.
    ///
    /// - Returns: `nil` where the header is longer than allowed or than the payload.
    package init?(_ payload: ByteBuffer) {
        var rest = payload
        guard let length = rest.readInteger(as: UInt32.self), length <= Self.headerBytesMax,
            let header = rest.readSlice(length: Int(length))
        else { return nil }
        self.header = header
        message = rest
    }
}
