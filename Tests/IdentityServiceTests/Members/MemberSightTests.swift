import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Testing

/// Who sees what of a member.
@Suite struct MemberSightTests {
    typealias Samples = MembersSamples

    /// A caller, and how much it sees.
    struct Row: Sendable, CustomTestStringConvertible {
        let principal: Principal
        var purpose = ""
        let isFull: Bool
        var isRecorded = false
        var seesReason = false
        var testDescription: String {
            "\(principal.kind) \(principal.roles.map(\.rawValue).sorted()) \(purpose)"
        }
    }

    @Test(arguments: [
        Row(principal: Samples.self_, isFull: true),
        Row(principal: Samples.app, isFull: true, isRecorded: true),
        Row(principal: Principal(kind: .service, id: "points"), isFull: false),
        Row(principal: Principal(kind: .service, id: "points"), purpose: "x", isFull: false),
        Row(
            principal: Principal(kind: .operator, id: "ops"),
            purpose: "x",
            isFull: false,
            seesReason: true
        ),
        Row(principal: Samples.staff(.hqAdmin), isFull: false),
        Row(
            principal: Samples.staff(.hqAdmin),
            purpose: "complaint 17",
            isFull: true,
            isRecorded: true,
            seesReason: true
        ),
        Row(
            principal: Samples.staff(.serviceAgent),
            purpose: "complaint 17",
            isFull: true,
            isRecorded: true,
            seesReason: true
        ),
        Row(principal: Samples.staff(.hqMarketing), purpose: "x", isFull: false),
        Row(principal: Samples.staff(.regionManager), purpose: "x", isFull: false),
        Row(principal: Samples.staff(.storeManager), purpose: "x", isFull: false),
        Row(principal: Samples.staff(.guide), purpose: "x", isFull: false),
        Row(principal: Samples.staff(.auditor), purpose: "x", isFull: false),
    ])
    func everybodySeesWhatIsTheirs(row: Row) async throws {
        let reads = Samples.Reads()
        let store = StubProfileStore(try Samples.profile())
        let response = try await Samples.handlers(store).getProfile(
            IdentityV1.GetProfileRequest(memberID: Samples.anna.rawValue),
            context: Samples.context(row.principal, purpose: row.purpose, auditor: reads)
        )
        let profile = try #require(response.profile)
        #expect(profile.isMasked == !row.isFull)
        #expect(profile.name == (row.isFull ? "王小明" : "王*"))
        #expect(profile.gender == (row.isFull ? .female : .unspecified))
        let birthday = IdentityV1.Birthday(year: row.isFull ? 1990 : 0, month: 5, day: 17)
        #expect(profile.birthday == birthday)
        #expect(profile.children.map(\.born) == (row.isFull ? ["2020-01-31"] : []))
        #expect(profile.attributes.map(\.name) == (row.isFull ? ["job", "pet"] : ["pet"]))
        #expect(profile.preferences.map(\.value) == ["zh"])
        #expect(profile.addresses.count == (row.isFull ? 1 : 0))
        #expect(
            profile.identities.map(\.value)
                == (row.isFull ? ["+8613800001234", "HT00123456"] : ["138****1234", "****3456"])
        )
        #expect(profile.identities.map(\.verifiedBy) == [.oneTimeCode, .unspecified])
        #expect(profile.stateReason == (row.seesReason ? "looked into" : ""))
        #expect(profile.acquisition?.channel == "app")
        #expect(reads.all.count == (row.isRecorded ? 1 : 0))
        if let read = reads.all.first {
            #expect(read.action.target.memberID == Samples.anna.rawValue)
            #expect(read.action.purpose == row.purpose)
            #expect(
                read.fields == [
                    "name", "gender", "birthday", "children", "attributes", "addresses",
                    "identities",
                ] + (row.seesReason ? ["state_reason"] : [])
            )
        }
    }

    @Test func whatCannotBeRecordedIsNotShown() async throws {
        let handlers = Samples.handlers(StubProfileStore(try Samples.profile()))
        await #expect(throws: RPCError.self) {
            try await handlers.getProfile(
                IdentityV1.GetProfileRequest(memberID: Samples.anna.rawValue),
                context: Samples.context(
                    Samples.staff(.serviceAgent),
                    purpose: "complaint",
                    auditor: Samples.Reads(isAble: false)
                )
            )
        }
    }

    @Test(arguments: ["acme/south", "acme/north/s1", "acme/nor"])
    func staffOfOtherPartsKnowNobody(unit: String) async throws {
        let handlers = Samples.handlers(StubProfileStore(try Samples.profile()))
        let error = await #expect(throws: RPCError.self) {
            try await handlers.getProfile(
                IdentityV1.GetProfileRequest(memberID: Samples.anna.rawValue),
                context: Samples.context(Samples.staff(.regionManager, in: unit))
            )
        }
        #expect(error?.reason == "identity.member_unknown")
    }

    @Test func staffWithoutAPartSeesNobody() async throws {
        let handlers = Samples.handlers(StubProfileStore(try Samples.profile()))
        let error = await #expect(throws: RPCError.self) {
            try await handlers.getProfile(
                IdentityV1.GetProfileRequest(memberID: Samples.anna.rawValue),
                context: Samples.context(Samples.staff(.hqAdmin, in: nil))
            )
        }
        #expect(error?.reason == "rpc.scope_denied")
    }
}
