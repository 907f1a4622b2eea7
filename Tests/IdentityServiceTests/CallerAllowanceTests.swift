import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Testing

/// Identities are not tried out.
@Suite struct CallerAllowanceTests {
    private static let clerk = Principal(
        kind: .staff,
        id: "clerk",
        organisation: OrganisationPath("acme"),
        roles: [.serviceAgent]
    )

    private func reasons(
        _ count: Int,
        _ call: () async throws -> some Any
    ) async -> [String: Int] {
        var reasons: [String: Int] = [:]
        for _ in 0..<count {
            do {
                _ = try await call()
                reasons["", default: 0] += 1
            } catch let error as RPCError {
                reasons[error.reason, default: 0] += 1
                if error.code == .resourceExhausted { #expect(error.retryAfter != nil) }
            } catch {
                Issue.record(error)
            }
        }
        return reasons
    }

    @Test func staffAsksSixtyTimesForWhoIsAMember() async throws {
        let handlers = IdentityHandlers(
            store: StubStore(found: nil),
            now: { IdentityHandlersTests.now }
        )
        func resolve(_ principal: Principal, _ count: Int) async throws -> [String: Int] {
            await reasons(count) {
                try await handlers.resolveMember(
                    IdentityV1.ResolveMemberRequest(
                        identities: [
                            .init(kind: .phone, value: "13800001234"),
                            .init(kind: .card, value: "HT0012"),
                        ]
                    ),
                    context: IdentityHandlersTests.context(
                        IdentityV1.IdentityMethods.resolveMember,
                        principal: principal
                    )
                )
            }
        }
        // Two identities are two questions.
        #expect(
            try await resolve(Self.clerk, 40)
                == ["identity.member_unknown": 30, "identity.searches_exhausted": 10]
        )
        // A till recognises whoever comes.
        let till = Principal(kind: .till, id: "17")
        #expect(try await resolve(till, 100) == ["identity.member_unknown": 100])
    }

    @Test func staffTriesSixtyIdentitiesOut() async throws {
        let handlers = MembersSamples.handlers(StubProfileStore(outcome: .refused(.identityTaken)))
        func add(_ principal: Principal, _ count: Int) async -> [String: Int] {
            await reasons(count) {
                try await handlers.addIdentity(
                    MembersHandlersTests.add(),
                    context: MembersSamples.context(principal)
                )
            }
        }
        #expect(
            await add(Self.clerk, 70)
                == ["identity.identity_taken": 60, "identity.searches_exhausted": 10]
        )
        #expect(await add(MembersSamples.app, 100) == ["identity.identity_taken": 100])
    }
}
