internal import RPCCore

/// Steps through the bytes of a request's head within bounds.
///
/// Borrows them; not to be kept.
struct HeadReader {
    private let bytes: UnsafeRawBufferPointer
    /// The index of the next byte.
    private var next = 0

    /// Starts at the first byte.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { next == bytes.count }

    private var leftCount: Int { bytes.count - next }

    /// Reads a number of at most 64 bits.
    mutating func readVarint() throws(RPCError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 70, next < bytes.count {
            let byte = bytes[next]
            next += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                guard shift < 63 || byte <= 1 else { throw .badRequestHeader }
                return value
            }
            shift += 7
        }
        throw .badRequestHeader
    }

    /// Reads a tag or a length: at most 32 bits in at most five bytes.
    mutating func readShortVarint() throws(RPCError) -> UInt64 {
        if next < bytes.count, bytes[next] < 0x80 {
            next += 1
            return UInt64(bytes[next - 1])
        }
        let start = next
        let value = try readVarint()
        guard next - start <= 5, value <= UInt64(UInt32.max) else { throw .badRequestHeader }
        return value
    }

    /// Reads a length and as many bytes.
    mutating func readDelimited() throws(RPCError) -> UnsafeRawBufferPointer {
        let count = try readShortVarint()
        guard count <= UInt64(leftCount) else { throw .badRequestHeader }
        let start = next
        next += Int(count)
        return UnsafeRawBufferPointer(rebasing: bytes[start..<next])
    }

    /// Steps over a value that no field claims.
    mutating func skip(_ wireType: UInt8) throws(RPCError) {
        let fixed: Int
        switch wireType {
        case 0:
            _ = try readVarint()
            return
        case 2:
            _ = try readDelimited()
            return
        case 1: fixed = 8
        case 5: fixed = 4
        default: throw .badRequestHeader
        }
        guard fixed <= leftCount else { throw .badRequestHeader }
        next += fixed
    }
}
