import Cryptography
import IdentityDomain
import Primitives
import StorageCore

/// What every part of access needs of a transaction.
extension IdentityTransaction {
    /// Random bytes that nobody can guess.
    func randomBytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            withUnsafeBytes(of: context.environment.random()) { bytes += $0 }
        }
        return Array(bytes.prefix(count))
    }

    /// Deletes rows that nobody asks for any more: a few with every change, so that tables stay
    /// small without anybody tidying up.
    func purge(_ table: String, key: String, time: String, before: Timestamp) throws {
        try writer.execute(
            """
            DELETE FROM \(table) WHERE \(key) IN (
                SELECT \(key) FROM \(table) WHERE \(time) < $1 ORDER BY \(time) LIMIT 8
            )
            """,
            [.integer(before.microseconds)]
        )
    }
}

// MARK: Limits

extension IdentityTransaction {
    /// The latest requests of what is limited, locked until the end.
    func recentRequests(_ index: [UInt8]) throws -> RecentRequests {
        RecentRequests(times: try Self.times(storedTimes(index)))
    }

    /// Notes one more request.
    ///
    /// - Parameters:
    ///   - index: What is limited.
    ///   - recent: What `recentRequests` has told.
    ///   - limits: Under which it is.
    /// - Throws: `conflict` where another process has noted one meanwhile.
    func note(_ index: [UInt8], _ recent: RecentRequests, under limits: [RateLimit]) throws {
        let times = recent.adding(bookedAt, under: limits).times
        try write(
            """
            INSERT INTO access_limits (limit_index, times, latest_at) VALUES ($1, $2, $3)
            ON CONFLICT (limit_index) DO UPDATE SET times = $2, latest_at = $3
            WHERE access_limits.times = $4
            """,
            [
                [
                    .blob(index), .blob(Self.bytes(of: times)),
                    .integer(bookedAt.microseconds), .blob(Self.bytes(of: recent.times)),
                ]
            ]
        )
    }

    private func storedTimes(_ index: [UInt8]) throws -> [UInt8] {
        let row = try writer.first(
            "SELECT times FROM access_limits WHERE limit_index = $1 FOR UPDATE",
            [.blob(index)]
        )
        return try row?.blob(0) ?? []
    }

    private static func times(_ bytes: [UInt8]) throws -> [Timestamp] {
        guard bytes.count.isMultiple(of: 8) else { throw MemberStoreError.corrupt }
        return stride(from: 0, to: bytes.count, by: 8).map { start in
            let number = bytes[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Timestamp(microseconds: Int64(bitPattern: number))
        }
    }

    private static func bytes(of times: [Timestamp]) -> [UInt8] {
        times.flatMap { time in
            withUnsafeBytes(of: time.microseconds.bigEndian) { Array($0) }
        }
    }
}

// MARK: Members

extension IdentityTransaction {
    /// The member that may go on in the name of an id; `nil` where it is closed, erased or gone.
    ///
    /// A member that was merged goes on as the one that it was merged into.
    func presentMember(_ memberID: MemberID) throws -> MemberID? {
        var memberID = memberID
        // A merge leads to a member that was not merged itself; more steps would be a circle.
        for _ in 0..<8 {
            let stored = try writer.integer(
                "SELECT state FROM members WHERE member_id = $1",
                [.integer(memberID.rawValue)]
            )
            guard let state = stored.flatMap({ MemberState(rawValue: Int($0)) }) else {
                return nil
            }
            switch state {
            case .active, .frozen: return memberID
            case .closed, .erased: return nil
            case .merged:
                memberID = try MergedMembers.survivor(of: memberID, in: writer)
            }
        }
        return nil
    }

    /// Who has an identity.
    func owner(of identityIndex: [UInt8]) throws -> MemberID? {
        try writer.integer(
            "SELECT member_id FROM identities WHERE blind_index = $1",
            [.blob(identityIndex)]
        ).map { id throws(MemberStoreError) in try MemberID(stored: id) }
    }
}
