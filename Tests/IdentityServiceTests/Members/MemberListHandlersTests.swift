import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Testing

/// What callers see of lists and counts.
@Suite struct MemberListHandlersTests {
    typealias Samples = MembersSamples

    @Test func everybodyInAListIsMasked() async throws {
        let profile = try Samples.profile()
        let next = MemberQuery.Position(
            home: profile.member.facts.home,
            memberID: profile.member.memberID
        )
        let store = StubProfileStore(profile, next: next)
        let handlers = Samples.handlers(store)
        let context = Samples.context(Samples.staff(.hqAdmin))
        var request = IdentityV1.ListMembersRequest(
            organisation: "acme",
            state: .frozen,
            tag: "vip",
            region: "110105",
            birthdayMonth: 2,
            guide: "g1",
            childStage: "infant",
            attribute: IdentityV1.Attribute(name: "pet", value: "true"),
            pageSize: 7
        )
        let response = try await handlers.listMembers(request, context: context)
        let row = try #require(response.members.first)
        #expect(row.maskedName == "王*" && row.maskedPhone == "138****1234")
        #expect(row.facts?.home == "acme/north")
        let query = try #require(store.calls.queries.first)
        #expect(query.state == .frozen && query.tag == "vip" && query.region == "110105")
        #expect(query.birthdayMonth == 2 && query.guide == "g1" && query.childStage == "infant")
        #expect(query.attribute == MemberQuery.Attribute(name: "pet", value: "true"))
        #expect(query.pageSize == 7 && query.after == nil)
        request.cursor = response.nextCursor
        _ = try await handlers.listMembers(request, context: context)
        #expect(store.calls.queries.last?.after == next)
    }

    @Test(arguments: [
        ("organisation", IdentityV1.ListMembersRequest()),
        ("page_size", .init(organisation: "acme", pageSize: 201)),
        ("state", .init(organisation: "acme", state: .merged)),
        ("state", .init(organisation: "acme", state: .unrecognized(99))),
        ("birthday_month", .init(organisation: "acme", birthdayMonth: 13)),
        ("attribute.name", .init(organisation: "acme", attribute: .init(name: "job", value: "x"))),
        ("attribute.name", .init(organisation: "acme", attribute: .init(name: "x", value: "x"))),
        ("attribute.value", .init(organisation: "acme", attribute: .init(name: "pet", value: "x"))),
        ("cursor", .init(organisation: "acme", cursor: "1")),
        ("cursor", .init(organisation: "acme", cursor: "17.0.acme/north")),
        ("cursor", .init(organisation: "acme", cursor: "x")),
    ])
    func badFieldsAreNamed(field: String, request: IdentityV1.ListMembersRequest) async {
        let store = StubProfileStore()
        let error = await #expect(throws: RPCError.self) {
            try await Samples.handlers(store)
                .listMembers(request, context: Samples.context(Samples.staff(.hqAdmin)))
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.fieldViolations.map(\.field) == [field])
        #expect(store.calls.queries.isEmpty)
    }

    @Test func aCursorLeadsNowhereElse() async throws {
        let profile = try Samples.profile()
        let store = StubProfileStore(
            profile,
            next: MemberQuery.Position(
                home: profile.member.facts.home,
                memberID: profile.member.memberID
            )
        )
        let handlers = Samples.handlers(store)
        let context = Samples.context(Samples.staff(.hqAdmin))
        let cursor = try await handlers.listMembers(
            IdentityV1.ListMembersRequest(organisation: "acme"),
            context: context
        ).nextCursor
        let error = await #expect(throws: RPCError.self) {
            try await handlers.listMembers(
                IdentityV1.ListMembersRequest(organisation: "acme/south", cursor: cursor),
                context: context
            )
        }
        #expect(error?.reason == "identity.cursor_invalid")
    }

    @Test func whoIsGuideAloneSeesItsOwnMembers() async throws {
        let store = StubProfileStore()
        let handlers = Samples.handlers(store)
        let request = IdentityV1.ListMembersRequest(organisation: "acme")
        let guide = Samples.context(Samples.staff(.guide, .cashier))
        _ = try await handlers.listMembers(request, context: guide)
        let manager = Samples.context(Samples.staff(.guide, .storeManager))
        _ = try await handlers.listMembers(request, context: manager)
        #expect(store.calls.queries.map(\.guide) == ["g7", nil])
        let error = await #expect(throws: RPCError.self) {
            try await handlers.listMembers(
                IdentityV1.ListMembersRequest(organisation: "acme", guide: "g8"),
                context: guide
            )
        }
        #expect(error?.reason == "identity.field_denied")
    }

    @Test func sourcesAreCounted() async throws {
        let store = StubProfileStore()
        let handlers = Samples.handlers(store)
        let context = Samples.context(Samples.staff(.hqMarketing))
        let response = try await handlers.countByAcquisition(
            IdentityV1.CountByAcquisitionRequest(
                organisation: "acme",
                by: .campaign,
                registeredFrom: 1,
                campaign: "spring"
            ),
            context: context
        )
        #expect(response.sources.map(\.value) == ["spring"] && response.total == 5)
        let query = try #require(store.calls.counts.first)
        #expect(query.field == .campaign && query.campaign == "spring")
        #expect(query.registeredFrom == Timestamp(microseconds: 1))
        #expect(query.registeredBefore == nil)
        let error = await #expect(throws: RPCError.self) {
            try await handlers.countByAcquisition(
                IdentityV1.CountByAcquisitionRequest(organisation: "acme"),
                context: context
            )
        }
        #expect(error?.fieldViolations.map(\.field) == ["by"])
    }

    @Test func aSweepGoesOnUntilNothingIsDue() async throws {
        let position = StageSweep.Position(day: 7, memberID: Samples.anna)
        let store = StubProfileStore(steps: [
            StageSweep(movedCount: 256, failedCount: 0, next: position),
            StageSweep(movedCount: 3, failedCount: 1, next: nil),
        ])
        let sweeper = StageSweeper(
            store: store,
            rules: ProfileRules(program: Samples.program, zone: .utc),
            now: { Samples.now }
        )
        #expect(try await sweeper.sweep() == (259, 1))
        #expect(store.calls.sweeps == [nil, position])
    }
}
