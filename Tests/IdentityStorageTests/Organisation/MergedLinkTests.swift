import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Partners' links of members that become one, that agree, and that withdraw.
@Suite struct MergedLinkTests {
    private func partners(
        of member: MemberID,
        in store: SQLMemberStore
    ) async throws -> [String]? {
        try await store.place(of: member)?.partners
    }

    private func link(
        _ member: MemberID,
        _ version: String?,
        key: String,
        in store: SQLMemberStore
    ) async throws -> Bool {
        let outcome = try await store.change(try House.link(member, version, key: key))
        if case .answered = outcome { return true }
        return false
    }

    @Test func survivorEndsALinkOfTheOtherForBoth() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            try await store.makePartner()
            let one = try await store.person(1)
            let two = try await store.person(2)
            #expect(try await link(two, "v1", key: "l", in: store))
            let mergeID = try #require(try await store.join(two, into: one, key: "m").decided())
            #expect(try await partners(of: one, in: store) == ["blossom"])
            #expect(try await store.links(of: one).map(\.partnerID) == ["blossom"])
            #expect(try await link(one, nil, key: "u", in: store))
            #expect(try await partners(of: one, in: store) == [])
            #expect(try await store.links(of: two).allSatisfy { $0.endedAt != nil })
            _ = try await store.part(mergeID, key: "p").decided()
            #expect(try await partners(of: one, in: store) == [])
            #expect(try await partners(of: two, in: store) == [])
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func unmergeGivesEachItsOwnLinks() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            try await store.makePartner()
            let one = try await store.person(1)
            let two = try await store.person(2)
            #expect(try await link(two, "v1", key: "l", in: store))
            let mergeID = try #require(try await store.join(two, into: one, key: "m").decided())
            // Either id leads to the survivor, which agrees to a newer text.
            #expect(try await link(two, "v2", key: "l2", in: store))
            #expect(try await partners(of: one, in: store) == ["blossom"])
            _ = try await store.part(mergeID, key: "p").decided()
            #expect(try await partners(of: one, in: store) == ["blossom"])
            #expect(try await partners(of: two, in: store) == [])
            #expect(try await store.links(of: one).map(\.consentVersion) == ["v2"])
            #expect(try await store.links(of: two).allSatisfy { $0.endedAt != nil })
        }
    }

    @Test func linkNeedsATextAndAPartnerOfTheHouse() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            _ = try await store.put(try House.partner("blossom"))
            let one = try await store.person(1)
            let other = try await store.person(2, organisation: "umbra/east")
            let untold = try await store.change(try House.link(one, "v1", key: "l"))
            guard case .refused(.policyUnknown) = untold else {
                Issue.record("\(untold)")
                return
            }
            try await store.makePartner()
            #expect(try await link(one, "v1", key: "l", in: store))
            let foreign = try await store.change(try House.link(other, "v1", key: "f"))
            guard case .refused(.partnerUnknown) = foreign else {
                Issue.record("\(foreign)")
                return
            }
        }
    }

    @Test func withdrawnConsentEndsTheLink() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            try await store.makePartner()
            let one = try await store.person(1)
            #expect(try await link(one, "v1", key: "l", in: store))
            let outcome = try await store.record(
                try ConsentsTests.statement(false, purpose: "partner:blossom"),
                of: one,
                reach: .everybody,
                request: try ConsentsTests.request("w")
            )
            #expect(outcome == .recorded(TestStore.start))
            #expect(try await partners(of: one, in: store) == [])
            #expect(try await store.links(of: one).allSatisfy { $0.endedAt != nil })
        }
    }
}

extension SQLMemberStore {
    /// A partner, and two texts that members can agree to.
    func makePartner() async throws {
        _ = try await put(try House.partner("blossom"))
        for version in ["v1", "v2"] {
            let policy = try ConsentPolicy(
                purpose: "partner:blossom",
                version: version,
                language: "zh-CN",
                text: "与合作品牌共享"
            )
            let outcome = try await put(
                policy,
                request: try ConsentsTests.request("text-\(version)")
            )
            #expect(outcome == .put)
        }
    }
}
