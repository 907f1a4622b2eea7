import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// No table that names members is forgotten when one of them is erased.
struct MemberTablesTests {
    /// Columns that hold the id of a member.
    private static let columns: Set<String> = [
        "member_id", "survivor_id", "absorbed_id", "first_id", "second_id", "invitee", "inviter",
    ]

    @Test func everyTableThatNamesMembersIsDecidedAbout() async throws {
        try await TestStore.with { store in
            let schema = try await store.read { reader in
                try StoreTables(of: reader).tables.map { ($0.name, Set($0.columns)) }
            }
            let naming = schema.filter { !$0.1.isDisjoint(with: Self.columns) }
            let decided =
                MemberTables.erased + MemberTables.kept.keys.sorted() + MemberTables.erasedPairs
            #expect(Set(decided).count == decided.count, "a table stands in two lists")
            #expect(Set(naming.map(\.0)) == Set(decided))
            for (name, columns) in naming where MemberTables.erased.contains(name) {
                #expect(
                    columns.isDisjoint(with: Self.columns.subtracting(["member_id"])),
                    "\(name)"
                )
            }
            for (name, columns) in naming where MemberTables.erasedPairs.contains(name) {
                #expect(columns.isSuperset(of: ["first_id", "second_id"]), "\(name)")
            }
        }
    }

    @Test func rowsThatBelongToNobodyOrToTheErasedAreFound() async throws {
        try await TestStore.with { store in
            let gone = try await store.person(1)
            #expect(try await store.change { tx in try tx.erase(gone) })
            #expect(try await store.verify().findings == [])
            let blob = SQLValue.blob(Array(repeating: 7, count: 16))
            let rows: [(sql: String, values: [SQLValue], table: String)] = [
                (
                    "INSERT INTO openid_subjects (subject_index, member_id) VALUES ($1, $2)",
                    [blob, .integer(4_711)], "openid_subjects"
                ),
                (
                    """
                    INSERT INTO offline_handles (handle, member_id, device_index, issued_at)
                    VALUES (3, $2, $1, 5)
                    """,
                    [blob, .integer(4_711)], "offline_handles"
                ),
                (
                    """
                    INSERT INTO sessions (session_id, member_id, device_index, sealed_device,
                        method, started_at, refreshed_at, generation, salt, token_hash)
                    VALUES ($1, $2, $1, $1, 1, 5, 5, 0, $1, $3)
                    """,
                    [blob, .integer(4_711), .blob(Array(repeating: 7, count: 32))], "sessions"
                ),
            ]
            for (sql, values, table) in rows {
                try await store.database.write { writer in _ = try writer.execute(sql, values) }
                let findings = try await store.verify().findings
                #expect(findings == ["1 rows of \(table) belong to no member"])
                try await store.database.write { writer in
                    _ = try writer.execute(
                        "UPDATE \(table) SET member_id = $1",
                        [.integer(gone.rawValue)]
                    )
                }
                let left = try await store.verify().findings
                #expect(left == ["1 rows of \(table) are of erased members"])
                try await store.database.write { writer in
                    _ = try writer.execute("DELETE FROM \(table)")
                }
            }
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func tagsAndPartnersWithoutTheirRowsAreFound() async throws {
        try await TestStore.with { store in
            let member = try await store.person(1)
            try await store.makeUnits()
            try await store.makePartner()
            _ = try await store.change(try House.link(member, "v1", key: "link"))
            _ = try await store.carryOut(
                TagCommand(
                    memberID: member,
                    tag: "vip",
                    act: .give(until: nil),
                    organisation: try House.path("acme"),
                    reason: "regular",
                    caller: "staff:1"
                ),
                as: try EngagementKit.key("tag"),
                rules: EngagementKit.rules()
            )
            #expect(try await store.member(member)?.facts.tags == ["vip"])
            #expect(try await store.verify().findings == [])
            try await store.database.write { writer in
                _ = try writer.execute("UPDATE partner_links SET ended_at = 7")
            }
            let partners = "member \(member): its partners are not those of its links"
            #expect(try await store.verify().findings == [partners])
            try await store.database.write { writer in
                _ = try writer.execute("DELETE FROM member_tags")
            }
            let tags = "member \(member): its tags are not those of its rows"
            #expect(try await store.verify().findings == [tags, partners])
        }
    }
}
