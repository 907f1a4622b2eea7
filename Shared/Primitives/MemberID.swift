/// The identity of a member in every service: a positive 64-bit number.
///
/// The upper 42 bits are the milliseconds from the start of 2020 (UTC) to the moment the id was
/// made, the lower 21 bits are random: ids made one after another lie close together in an index,
/// and two processes need no shared sequence. The store's primary key is the final judge.
package struct MemberID: Hashable, Comparable, Sendable {
    /// The number itself, always positive.
    package let rawValue: Int64

    /// The start of 2020 in UTC, from which the time part counts.
    private static let epoch = Timestamp(microseconds: 1_577_836_800_000_000)

    /// Wraps a number received from outside.
    ///
    /// Fails for anything else than said here.
    ///
    /// - Parameter rawValue: The number on the wire.
    package init?(rawValue: Int64) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    /// Makes a new id.
    ///
    /// - Parameters:
    ///   - now: The time of registration; times before 2020 count as 2020.
    ///   - random: Any 64 random bits; 21 of them are used.
    package init(now: Timestamp, random: UInt64) {
        let milliseconds = max(0, (now.microseconds - Self.epoch.microseconds) / 1000)
        let time = min(milliseconds, (1 << 42) - 1) << 21
        rawValue = max(1, time | Int64(random & 0x1F_FFFF))
    }

    package static func < (lhs: MemberID, rhs: MemberID) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}

extension MemberID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
