internal import RPCCore

/// Steps through protobuf's wire format within bounds.
struct WireReader {
    /// The next byte.
    private(set) var position: UnsafePointer<UInt8>
    /// The first byte behind the message.
    let end: UnsafePointer<UInt8>

    /// Reads from `position` to `end`.
    init(from position: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) {
        precondition(position <= end, "a reader ends before it starts")
        self.position = position
        self.end = end
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { position >= end }

    /// How many bytes are left.
    var byteCountLeft: Int { end - position }

    /// Reads a number that must fit 32 bits in at most five bytes: a tag or a length.
    mutating func readShortVarint() throws(WireFailure) -> UInt32 {
        guard position < end else { throw WireFailure(.truncated) }
        let first = position[0]
        if first < 0x80 {
            position += 1
            return UInt32(first)
        }
        var value = UInt64(first & 0x7f)
        for index in 1..<5 {
            guard index < byteCountLeft else { throw WireFailure(.truncated) }
            let byte = position[index]
            value |= UInt64(byte & 0x7f) << UInt64(7 * index)
            if byte < 0x80 {
                guard value <= UInt64(UInt32.max) else { throw WireFailure(.malformed) }
                position += index + 1
                return UInt32(truncatingIfNeeded: value)
            }
        }
        throw WireFailure(.malformed)
    }

    /// Steps over a number of at most 64 bits.
    mutating func skipVarint() throws(WireFailure) {
        for index in 0..<10 {
            guard index < byteCountLeft else { throw WireFailure(.truncated) }
            let byte = position[index]
            if byte < 0x80 {
                guard index < 9 || byte <= 1 else { throw WireFailure(.malformed) }
                position += index + 1
                return
            }
        }
        throw WireFailure(.malformed)
    }

    /// Steps over `byteCount` bytes.
    mutating func skip(_ byteCount: Int) throws(WireFailure) {
        guard byteCount <= byteCountLeft else { throw WireFailure(.truncated) }
        position += byteCount
    }

    /// Steps over a length and as many bytes.
    ///
    /// - Returns: The bytes.
    mutating func readDelimited() throws(WireFailure) -> WireReader {
        let byteCount = Int(try readShortVarint())
        let start = position
        try skip(byteCount)
        return WireReader(from: start, to: position)
    }
}
