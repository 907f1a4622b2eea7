import Primitives
import RPCCore
import Synchronization
import TestKit
import Testing

/// What is looked up before a call is let in.
struct ScopeGuardTests {
    /// A house with member 7 in the north, linked to blossom, and member 8 in the south.
    private final class Registry: MemberPlaces, PartnerAccounts {
        let failure = Mutex<(any Error)?>(nil)
        let account: PartnerAccount?

        init(account: PartnerAccount? = nil) { self.account = account }

        func place(of member: MemberID) async throws -> MemberPlace? {
            if let failure = failure.withLock({ $0 }) { throw failure }
            let homes: [Int64: String] = [7: "acme/north/s1", 8: "acme/south/s2"]
            return homes[member.rawValue].flatMap { OrganisationPath($0) }.map { home in
                MemberPlace(home: home, partners: member.rawValue == 7 ? ["blossom"] : [])
            }
        }

        func partner(_ id: String) async throws -> PartnerAccount? {
            if let failure = failure.withLock({ $0 }) { throw failure }
            return id == account?.id ? account : nil
        }
    }

    private struct Broken: Error {}

    private static let method = MethodDescriptor(
        service: "s",
        name: "M",
        kind: .unary,
        idempotency: .idempotent,
        access: AccessRule(
            kinds: [.staff, .partner],
            roles: [.guide],
            partnerScopes: [.earn]
        )
    )

    private func account(burst: Int = 10, pins: Set<String> = []) throws -> PartnerAccount {
        PartnerAccount(
            id: "blossom",
            organisation: try #require(OrganisationPath("acme/partners/blossom")),
            scopes: [.earn],
            callsPerSecond: 1,
            burst: burst,
            isActive: true,
            pins: pins
        )
    }

    private func reason(
        _ scopes: ScopeGuard,
        _ principal: Principal,
        _ target: AccessTarget,
        from peer: PeerIdentity? = nil
    ) async -> String? {
        do throws(RPCError) {
            _ = try await scopes.admit(principal, from: peer, to: target, of: Self.method)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func partnerComesToActForItsUnit() async throws {
        let registry = Registry(account: try account())
        let clock = ManualClock()
        let scopes = ScopeGuard(members: registry, partners: registry, clock: clock)
        let admitted = try await scopes.admit(
            Principal(kind: .partner, id: "blossom"),
            from: nil,
            to: AccessTarget(memberID: 7, organisation: "acme/partners/blossom/web"),
            of: Self.method
        )
        #expect(admitted.organisation?.rawValue == "acme/partners/blossom")
        #expect(admitted.id == "blossom")
    }

    @Test func partnerIsBoundToItsCertificates() async throws {
        func peer(_ digest: String?) -> PeerIdentity {
            var peer = PeerIdentity(kind: .partner, name: "blossom")
            peer.certificateDigest = digest
            return peer
        }
        let partner = Principal(kind: .partner, id: "blossom")
        let own = AccessTarget(memberID: 7)
        let registry = Registry(account: try account(pins: ["aa", "bb"]))
        let pinned = ScopeGuard(members: registry, partners: registry, clock: ManualClock())
        // Two at a time, so that one follows the other; a service has had it checked.
        for peer in [peer("aa"), peer("bb"), PeerIdentity(kind: .service, name: "gateway")] {
            #expect(await reason(pinned, partner, own, from: peer) == nil)
        }
        for peer in [peer("cc"), peer(nil), nil] {
            let refused = await reason(pinned, partner, own, from: peer)
            #expect(refused == "rpc.certificate_not_pinned")
        }
        let free = Registry(account: try account())
        let open = ScopeGuard(members: free, partners: free, clock: ManualClock())
        #expect(await reason(open, partner, own, from: peer("cc")) == nil)
    }

    @Test func partnerThatCallsTooMuchIsToldWhenToComeBack() async throws {
        let registry = Registry(account: try account(burst: 2))
        let clock = ManualClock()
        let scopes = ScopeGuard(members: registry, partners: registry, clock: clock)
        let partner = Principal(kind: .partner, id: "blossom")
        let foreign = AccessTarget(memberID: 8)
        // Calls that are refused count as well: nobody tries numbers out for nothing.
        for _ in 0..<2 { #expect(await reason(scopes, partner, foreign) == "rpc.scope_denied") }
        let error = await #expect(throws: RPCError.self) {
            try await scopes.admit(
                partner,
                from: nil,
                to: AccessTarget(memberID: 7),
                of: Self.method
            )
        }
        #expect(error?.code == .resourceExhausted)
        #expect(error?.reason == "rpc.rate_limited")
        #expect(error?.retryAfter == .seconds(1))
        clock.advance(by: .seconds(1))
        #expect(await reason(scopes, partner, AccessTarget(memberID: 7)) == nil)
    }

    @Test func suspendedStaffIsLetInNowhere() async throws {
        struct Accounts: StaffAccounts {
            func isSuspended(_ staffID: String) async throws -> Bool {
                if staffID == "broken" { throw Broken() }
                return staffID == "ben"
            }
        }
        let registry = Registry()
        let scopes = ScopeGuard(
            members: registry,
            partners: registry,
            staff: Accounts(),
            clock: ManualClock()
        )
        #expect(scopes.looksUpStaff)
        for (id, expected) in [
            ("anna", nil), ("ben", "rpc.staff_suspended"), ("broken", "rpc.scope_unknown"),
        ] {
            let staff = Principal(
                kind: .staff,
                id: id,
                organisation: OrganisationPath("acme"),
                roles: [.guide]
            )
            #expect(await reason(scopes, staff, AccessTarget()) == expected)
        }
    }

    @Test func nobodyGetsInWhereTheLookUpFails() async throws {
        let registry = Registry(account: try account())
        registry.failure.withLock { $0 = Broken() }
        let scopes = ScopeGuard(members: registry, partners: registry, clock: ManualClock())
        let guide = Principal(
            kind: .staff,
            id: "anna",
            organisation: OrganisationPath("acme/north"),
            roles: [.guide]
        )
        let callers = [guide, Principal(kind: .partner, id: "blossom")]
        for caller in callers {
            let error = await #expect(throws: RPCError.self) {
                try await scopes.admit(
                    caller,
                    from: nil,
                    to: AccessTarget(memberID: 7),
                    of: Self.method
                )
            }
            #expect(error?.code == .unavailable)
            #expect(error?.reason == "rpc.scope_unknown")
        }
        registry.failure.withLock { $0 = CancellationError() }
        #expect(await reason(scopes, guide, AccessTarget(memberID: 7)) == "rpc.cancelled")
    }

    @Test func whoPassesOnLeavesMembersToTheServiceBehind() async throws {
        let registry = Registry(account: try account())
        let scopes = ScopeGuard(members: nil, partners: registry, clock: ManualClock())
        let guide = Principal(
            kind: .staff,
            id: "anna",
            organisation: OrganisationPath("acme/north"),
            roles: [.guide]
        )
        #expect(await reason(scopes, guide, AccessTarget(memberID: 8)) == nil)
        let stranger = Principal(kind: .partner, id: "stranger")
        #expect(await reason(scopes, stranger, AccessTarget(memberID: 7)) == "rpc.partner_unknown")
    }
}
