/// Where a record stands in the journal.
///
/// The number counts the records of one writing lane from 1, the lane stands above it: on SQLite,
/// with its one lane (0), the id is the number and the row's rowid.
package struct JournalID: Hashable, Comparable, Sendable {
    /// The lane times 2^48, plus the number within the lane.
    package let rawValue: Int64

    /// The highest number within a lane: 2^48 less 1.
    package static let numberMax: Int64 = 1 << 48 - 1

    /// Wraps an id from disk.
    ///
    /// Anything else makes `nil`.
    ///
    /// - Parameter rawValue: At least 1.
    package init?(rawValue: Int64) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    /// The id of the record with this number in a lane.
    package init(lane: Int64, number: Int64) {
        precondition(lane >= 0 && lane < 1 << 15, "lane \(lane) is out of range")
        precondition(number > 0 && number <= Self.numberMax, "number \(number) is out of range")
        rawValue = lane << 48 + number
    }

    /// The writing lane.
    package var lane: Int64 { rawValue >> 48 }
    /// The number within the lane.
    package var number: Int64 { rawValue & (1 << 48 - 1) }

    package static func < (lhs: JournalID, rhs: JournalID) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// One line of the journal: an entry, the order that it books, and its place in the chains.
package struct JournalRecord: Hashable, Sendable {
    /// Where it stands.
    package let id: JournalID
    /// The record before it of the same account; `nil` for the first.
    package let previousID: JournalID?
    /// What was booked.
    package let entry: Entry
    /// The receipt, where the entry books an order.
    package let lines: [OrderLine]?
    /// The canonical encoding of entry and lines.
    package let encoded: [UInt8]
    /// SHA-256 over the hash of the record before it of the same account (32 bytes, zero for none),
    /// that of the record before it of the same lane (likewise) and `encoded`.
    package let hash: Digest

    /// Seals an entry: encodes it and chains it to what came before.
    ///
    /// - Parameters:
    ///   - id: Where it will stand.
    ///   - entry: What was booked.
    ///   - lines: The receipt, where the entry books an order.
    ///   - previous: The end of the account's chain.
    ///   - laneHead: The hash of the lane's last record.
    ///   - hash: SHA-256.
    package init(
        id: JournalID,
        entry: Entry,
        lines: [OrderLine]?,
        after previous: ChainHead,
        laneHead: Digest,
        hash: HashFunction
    ) {
        precondition(entry.isBalanced, "entry \(entry.number) is not balanced")
        self.id = id
        previousID = previous.id
        self.entry = entry
        self.lines = lines
        encoded = Self.encode(entry, lines)
        self.hash = Self.hash(encoded, previous.hash, laneHead, hash)
    }

    /// Reads a record from disk, without judging its hash.
    ///
    /// - Throws: ``CorruptRecord`` where `encoded` is not the canonical encoding of a record.
    package init(
        id: JournalID,
        previousID: JournalID?,
        encoded: [UInt8],
        hash: Digest
    ) throws(CorruptRecord) {
        self.id = id
        self.previousID = previousID
        (entry, lines) = try Self.decode(encoded)
        self.encoded = encoded
        self.hash = hash
    }

    /// Whether the hash is the one that follows from the record and what came before.
    ///
    /// - Parameters:
    ///   - previous: The hash of the record before it of the same account.
    ///   - laneHead: The hash of the record before it of the same lane.
    ///   - function: SHA-256.
    /// - Returns: Whether it is.
    package func isSealed(
        after previous: Digest,
        laneHead: Digest,
        _ function: HashFunction
    ) -> Bool {
        hash == Self.hash(encoded, previous, laneHead, function)
    }

    /// The order, where the entry books one.
    package var order: Order? {
        guard let lines, case .order(let identity) = entry.subject else { return nil }
        return Order(
            identity: identity,
            member: entry.member,
            organisation: entry.organisation,
            paidAt: entry.effectiveAt,
            lines: lines
        )
    }

    /// The entry and where it stands.
    package var booked: BookedEntry { BookedEntry(id: id, entry: entry) }

    /// The end of the account's chain once this record stands.
    package var head: ChainHead { ChainHead(id: id, hash: hash) }

    private static func hash(
        _ encoded: [UInt8],
        _ previous: Digest,
        _ laneHead: Digest,
        _ function: HashFunction
    ) -> Digest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * Digest.byteCount + encoded.count)
        previous.append(to: &bytes)
        laneHead.append(to: &bytes)
        bytes.append(contentsOf: encoded)
        return function(bytes)
    }
}

/// The end of an account's chain of records.
package struct ChainHead: Hashable, Sendable {
    /// The last record; `nil` before the first.
    package let id: JournalID?
    /// Its hash; zero before the first.
    package let hash: Digest

    /// Before the first record.
    package static let start = ChainHead(id: nil, hash: .zero)

    /// Names the last record of a chain.
    package init(id: JournalID?, hash: Digest) {
        self.id = id
        self.hash = hash
    }
}
