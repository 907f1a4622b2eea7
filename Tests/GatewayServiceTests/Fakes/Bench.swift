import GatewayDomain
import GatewayService
import Messages
import Primitives
import RPCCore
import RPCInProcess
import Synchronization
import TestKit

/// Believes every token of the form `kind:id`, and every certificate.
struct NamedAuthenticator: Authenticator {
    func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
        guard let token else {
            return peer.map { Principal(kind: $0.kind, id: $0.name) }
        }
        let words = token.split(separator: ":")
        guard words.count >= 2, let kind = Principal.Kind(rawValue: String(words[0])) else {
            throw RPCError(.unauthenticated, message: "no such token")
        }
        return Principal(
            kind: kind,
            id: String(words[1]),
            organisation: OrganisationPath("acme")
        )
    }
}

/// Counts the calls that are over for the gateway.
final class FinishedCalls: CallObserver {
    private struct State {
        var count = 0
        var latches: [Int: Latch] = [:]
    }

    private let state = Mutex(State())

    func callFinished(_ call: FinishedCall) {
        let latch = state.withLock { state in
            state.count += 1
            return state.latches[state.count]
        }
        latch?.open()
    }

    /// Opens when this many calls are over.
    func reached(_ count: Int) -> Latch {
        state.withLock { state in
            let latch = state.latches[count] ?? Latch()
            state.latches[count] = latch
            if state.count >= count { latch.open() }
            return latch
        }
    }
}

/// A gateway with four fake services behind it, all in this process.
///
/// The gateway and what lies behind it are on a clock that stands still until a test turns it.
final class Bench: Sendable {
    let clock = ManualClock()
    let identity = FakeService()
    let points = FakeService()
    let tiers = FakeService()
    let recommendations = FakeService()
    /// Calls that the services have finished.
    let finished = FinishedCalls()
    private let asserted = Mutex<[Principal]>([])
    private let wallClock = Mutex(Timestamp(microseconds: 1_760_000_000_000_000))
    private let handlersBox = Mutex<GatewayHandlers?>(nil)

    init(budget: DeadlineBudget = DeadlineBudget()) {
        let upstreams = Upstreams(
            identity: channel(FakeIdentity(service: identity).rpcMethods),
            points: channel(FakePoints(service: points).rpcMethods),
            tiers: channel(FakeTiers(service: tiers).rpcMethods),
            recommendations: channel(FakeRecommendations(service: recommendations).rpcMethods)
        )
        let assertions = AssertionCache(now: { [self] in wallClock.withLock(\.self) }) {
            [self] principal, lifetime in
            let number = asserted.withLock { asserted in
                asserted.append(principal)
                return asserted.count
            }
            precondition(lifetime == .seconds(60))
            return "\(principal.kind.rawValue):\(principal.id):\(number)"
        }
        let handlers = GatewayHandlers(
            upstreams: upstreams,
            gatherer: PartGatherer(budget: budget, clock: clock),
            assertions: assertions
        )
        handlersBox.withLock { $0 = handlers }
    }

    /// How often the gateway has signed for somebody.
    var assertedCount: Int { asserted.withLock(\.count) }

    /// Turns the wall clock on, which is not the one on which deadlines lie.
    func turnWallClock(by duration: Duration) {
        wallClock.withLock { $0 = $0.advanced(by: duration) }
    }

    /// The service that makes a part.
    func service(_ part: Part) -> FakeService {
        switch part {
        case .profile: identity
        case .points: points
        case .tier: tiers
        case .recommendations: recommendations
        }
    }

    /// Calls the gateway as a channel does that has a token, or a certificate alone.
    func gateway(
        token: String? = "channel_app:mini",
        peer: PeerIdentity? = nil
    ) throws -> Caller {
        let handlers = handlersBox.withLock(\.self)
        guard let handlers else { preconditionFailure("the bench has no gateway") }
        let channel = InProcessChannel(
            router: Router(methods: handlers.rpcMethods, authenticator: NamedAuthenticator()),
            peer: peer,
            clock: clock,
            random: { 1 }
        )
        return Caller(client: GatewayV1.GatewayClient(channel: channel), token: token)
    }

    /// A client of the gateway and what it sends along.
    struct Caller: Sendable {
        let client: GatewayV1.GatewayClient
        let token: String?

        func options(_ timeout: Duration? = nil) -> CallOptions {
            CallOptions(timeout: timeout, token: token)
        }

        func home(
            _ memberID: Int64 = 7,
            recommendationsMax: UInt32 = 0,
            timeout: Duration? = nil,
            change: (inout GatewayV1.GetHomeRequest) -> Void = { _ in }
        ) async throws(RPCError) -> GatewayV1.GetHomeResponse {
            var request = GatewayV1.GetHomeRequest(
                memberID: memberID,
                recommendationsMax: recommendationsMax
            )
            change(&request)
            return try await client.getHome(
                request,
                options: options(timeout)
            )
        }

        func identify() async throws(RPCError) -> GatewayV1.IdentifyMemberResponse {
            try await client.identifyMember(
                GatewayV1.IdentifyMemberRequest(
                    identities: [.init(kind: .card, value: "HT0012")]
                ),
                options: options()
            )
        }
    }

    private func channel(_ methods: [RPCMethod]) -> InProcessChannel {
        InProcessChannel(
            router: Router(methods: methods, authenticator: NamedAuthenticator()),
            peer: PeerIdentity(kind: .service, name: "gateway"),
            clock: clock,
            random: { 2 },
            observer: finished
        )
    }
}
