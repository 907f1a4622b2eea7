/// One of the two slots of a head file: its bytes and what they mean.
///
/// Little-endian: magic (8 bytes), generation (8), lane count (8), per lane count (8), sum (8) and
/// hash (32), then FNV-1a of all that (8), zeros to the end.
enum HeadSlot {
    /// What a slot says.
    struct Content: Hashable {
        /// Grows with every write; the slot with the larger one is newer.
        let generation: UInt64
        let lanes: [LaneHead]
    }

    /// The size of a slot: a page, so that the slots lie in different blocks of the disk.
    static let byteCount = 4096
    private static let magic: UInt64 = 0x3144_4145_4854_5548  // "HUTHEAD1"
    private static let laneByteCount = 16 + LaneHead.hashByteCount

    static func encode(_ content: Content) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        append(magic, to: &bytes)
        append(content.generation, to: &bytes)
        append(UInt64(content.lanes.count), to: &bytes)
        for lane in content.lanes {
            append(UInt64(bitPattern: lane.count), to: &bytes)
            append(UInt64(bitPattern: lane.sum), to: &bytes)
            bytes += lane.hash
        }
        append(checksum(bytes[...]), to: &bytes)
        precondition(bytes.count <= byteCount, "a slot of \(bytes.count) bytes")
        bytes += [UInt8](repeating: 0, count: byteCount - bytes.count)
        return bytes
    }

    /// - Returns: `nil` where the slot was never written, or not to its end.
    static func decode(_ bytes: [UInt8]) -> Content? {
        guard bytes.count == byteCount, number(bytes, 0) == magic else { return nil }
        let laneCount = number(bytes, 16)
        guard laneCount <= UInt64(HeadFile.lanesMax) else { return nil }
        let end = 24 + Int(laneCount) * laneByteCount
        guard number(bytes, end) == checksum(bytes[..<end]) else { return nil }
        let lanes = (0..<Int(laneCount)).map { index in
            let start = 24 + index * laneByteCount
            return LaneHead(
                count: Int64(bitPattern: number(bytes, start)),
                sum: Int64(bitPattern: number(bytes, start + 8)),
                hash: Array(bytes[(start + 16)..<(start + laneByteCount)])
            )
        }
        return Content(generation: number(bytes, 8), lanes: lanes)
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    private static func number(_ bytes: [UInt8], _ start: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }

    /// FNV-1a, 64 bits (Fowler, Noll, Vo): against torn writes, not against malice.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
