internal import IdentityDomain
internal import Primitives
internal import StorageCore

/// Who is erased.
enum ErasedMembers {
    /// When a member was erased; `nil` for one that is not.
    static func erasedAt(_ memberID: MemberID, in reader: any SQLReader) throws -> Timestamp? {
        try reader.integer(
            "SELECT erased_at FROM erased_members WHERE member_id = $1",
            [.integer(memberID.rawValue)]
        ).map(Timestamp.init(microseconds:))
    }

    /// - Throws: `erased` for a member that is.
    static func refuse(_ memberID: MemberID, in reader: any SQLReader) throws {
        if try erasedAt(memberID, in: reader) != nil { throw MemberStoreError.erased }
    }
}

extension IdentityTransaction {
    /// Destroys the key of a member's personal data, and every row that leads to the person.
    ///
    /// What the member said about consent stays, without anything personal in it: it is the proof
    /// that it was asked. So does what the ledger needs for its sums, in the other services.
    ///
    /// Whoever was merged into it is the same person, and is erased too.
    ///
    /// - Parameter memberID: A member, whether its key is still there or not.
    /// - Returns: Whether there was one to erase.
    /// - Throws: Where a row cannot be written.
    func erase(_ memberID: MemberID) throws -> Bool {
        let ids = try MergedMembers.everyID(of: memberID, in: writer)
        return try ids.map { try eraseAlone($0) }.contains(true)
    }

    /// Erases one id, whoever was merged into it.
    func eraseAlone(_ memberID: MemberID) throws -> Bool {
        let id = SQLValue.integer(memberID.rawValue)
        guard let row = try MemberRow.load(memberID, in: writer, isLocked: true),
            row.facts.state != .erased
        else { return false }
        var facts = MemberFacts(home: row.facts.home)
        facts.state = .erased
        facts.isPersonalised = false
        try write(
            """
            UPDATE members SET version = $2, sealed_record = $3, home = $4, state = $5,
                gates = $6, guide = $7, region = $8, birthday = $9, sets = $10,
                consents = $11, open_values = NULL, next_stage_day = NULL
            WHERE member_id = $1 AND version = $12
            """,
            [
                [id, .integer(row.version + 2), .blob([])] + FactsColumns(facts).values
                    + [.integer(row.version)]
            ]
        )
        try write(
            """
            INSERT INTO erased_members (member_id, erased_at) VALUES ($1, $2)
            ON CONFLICT (member_id) DO UPDATE SET erased_at = excluded.erased_at
            """,
            [[id, .integer(bookedAt.microseconds)]]
        )
        // Codes hold the identity that they went to, and say nothing of a member.
        try writer.execute(
            """
            DELETE FROM one_time_codes WHERE identity_index IN (
                SELECT blind_index FROM identities WHERE member_id = $1
            )
            """,
            [id]
        )
        for table in MemberTables.erased {
            try writer.execute("DELETE FROM \(table) WHERE member_id = $1", [id])
        }
        for table in MemberTables.erasedPairs {
            try writer.execute("DELETE FROM \(table) WHERE $1 IN (first_id, second_id)", [id])
        }
        // Also those that the other one's key would open.
        try writer.execute(
            """
            UPDATE merges SET sealed_reason = $2,
                sealed_undone_reason = CASE WHEN undone_at IS NULL THEN NULL ELSE $2 END
            WHERE $1 IN (survivor_id, absorbed_id)
            """,
            [id, .blob([])]
        )
        try writer.execute(
            "UPDATE registrations SET fingerprint = $2 WHERE member_id = $1",
            [id, .blob(Array(repeating: 0, count: 40))]
        )
        publish(
            .memberChanged(memberID: memberID, facts: facts, changedAt: bookedAt),
            memberVersion: row.version + 1
        )
        publish(
            .memberErased(
                memberID: memberID,
                erasedAt: bookedAt,
                operation: try lastOperation()
            ),
            memberVersion: row.version + 2
        )
        return true
    }
}

/// What of a member's row can be read without its key.
struct MemberRow: Sendable {
    let version: Int64
    let facts: MemberFacts

    /// Loads it; `nil` for an unknown member.
    ///
    /// - Parameters:
    ///   - memberID: Whose.
    ///   - reader: The database.
    ///   - isLocked: Whether nobody else may write the member until the transaction ends.
    /// - Returns: What the row says.
    /// - Throws: `corrupt` for a row that nobody here has written.
    static func load(
        _ memberID: MemberID,
        in reader: any SQLReader,
        isLocked: Bool = false
    ) throws -> MemberRow? {
        let row = try reader.first(
            """
            SELECT version, organisation, \(FactsColumns.columns) FROM members
            WHERE member_id = $1\(isLocked ? " FOR UPDATE" : "")
            """,
            [.integer(memberID.rawValue)]
        )
        guard let row else { return nil }
        guard let organisation = OrganisationPath(try row.text(1)) else {
            throw MemberStoreError.corrupt
        }
        return MemberRow(
            version: try row.integer(0),
            facts: try FactsColumns.facts(row, from: 2, organisation: organisation)
        )
    }
}
