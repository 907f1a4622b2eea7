import Messages
import Primitives
import RPCCore
import Synchronization

/// A server of every method there is, whose handlers do nothing.
final class House: Sendable {
    let router: Router
    private let lookUps: LookUps

    init(scopes: (any ScopeCheck)? = nil) {
        let lookUps = LookUps()
        self.lookUps = lookUps
        router = Router(
            methods: MessageRegistry.methods.map(\.idle),
            authenticator: NumberedCallers(),
            scopes: scopes
                ?? ScopeGuard(members: lookUps, partners: lookUps, clock: SystemMonotonicClock())
        )
    }

    /// How often a member or a partner was looked up.
    var lookUpCount: Int { lookUps.count.withLock { $0 } }

    /// Makes a call.
    ///
    /// - Returns: The status with which it is refused; `nil` where its handler has run.
    func call(_ index: Int, _ request: [UInt8], by caller: Caller) async -> RPCError? {
        let number = Caller.all.firstIndex { $0.principal == caller.principal }
        let admitted = request.withUnsafeBytes { bytes in
            Result { () throws(RPCError) in
                try router.admit(
                    methodAt: index,
                    request: bytes,
                    peer: nil,
                    metadata: CallMetadata(token: number.map(String.init) ?? ""),
                    deadline: nil
                )
            }
        }
        switch admitted {
        case .failure(let error):
            return error
        case .success(let (context, invocation)):
            return await Router.run(invocation, context: context, exchange: NoMessages())
        }
    }
}

/// The token is the caller's place in the list.
private struct NumberedCallers: Authenticator {
    func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
        token.flatMap { Int($0) }.flatMap { Caller.all[$0].principal }
    }
}

private final class LookUps: MemberPlaces, PartnerAccounts {
    let count = Mutex(0)

    func place(of member: MemberID) async throws -> MemberPlace? {
        count.withLock { $0 += 1 }
        return Situation.places[member.rawValue]
    }

    func partner(_ id: String) async throws -> PartnerAccount? {
        count.withLock { $0 += 1 }
        return Caller.all.first { $0.principal?.id == id }?.account
    }
}

private struct NoMessages: RPCRequestReader, RPCResponseWriter {
    func read<Request: RPCMessage>(_ type: Request.Type) async throws(RPCError) -> Request? { nil }

    func write<Response: RPCMessage>(_ response: Response) async throws {}
}
