/// Whole numbers in a member's record: the highest byte first.
enum RecordBytes {
    /// Eight bytes of a number.
    static func of(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// The number that at most eight bytes hold.
    static func integer(_ bytes: ArraySlice<UInt8>) -> Int64 {
        Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }
}
