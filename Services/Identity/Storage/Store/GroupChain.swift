import Cryptography
import Primitives
import StorageCore

/// What the registrations of this database amount to: one record per group that was committed, each
/// with the hash of the one before.
///
/// A group's record covers every row that the group wrote. A database that has lost groups, or has
/// others than were acknowledged, is recognised by it.
struct GroupChain: Hashable, Sendable {
    /// How many groups there are.
    var groupCount: Int64 = 0
    /// How many registrations have been answered for good, over all groups.
    var registrationCount: Int64 = 0
    /// The hash of the last record; zeros before the first.
    var hash: [UInt8] = LaneHead.empty.hash

    /// The chain as it is stored.
    ///
    /// - Throws: `corrupt` where the last record cannot be.
    init(stored reader: any SQLReader) throws {
        let last = try reader.first(
            """
            SELECT number, registrations, hash FROM registration_groups
            ORDER BY number DESC LIMIT 1
            """
        )
        guard let last else {
            // A database from before there were records begins its chain with what it has.
            registrationCount = try reader.integer("SELECT count(*) FROM registrations") ?? 0
            return
        }
        groupCount = try last.integer(0)
        registrationCount = try last.integer(1)
        hash = try last.blob(2)
    }

    init() {}

    /// The chain with one more group.
    ///
    /// - Parameters:
    ///   - content: The hash of what the group wrote.
    ///   - registrationCount: How many registrations it answered for good.
    /// - Returns: The chain that ends with the group.
    func appended(content: SHA256Digest, registrationCount: Int64) -> GroupChain {
        var next = GroupChain()
        next.groupCount = groupCount + 1
        next.registrationCount = self.registrationCount + registrationCount
        next.hash = Self.hash(
            of: next.groupCount,
            registrationCount: next.registrationCount,
            content: content.bytes,
            previous: hash
        )
        return next
    }

    /// Writes the record of one more group: call it after everything else is written.
    ///
    /// - Returns: The chain with it.
    func append(
        content: SHA256Digest,
        registrationCount: Int64,
        in writer: any SQLWriter
    ) throws -> GroupChain {
        let next = appended(content: content, registrationCount: registrationCount)
        try writer.execute(
            """
            INSERT INTO registration_groups (number, registrations, content, hash)
            VALUES ($1, $2, $3, $4)
            """,
            [
                .integer(next.groupCount), .integer(next.registrationCount),
                .blob(content.bytes), .blob(next.hash),
            ]
        )
        return next
    }

    /// The hash of a record.
    static func hash(
        of number: Int64,
        registrationCount: Int64,
        content: [UInt8],
        previous: [UInt8]
    ) -> [UInt8] {
        var hash = SHA256()
        hash.update(previous)
        hash.update(number)
        hash.update(registrationCount)
        hash.update(content)
        return hash.finalized().bytes
    }

    /// What is kept apart from the database.
    var head: LaneHead {
        LaneHead(count: groupCount, sum: registrationCount, hash: hash)
    }
}
