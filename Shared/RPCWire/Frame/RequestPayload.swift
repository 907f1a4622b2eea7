/// The payload of a request frame, taken apart: header length, header, first message.
///
/// Borrows the payload; not to be kept.
package struct RequestPayload {
    /// The longest header, in bytes.
    package static let headerBytesMax: UInt32 = 16_384

    /// The encoded `huitou.rpc.v1.RequestHeader`.
    package let header: UnsafeRawBufferPointer
    /// The encoded first message.
    package let message: UnsafeRawBufferPointer

    /// Takes a payload apart.
    ///
    /// Fails where the header is longer than allowed or than the payload.
    package init?(_ payload: UnsafeRawBufferPointer) {
        guard payload.count >= 4 else { return nil }
        let length = UInt32(bigEndian: payload.loadUnaligned(as: UInt32.self))
        guard length <= Self.headerBytesMax, Int(length) <= payload.count - 4 else { return nil }
        let end = 4 + Int(length)
        header = UnsafeRawBufferPointer(rebasing: payload[4..<end])
        message = UnsafeRawBufferPointer(rebasing: payload[end...])
    }
}
