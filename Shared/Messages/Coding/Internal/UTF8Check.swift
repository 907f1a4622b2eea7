/// Checks text as it arrives.
enum UTF8Check {
    /// What text is.
    enum Verdict {
        /// UTF-8 without NUL.
        case valid
        /// Not UTF-8: wrong, overlong, a surrogate, above U+10FFFF or cut off.
        case invalid
        /// Holds NUL.
        case holdsNUL
    }

    /// Judges the bytes from `start` to `end`.
    ///
    /// Eight bytes at a time while they are ASCII; RFC 3629, section 4, for the rest.
    static func check(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> Verdict {
        var position = start
        var holdsNUL = false
        while position < end {
            while end - position >= 8 {
                let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)
                // A high bit in the word, or a byte that is zero.
                let zeros = (word &- 0x0101_0101_0101_0101) & ~word
                if (word | zeros) & 0x8080_8080_8080_8080 != 0 { break }
                position += 8
            }
            guard position < end else { break }
            let byte = position[0]
            if byte < 0x80 {
                holdsNUL = holdsNUL || byte == 0
                position += 1
                continue
            }
            guard let byteCount = sequence(at: position, byteCountLeft: end - position) else {
                return .invalid
            }
            position += byteCount
        }
        return holdsNUL ? .holdsNUL : .valid
    }

    /// The length of the sequence of two to four bytes at `position`; `nil` where there is none.
    private static func sequence(
        at position: UnsafePointer<UInt8>,
        byteCountLeft: Int
    ) -> Int? {
        let first = position[0]
        let byteCount: Int
        var second: ClosedRange<UInt8> = 0x80...0xbf
        switch first {
        case 0xc2...0xdf: byteCount = 2
        case 0xe0: (byteCount, second) = (3, 0xa0...0xbf)
        case 0xe1...0xec, 0xee...0xef: byteCount = 3
        case 0xed: (byteCount, second) = (3, 0x80...0x9f)
        case 0xf0: (byteCount, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: byteCount = 4
        case 0xf4: (byteCount, second) = (4, 0x80...0x8f)
        default: return nil
        }
        guard byteCount <= byteCountLeft, second.contains(position[1]) else { return nil }
        for index in 2..<max(2, byteCount) where position[index] & 0xc0 != 0x80 { return nil }
        return byteCount
    }
}
