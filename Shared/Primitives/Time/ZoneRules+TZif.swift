extension ZoneRules {
    /// The longest table that is read, in bytes.
    package static let byteCountMax = 1 << 20
    /// The most changes of offset that are read.
    private static let transitionsMax = 10_000
    /// The largest offset in either direction, in seconds: RFC 8536 allows a little over a day.
    private static let offsetMax = 93_600

    /// Reads a compiled table (TZif, RFC 8536), of version 2 or later, or of version 1.
    ///
    /// - Parameters:
    ///   - name: The zone's name: `Asia/Shanghai`.
    ///   - version: The version of the table: `2025b`; empty where it is not known.
    ///   - bytes: The file.
    /// - Throws: ``ZoneRulesError`` where the bytes are no such table.
    package init(name: String, version: String, tzif bytes: [UInt8]) throws(ZoneRulesError) {
        guard Self.isZoneName(name) else { throw .badName }
        guard bytes.count <= Self.byteCountMax else { throw .malformed }
        var reader = TZifReader(bytes: bytes)
        let first = try reader.header()
        var body = first
        var timeBytes = 4
        if first.version >= 2 {
            // The second block repeats the first with 64-bit times.
            try reader.skip(first.byteCount(timeBytes: 4))
            body = try reader.header()
            timeBytes = 8
        }
        let (firstOffset, transitions) = try reader.transitions(
            body,
            timeBytes: timeBytes,
            transitionsMax: Self.transitionsMax,
            offsetMax: Self.offsetMax
        )
        var tail: PosixZone?
        if first.version >= 2 {
            let footer = try reader.footer()
            if !footer.isEmpty {
                guard let zone = PosixZone(footer) else { throw .badFooter }
                tail = zone
            }
        }
        self.init(
            name: name,
            version: version,
            firstOffset: firstOffset,
            transitions: transitions,
            tail: tail
        )
    }

    /// Whether a text is a name of a zone and no path to somewhere else.
    ///
    /// - Parameter name: `Asia/Shanghai`, `UTC`, `America/Argentina/Ushuaia`.
    /// - Returns: Whether each part between slashes is made of letters, digits, `+`, `-` and `_`.
    package static func isZoneName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), name.utf8.count <= 64 else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
                        UInt8(ascii: "-"), UInt8(ascii: "_"):
                        true
                    default: false
                    }
                }
        }
    }
}

/// Reads a compiled table from its beginning to its end.
private struct TZifReader {
    /// The counts of one block.
    struct Header {
        let version: Int
        let utcIndicatorCount: Int
        let standardIndicatorCount: Int
        let leapCount: Int
        let transitionCount: Int
        let typeCount: Int
        let nameByteCount: Int

        /// The length of the block behind this header.
        func byteCount(timeBytes: Int) -> Int {
            transitionCount * (timeBytes + 1) + typeCount * 6 + nameByteCount
                + leapCount * (timeBytes + 4) + standardIndicatorCount + utcIndicatorCount
        }
    }

    private let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func header() throws(ZoneRulesError) -> Header {
        guard bytes.count - position >= 44 else { throw .truncated }
        guard bytes[position..<position + 4].elementsEqual("TZif".utf8) else { throw .notTZif }
        let version: Int
        switch bytes[position + 4] {
        case 0: version = 1
        case UInt8(ascii: "2")...UInt8(ascii: "9"): version = Int(bytes[position + 4]) - 0x30
        default: throw .notTZif
        }
        position += 20
        var counts: [Int] = []
        for _ in 0..<6 { counts.append(Int(try number(4))) }
        // Each counted thing takes at least a byte of the file.
        guard counts.allSatisfy({ (0...bytes.count).contains($0) }) else { throw .truncated }
        return Header(
            version: version,
            utcIndicatorCount: counts[0],
            standardIndicatorCount: counts[1],
            leapCount: counts[2],
            transitionCount: counts[3],
            typeCount: counts[4],
            nameByteCount: counts[5]
        )
    }

    mutating func skip(_ count: Int) throws(ZoneRulesError) {
        guard bytes.count - position >= count else { throw .truncated }
        position += count
    }

    mutating func transitions(
        _ header: Header,
        timeBytes: Int,
        transitionsMax: Int,
        offsetMax: Int
    ) throws(ZoneRulesError) -> (firstOffset: Int, transitions: [ZoneRules.Transition]) {
        guard header.transitionCount <= transitionsMax, (1...256).contains(header.typeCount) else {
            throw .malformed
        }
        let end = position + header.byteCount(timeBytes: timeBytes)
        guard end <= bytes.count else { throw .truncated }
        var starts: [Int64] = []
        for _ in 0..<header.transitionCount { starts.append(try number(timeBytes)) }
        var types: [Int] = []
        for _ in 0..<header.transitionCount { types.append(Int(try number(1) & 0xFF)) }
        var offsets: [Int] = []
        for _ in 0..<header.typeCount {
            let offset = Int(try number(4))
            guard abs(offset) <= offsetMax else { throw .malformed }
            offsets.append(offset)
            try skip(2)
        }
        guard types.allSatisfy({ $0 < offsets.count }),
            zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 })
        else { throw .malformed }
        position = end
        let transitions = zip(starts, types).map {
            ZoneRules.Transition(start: $0, offset: offsets[$1])
        }
        return (offsets[0], transitions)
    }

    /// The text between the two line feeds at the end.
    mutating func footer() throws(ZoneRulesError) -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\n"),
            let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "\n"))
        else { throw .truncated }
        return String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
    }

    /// A signed number, the highest byte first.
    private mutating func number(_ byteCount: Int) throws(ZoneRulesError) -> Int64 {
        guard bytes.count - position >= byteCount else { throw .truncated }
        var value: UInt64 = 0
        for byte in bytes[position..<position + byteCount] { value = value << 8 | UInt64(byte) }
        position += byteCount
        switch byteCount {
        case 4: return Int64(Int32(truncatingIfNeeded: value))
        default: return Int64(truncatingIfNeeded: value)
        }
    }
}
