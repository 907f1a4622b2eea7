import StorageCore

/// Identity's news of members, as far as learning asks for them.
enum KnownMembers {
    /// Tells the directory of everybody who has bought something and is not known yet.
    static func tellOfAll(in database: any Database) async throws {
        try await database.write { writer in
            try writer.execute(
                """
                INSERT INTO directory_members (member_id, home, state, gates, child_stages, tags,
                    partners)
                SELECT DISTINCT member_id, 'acme', 1, 0, '', '', '' FROM purchases
                WHERE channel <> 'erased'
                ON CONFLICT (member_id) DO NOTHING
                """
            )
        }
    }

    /// Notes that a member does not want to be judged by what it did.
    static func refuse(_ member: Int64, in database: any Database) async throws {
        try await database.write { writer in
            try writer.execute(
                "UPDATE directory_members SET gates = 4 WHERE member_id = $1",
                [.integer(member)]
            )
        }
    }
}
