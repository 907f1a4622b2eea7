import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Synchronization
import Testing

/// Who finds whom by an identity.
@Suite struct ScopedResolutionTests {
    /// One member, at home in the north and linked to blossom; counts what it is asked.
    private final class Places: MemberPlaces {
        let member: MemberID
        let asked = Mutex(0)

        init(_ member: MemberID) { self.member = member }

        func place(of member: MemberID) async throws -> MemberPlace? {
            asked.withLock { $0 += 1 }
            guard member == self.member else { return nil }
            return OrganisationPath("acme/north/s1").map { home in
                MemberPlace(home: home, partners: ["blossom"])
            }
        }
    }

    private static let method = IdentityV1.IdentityMethods.resolveMember
    private static let identities: [IdentityV1.IdentityValue] = [
        .init(kind: .phone, value: "13800001234"), .init(kind: .card, value: "HT0012"),
    ]

    private func resolve(
        _ principal: Principal,
        isKnown: Bool = true
    ) async throws -> (reason: String?, memberID: Int64?, lookUps: Int) {
        let member = try IdentityHandlersTests.member()
        let places = Places(member.memberID)
        let handlers = IdentityHandlers(
            store: StubStore(found: isKnown ? member : nil),
            places: places,
            now: { IdentityHandlersTests.now }
        )
        var reason: String?
        var memberID: Int64?
        do {
            memberID = try await handlers.resolveMember(
                IdentityV1.ResolveMemberRequest(identities: Self.identities),
                context: IdentityHandlersTests.context(Self.method, principal: principal)
            ).memberID
        } catch let error as RPCError {
            reason = error.reason
        }
        return (reason, memberID, places.asked.withLock { $0 })
    }

    private func staff(_ unit: String?) -> Principal {
        Principal(
            kind: .staff,
            id: "anna",
            organisation: unit.flatMap { OrganisationPath($0) },
            roles: [.serviceAgent]
        )
    }

    @Test func tillsAndChannelsRecogniseEveryMember() async throws {
        for kind in [Principal.Kind.till, .channelApp, .service, .operator] {
            let answer = try await resolve(Principal(kind: kind, id: "1"))
            #expect(answer.memberID == IdentityHandlersTests.anna.rawValue)
            #expect(answer.lookUps == 0)
        }
    }

    @Test func staffFindMembersOfTheirPartAndPartnersTheirOwn() async throws {
        let insiders = [
            staff("acme"), staff("acme/north/s1"), Principal(kind: .partner, id: "blossom"),
        ]
        for principal in insiders {
            let answer = try await resolve(principal)
            #expect(answer.memberID == IdentityHandlersTests.anna.rawValue, "\(principal.id)")
        }
    }

    @Test func everybodyElsesMembersAreLikeNone() async throws {
        let outsiders = [
            staff("acme/south"), staff("acme/north/s12"), staff(nil),
            Principal(kind: .partner, id: "stranger"),
        ]
        for principal in outsiders {
            let foreign = try await resolve(principal)
            let unknown = try await resolve(principal, isKnown: false)
            #expect(foreign.reason == "identity.member_unknown", "\(principal.id)")
            #expect(unknown.reason == foreign.reason)
            #expect(unknown.lookUps == foreign.lookUps)
            #expect(foreign.lookUps == Self.identities.count)
        }
    }
}
