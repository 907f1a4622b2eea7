import GatewayService
import Messages
import Primitives
import RPCCore
import RPCInProcess
import Synchronization
import TestKit
import Testing

/// Methods of the services behind, offered under their own names.
@Suite struct PassedOnTests {
    /// What the service behind has seen of a call.
    private final class Seen: Sendable {
        let calls = Mutex<[(principal: Principal?, token: String, request: Int64)]>([])
    }

    private static let names = ["identity", "points", "tiers", "recommendations"]

    private static let assertions = AssertionCache(
        now: { Timestamp(microseconds: 0) },
        issue: { principal, _ in "\(principal.kind.rawValue):asserted" }
    )

    private static func channels(_ channel: any RPCChannel) -> [String: any RPCChannel] {
        Dictionary(uniqueKeysWithValues: names.map { ("huitou.\($0).v1", channel) })
    }

    private static func behind(_ seen: Seen) -> InProcessChannel {
        let method = RPCMethod.unary(
            TiersV1.TiersMethods.getStanding,
            target: TiersV1.TiersMethods.targetOfGetStanding
        ) { (request: TiersV1.GetStandingRequest, context) in
            seen.calls.withLock { calls in
                calls.append((context.principal, context.metadata.token, request.memberID))
            }
            return TiersV1.GetStandingResponse(memberID: request.memberID)
        }
        return InProcessChannel(
            router: Router(methods: [method], authenticator: Trusting()),
            peer: PeerIdentity(kind: .service, name: "gateway"),
            clock: ManualClock(),
            random: { 2 }
        )
    }

    /// The token is the caller: `<kind>:<id>`.
    private struct Trusting: Authenticator {
        func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
            guard let token else { return peer.map { Principal(kind: $0.kind, id: $0.name) } }
            let parts = token.split(separator: ":").map(String.init)
            return Principal.Kind(rawValue: parts[0]).map { kind in
                Principal(kind: kind, id: parts[1], organisation: OrganisationPath("acme"))
            }
        }
    }

    private static func gateway(_ seen: Seen, peer: PeerIdentity? = nil) -> TiersV1.TiersClient {
        let methods = PassedOnMethods.rpcMethods(
            over: channels(behind(seen)),
            assertions: assertions
        )
        let channel = InProcessChannel(
            router: Router(methods: methods, authenticator: Trusting()),
            peer: peer,
            clock: ManualClock(),
            random: { 1 }
        )
        return TiersV1.TiersClient(channel: channel)
    }

    @Test func everyMethodWithoutStreamsForOthersThanServicesIsThere() throws {
        let channel = Self.behind(Seen())
        let offered = PassedOnMethods.rpcMethods(
            over: Self.channels(channel),
            assertions: Self.assertions
        ).map(\.descriptor)
        let expected = MessageRegistry.methods.map(\.descriptor).filter { descriptor in
            Self.names.contains { descriptor.service.hasPrefix("huitou.\($0).v1.") }
                && descriptor.kind == .unary
                && (descriptor.access.isPublic
                    || !descriptor.access.kinds.subtracting([.service]).isEmpty)
        }
        #expect(offered.map(\.fullName) == expected.map(\.fullName))
        #expect(offered.contains { $0.name == "PutUnit" })
        #expect(offered.contains { $0.name == "GetBalance" })
        #expect(offered.contains { $0.name == "RefreshSession" })
        #expect(!offered.contains { $0.name == "GetMemberPlace" })
        #expect(!offered.contains { $0.service.hasPrefix("huitou.gateway") })
    }

    @Test func callArrivesInTheCallersName() async throws {
        let seen = Seen()
        let answer = try await Self.gateway(seen).getStanding(
            TiersV1.GetStandingRequest(memberID: 7),
            options: CallOptions(token: "till:17")
        )
        #expect(answer.memberID == 7)
        let calls = seen.calls.withLock { $0 }
        #expect(calls.map(\.token) == ["till:17"])
        #expect(calls.first?.principal?.kind == .till)
        #expect(calls.map(\.request) == [7])
    }

    @Test func certificateAloneIsAsserted() async throws {
        let seen = Seen()
        let peer = PeerIdentity(kind: .operator, name: "alice")
        _ = try await Self.gateway(seen, peer: peer).getStanding(.init(memberID: 7))
        let tokens = seen.calls.withLock { $0.map(\.token) }
        #expect(tokens == ["operator:asserted"])
    }

    @Test func whoMayNotCallDoesNotGetThrough() async throws {
        let seen = Seen()
        let service = PeerIdentity(kind: .service, name: "points")
        for (token, peer, reason) in [
            ("member:8", nil, "rpc.scope_denied"),
            ("partner:blossom", nil, "rpc.method_denied"),
            ("staff:anna", nil, "rpc.role_denied"),
            (nil, nil, "rpc.unauthenticated"),
            (nil, service, "gateway.caller_needs_token"),
        ] as [(String?, PeerIdentity?, String)] {
            let error = await #expect(throws: RPCError.self) {
                try await Self.gateway(seen, peer: peer).getStanding(
                    TiersV1.GetStandingRequest(memberID: 7),
                    options: CallOptions(token: token)
                )
            }
            #expect(error?.reason == reason)
        }
        let count = seen.calls.withLock(\.count)
        #expect(count == 0)
    }
}
