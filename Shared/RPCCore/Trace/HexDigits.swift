/// Lower-case hex, eight digits in one step: a call reads and writes a hundred of them.
enum HexDigits {
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Reads 16 digits; `nil` where one is none, or is upper-case.
    static func number(_ bytes: UnsafeRawBufferPointer, at start: Int) -> UInt64? {
        guard let high = half(bytes, at: start), let low = half(bytes, at: start + 8) else {
            return nil
        }
        return UInt64(high) << 32 | UInt64(low)
    }

    /// Writes 16 digits.
    static func write(_ number: UInt64, to bytes: UnsafeMutableRawBufferPointer, at start: Int) {
        let high = digits(of: UInt32(truncatingIfNeeded: number >> 32))
        let low = digits(of: UInt32(truncatingIfNeeded: number))
        bytes.storeBytes(of: high.bigEndian, toByteOffset: start, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: start + 8, as: UInt64.self)
    }

    /// Reads two digits; `nil` where one is none, or is upper-case.
    static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
        let byte = value(high) << 4 | value(low)
        return digits(of: byte) == (high, low) ? byte : nil
    }

    /// The two digits of a byte.
    static func digits(of byte: UInt8) -> (UInt8, UInt8) {
        (digit(byte >> 4), digit(byte & 0xF))
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// The value of a digit; something below 32 for what is none.
    private static func value(_ digit: UInt8) -> UInt8 {
        (digit & 0xF) &+ 9 &* (digit >> 6 & 1)
    }

    private static func half(_ bytes: UnsafeRawBufferPointer, at start: Int) -> UInt32? {
        let text = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        // Each byte's value as in `value`, then pushed together from the right.
        let letters = text >> 6 & ones
        var number = (text & 0x0F0F_0F0F_0F0F_0F0F) &+ letters &* 9
        number = (number | number >> 4) & 0x00FF_00FF_00FF_00FF
        number = (number | number >> 8) & 0x0000_FFFF_0000_FFFF
        number = (number | number >> 16) & 0xFFFF_FFFF
        let half = UInt32(truncatingIfNeeded: number)
        // Only lower-case hex comes back as it was.
        return digits(of: half) == text ? half : nil
    }

    /// Eight digits, the first in the highest byte.
    private static func digits(of number: UInt32) -> UInt64 {
        var spread = UInt64(number)
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
        spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
        let letters = (spread &+ ones &* 6) >> 4 & ones
        return spread &+ ones &* 0x30 &+ letters &* 0x27
    }
}
