/// The twelve bytes before every payload, numbers big-endian.
///
/// | bytes | content |
/// |---|---|
/// | 0–3 | payload length, these twelve bytes not counted |
/// | 4 | type |
/// | 5 | flags |
/// | 6–7 | zero |
/// | 8–11 | call id; 0 for the connection |
package struct FrameHeader: Hashable, Sendable {
    /// The length of an encoded header.
    package static let byteCount = 12

    /// What the frame is about.
    package let type: FrameType
    /// Marks.
    package let flags: FrameFlags
    /// The call; 0 for the connection.
    package let callID: UInt32
    /// The length of the payload.
    package let payloadByteCount: UInt32

    /// Describes a frame.
    package init(
        _ type: FrameType,
        flags: FrameFlags = [],
        callID: UInt32 = 0,
        payloadByteCount: UInt32 = 0
    ) {
        self.type = type
        self.flags = flags
        self.callID = callID
        self.payloadByteCount = payloadByteCount
    }

    /// Decodes and checks a header; the payload need not be there yet.
    ///
    /// - Parameters:
    ///   - bytes: At least twelve bytes, of which the first twelve are read.
    ///   - frameBytesMax: The longest payload that this side takes.
    /// - Throws: What is wrong with the header.
    package init(
        decoding bytes: UnsafeRawBufferPointer,
        frameBytesMax: UInt32
    ) throws(WireViolation) {
        precondition(bytes.count >= Self.byteCount, "\(bytes.count) bytes are no frame header")
        let length = UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))
        let word = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        let callID = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard let type = FrameType(rawValue: UInt8(truncatingIfNeeded: word >> 24)) else {
            throw .unknownType
        }
        let allowed = type.payloadByteCounts(frameBytesMax: frameBytesMax)
        guard length <= allowed.upperBound else { throw .frameTooLarge }
        guard length >= allowed.lowerBound else { throw .frameTooShort }
        let flags = FrameFlags(rawValue: UInt8(truncatingIfNeeded: word >> 16))
        guard flags.isSubset(of: type.flagsAllowed), flags.isSuperset(of: type.flagsRequired)
        else { throw .badFlags }
        guard word & 0xFFFF == 0 else { throw .reservedBits }
        if let belongsToCall = type.belongsToCall, belongsToCall != (callID != 0) {
            throw .badCallID
        }
        self.init(type, flags: flags, callID: callID, payloadByteCount: length)
    }

    /// Decodes and checks the header of the frame at the beginning of bytes that have arrived.
    ///
    /// Fails where the frame is not there as a whole. The header is checked as soon as its twelve
    /// bytes are there.
    ///
    /// - Parameters:
    ///   - bytes: What has arrived.
    ///   - frameBytesMax: The longest payload that this side takes.
    /// - Throws: What is wrong with the header.
    package init?(
        ofWholeFrameIn bytes: UnsafeRawBufferPointer,
        frameBytesMax: UInt32
    ) throws(WireViolation) {
        guard bytes.count >= Self.byteCount else { return nil }
        try self.init(decoding: bytes, frameBytesMax: frameBytesMax)
        guard bytes.count - Self.byteCount >= Int(payloadByteCount) else { return nil }
    }

    /// Writes the twelve bytes to an address.
    package func encode(to address: UnsafeMutableRawPointer) {
        let word = UInt32(type.rawValue) << 24 | UInt32(flags.rawValue) << 16
        address.storeBytes(of: payloadByteCount.bigEndian, as: UInt32.self)
        address.storeBytes(of: word.bigEndian, toByteOffset: 4, as: UInt32.self)
        address.storeBytes(of: callID.bigEndian, toByteOffset: 8, as: UInt32.self)
    }
}
