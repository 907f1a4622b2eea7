internal import Glibc
internal import IdentityDomain
internal import Primitives
internal import StorageCore

/// Puts keys out of a backup back beside the data that they open, at a start.
///
/// `huitou restore` lays the file of the keys beside the database. Whoever is erased, by the
/// database, by that file or by the list apart from both, gets no key back, but for the moment in
/// which a merge with somebody who is not erased is undone.
enum KeyRestoring {
    static func restore(
        into database: any Database,
        _ settings: MemberStoreSettings
    ) async throws {
        guard let side = settings.sidePath, let openFile = settings.openFile else { return }
        let path = side + ".keys"
        guard access(path, F_OK) == 0 else { return }
        let erased = try TombstoneFile(path: side + ".erased").load()
        let needed = try await database.read { reader in
            try parted(by: Set(erased), in: reader)
        }
        let file = try await openFile(path)
        do {
            try await restore(
                from: file,
                into: database,
                except: erased.filter { !needed.contains($0) }
            )
        } catch {
            await file.close()
            throw error
        }
        await file.close()
        for suffix in ["", "-wal", "-shm", "-lock"] { unlink(path + suffix) }
    }

    /// Who is erased but, by the data, one with somebody who is not.
    ///
    /// Without its key the two could not be parted: the start does that, and then destroys the key.
    private static func parted(
        by erased: Set<MemberID>,
        in reader: any SQLReader
    ) throws -> Set<MemberID> {
        var needed: Set<MemberID> = []
        try reader.forEachRow(
            "SELECT survivor_id, absorbed_id FROM merges WHERE undone_at IS NULL",
            []
        ) { row in
            let pair = Set([
                try MemberID(stored: row.integer(0)), try MemberID(stored: row.integer(1)),
            ])
            let gone = pair.intersection(erased)
            if gone.count == 1 { needed.formUnion(gone) }
        }
        return needed
    }

    private static func restore(
        from file: any Database,
        into database: any Database,
        except erased: [MemberID]
    ) async throws {
        let lane = try await database.makeLane(name: "keys out of a backup")
        try await file.read { reader in
            var gone = Set(erased.map(\.rawValue))
            try reader.forEachRow("SELECT member_id FROM erased_members", []) { row in
                gone.insert(try row.integer(0))
            }
            try copy(
                "SELECT member_id, master_key_id, wrapped_key FROM member_keys",
                """
                INSERT INTO member_keys (member_id, master_key_id, wrapped_key)
                VALUES ($1, $2, $3) ON CONFLICT (member_id) DO NOTHING
                """,
                from: reader,
                to: lane
            ) { row in !gone.contains(try row.integer(0)) }
            try copy(
                "SELECT purpose, master_key_id, wrapped_key FROM service_keys",
                """
                INSERT INTO service_keys (purpose, master_key_id, wrapped_key)
                VALUES ($1, $2, $3) ON CONFLICT (purpose) DO NOTHING
                """,
                from: reader,
                to: lane
            ) { _ in true }
        }
        // A key without its member opens nothing, but is a key.
        try await database.write { writer in
            try writer.execute(
                "DELETE FROM member_keys WHERE member_id NOT IN (SELECT member_id FROM members)"
            )
        }
    }

    private static func copy(
        _ select: String,
        _ insert: String,
        from reader: any SQLReader,
        to lane: any WriteLane,
        where isKept: (any RowView) throws -> Bool
    ) throws {
        var rows: [[SQLValue]] = []
        func flush() throws {
            try lane.transact { writer in _ = try writer.execute(insert, each: rows) }
            rows.removeAll(keepingCapacity: true)
        }
        try reader.scan(select, []) { row in
            guard try isKept(row) else { return }
            rows.append([try row.value(0), try row.value(1), try row.value(2)])
            if rows.count == 2_000 { try flush() }
        }
        try flush()
    }
}
