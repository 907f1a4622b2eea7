internal import IdentityDomain
internal import Primitives
internal import StorageCore

extension SQLMemberStore {
    /// Erases again whom a restored backup has brought back, and notes whom only the database knows
    /// to be erased.
    ///
    /// Exactly those who are noted are erased: everybody of one person was noted when it was, and
    /// the merges of a backup may have been undone since.
    ///
    /// - Throws: Where the file was changed, or cannot be written: the service must not start,
    ///   since it would show people who were told that they are gone.
    func eraseAgain() async throws {
        let tombstones = tombstones
        let (noted, known, hasKeys) = try await read { reader in
            let noted = try tombstones?.load() ?? []
            var known: Set<MemberID> = []
            try reader.forEachRow("SELECT member_id FROM erased_members", []) { row in
                known.insert(try MemberID(stored: row.integer(0)))
            }
            let key = try reader.first(
                """
                SELECT 1 FROM member_keys
                WHERE member_id IN (SELECT member_id FROM erased_members) LIMIT 1
                """
            )
            return (noted, known, key != nil)
        }
        let everybodyNoted = Set(noted)
        for memberID in noted where !known.contains(memberID) {
            try await change { tx in try tx.eraseAgain(memberID, noted: everybodyNoted) }
        }
        if hasKeys {
            // Keys that came back beside members who were erased already.
            _ = try await change { tx in
                try tx.writer.execute(
                    """
                    DELETE FROM member_keys
                    WHERE member_id IN (SELECT member_id FROM erased_members)
                    """
                )
            }
        }
        try await note(known.subtracting(noted).sorted())
    }
}
