import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// Lists and counts of the members of a part of the organisation.
@Suite struct MemberListTests {
    typealias Samples = ProfileSamples

    static let homes = [
        "acme/north", "acme/north/s1", "acme/north/s1", "acme/north/s2", "acme/north-east",
        "acme/north-east/s9", "acme/south", "acme",
    ]

    static func unit(_ text: String) throws -> OrganisationPath {
        try #require(OrganisationPath(text))
    }

    private func withMembers(
        _ body: (SQLMemberStore, [MemberID]) async throws -> Void
    ) async throws {
        try await TestStore.with { store in
            var members: [MemberID] = []
            for (number, home) in Self.homes.enumerated() {
                members.append(try await store.newMember(number, organisation: home))
            }
            try await body(store, members)
        }
    }

    private func all(_ query: MemberQuery, in store: SQLMemberStore) async throws -> [MemberID] {
        var query = query
        var members: [MemberID] = []
        repeat {
            let page = try await store.members(query)
            #expect(page.members.count <= query.pageSize)
            members += page.members.map(\.memberID)
            query.after = page.next
        } while query.after != nil && members.count < 100
        return members
    }

    @Test(arguments: [
        ("acme/north", [0, 1, 2, 3]), ("acme/north/s1", [1, 2]), ("acme", Array(0..<8)),
        ("acme/north-east", [4, 5]), ("acme/nor", []), ("other", []),
    ])
    func everybodyInAUnitAndNobodyElse(unit: String, indices: [Int]) async throws {
        try await withMembers { store, members in
            for pageSize in [1, 2, 200] {
                let query = MemberQuery(
                    organisation: try Self.unit(unit),
                    pageSize: pageSize
                )
                let found = try await all(query, in: store)
                #expect(found.count == Set(found).count)
                #expect(Set(found) == Set(indices.map { members[$0] }), "pages of \(pageSize)")
            }
        }
    }

    @Test func filtersNarrowDown() async throws {
        try await withMembers { store, members in
            let edit = try Samples.edit {
                $0.region = "110105"
                $0.guide = "g7"
                $0.birthday = (0, 2, 29)
                $0.children = ["2025-08-01"]
                $0.attributes = [("pet", "true")]
            }
            try await store.expectChange(members[1], .editProfile(edit), key: "k1")
            let other = try Samples.edit {
                $0.birthday = (0, 12, 24)
                $0.attributes = [("pet", "false")]
                $0.preferences = [("language", "zh")]
            }
            try await store.expectChange(members[2], .editProfile(other), key: "k2")
            let freeze = try StateEdit(
                state: .frozen,
                mayEarn: true,
                mayBurn: true,
                reason: "x",
                changedBy: "staff:9"
            )
            try await store.expectChange(members[3], .setState(freeze), key: "k3")
            // Tags are given elsewhere; a stage of that name must not be taken for one.
            try await store.change { transaction in
                var member = try #require(try transaction.member(members[2]))
                member.facts.tags = ["infant", "vip"]
                try transaction.save(member)
            }
            let filters: [(String, (inout MemberQuery) -> Void, [Int])] = [
                ("region", { $0.region = "110105" }, [1]),
                ("guide", { $0.guide = "g7" }, [1]),
                ("February", { $0.birthdayMonth = 2 }, [1]),
                ("December", { $0.birthdayMonth = 12 }, [2]),
                ("January", { $0.birthdayMonth = 1 }, []),
                ("stage", { $0.childStage = "infant" }, [1]),
                ("tag", { $0.tag = "infant" }, [2]),
                ("another tag", { $0.tag = "vip" }, [2]),
                ("part of a tag", { $0.tag = "vi" }, []),
                ("attribute", { $0.attribute = .init(name: "pet", value: "true") }, [1]),
                ("another value", { $0.attribute = .init(name: "pet", value: "false") }, [2]),
                ("frozen", { $0.state = .frozen }, [3]),
                ("active", { $0.state = .active }, [0, 1, 2]),
                ("closed", { $0.state = .closed }, []),
            ]
            for (name, narrow, indices) in filters {
                var query = MemberQuery(organisation: try Self.unit("acme/north"), pageSize: 2)
                narrow(&query)
                let found = try await all(query, in: store)
                #expect(Set(found) == Set(indices.map { members[$0] }), "\(name)")
            }
        }
    }

    @Test(arguments: [(1, 1), (2, 1), (3, 2), (5, 5), (50_000, 10_000)])
    func aPageLooksAtSoManyRows(rowsMax: Int, windowMax: Int) async throws {
        try await withMembers { store, members in
            let edit = try Samples.edit { $0.region = "110105" }
            for index in [0, 2, 7] {
                try await store.expectChange(members[index], .editProfile(edit), key: "k\(index)")
            }
            var query = MemberQuery(organisation: try Self.unit("acme"), pageSize: 2)
            query.region = "110105"
            var found: [MemberID] = []
            var pageCount = 0
            repeat {
                let lister = MemberLister(
                    seal: store.seal,
                    query: query,
                    rowsMax: rowsMax,
                    windowMax: windowMax
                )
                let page = try await store.read { reader in try lister.page(in: reader) }
                #expect(page.members.count <= 2)
                found += page.members.map(\.memberID)
                query.after = page.next
                pageCount += 1
            } while query.after != nil && pageCount < 50
            #expect(found.count == 3)
            #expect(Set(found) == Set([0, 2, 7].map { members[$0] }))
            #expect(pageCount >= Self.homes.count / max(rowsMax, 1))
        }
    }

    @Test func sourcesAreCountedInAUnit() async throws {
        try await withMembers { store, members in
            let campaigns = ["spring", "spring", "autumn", nil, "spring", nil, nil, nil]
            for (index, campaign) in campaigns.enumerated() where index < 5 {
                let edit = try Samples.edit {
                    $0.acquisition = Acquisition.Draft(channel: "app", campaign: campaign ?? "")
                }
                try await store.expectChange(members[index], .editProfile(edit), key: "a\(index)")
            }
            var query = AcquisitionQuery(
                organisation: try Self.unit("acme/north"),
                field: .campaign
            )
            let north = try await store.count(query)
            #expect(north.sources.map(\.value) == ["spring", "autumn"])
            #expect(north.sources.map(\.memberCount) == [2, 1])
            #expect(north.total == 4)
            query.campaign = "spring"
            query.field = .channel
            #expect(try await store.count(query).sources.map(\.memberCount) == [2])
            query.registeredFrom = TestStore.start.advanced(byMicroseconds: 1)
            #expect(try await store.count(query).total == 0)
        }
    }

    @Test func theListUsesTheIndexOfHomes() async throws {
        try await withMembers { store, _ in
            let plan = try await store.database.read { reader in
                try reader.query(
                    """
                    EXPLAIN QUERY PLAN SELECT member_id FROM members
                    WHERE COALESCE(home, organisation) >= $1
                        AND COALESCE(home, organisation) <= $2
                    ORDER BY COALESCE(home, organisation), member_id LIMIT 10
                    """,
                    ["acme/north", "acme/north"]
                ).map { try $0.text(3) }.joined(separator: "; ")
            }
            #expect(plan.contains("members_by_home") && !plan.contains("TEMP B-TREE"), "\(plan)")
        }
    }
}
