import AuditTrail
import Primitives
import RPCCore
import StorageCore
import Synchronization
import Testing

/// A clock that goes on by a second with every look at it.
final class SteppingClock: Sendable {
    private let microseconds = Mutex<Int64>(1_760_000_000_000_000)

    func now() -> Timestamp {
        microseconds.withLock { value in
            value += 1_000_000
            return Timestamp(microseconds: value)
        }
    }
}

/// An exchange of a method that neither reads nor writes.
struct SilentExchange: RPCRequestReader, RPCResponseWriter {
    func read<Request: RPCMessage>(_ type: Request.Type) async throws(RPCError) -> Request? { nil }
    func write<Response: RPCMessage>(_ response: Response) async throws {}
}

/// Whoever the test says.
struct StubAuthenticator: Authenticator {
    let principal: Principal?

    func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
        principal
    }
}

/// Everybody reaches everything.
struct OpenScopes: ScopeCheck {
    func admit(
        _ principal: Principal,
        from peer: PeerIdentity?,
        to target: AccessTarget,
        of method: MethodDescriptor
    ) async throws(RPCError) -> Principal { principal }
}

/// Calls through a router to a method whose handler is the test's.
struct AuditedCalls {
    let auditor: (any CallAuditor)?
    var principal: Principal? = .staff("17", "acme/north", [.serviceAgent])
    var target = AccessTarget(memberID: 4_711, organisation: "acme/north")
    var purpose = ""
    var scopes: any ScopeCheck = OpenScopes()
    var handler: @Sendable (CallContext) async throws -> Void = { _ in }

    static let method = MethodDescriptor(
        service: "test.Members",
        name: "Change",
        kind: .unary,
        idempotency: .none,
        access: AccessRule(
            kinds: [.staff, .partner, .operator, .till, .channelApp],
            roles: [.serviceAgent, .hqAdmin]
        )
    )

    /// Makes one call, where nothing else than success is expected.
    func succeeds() async throws {
        let reason = try await call()
        #expect(reason == nil)
    }

    /// Makes one call.
    ///
    /// - Returns: The reason of its failure; `nil` for success.
    func call() async throws -> String? {
        let (target, handler) = (target, handler)
        let router = Router(
            methods: [
                RPCMethod(descriptor: Self.method) { _ in
                    (target, { context, _ in try await handler(context) })
                }
            ],
            authenticator: StubAuthenticator(principal: principal),
            scopes: scopes,
            auditor: auditor
        )
        do {
            let (context, invocation) = try router.admit(
                methodAt: 0,
                request: UnsafeRawBufferPointer(start: nil, count: 0),
                peer: PeerIdentity(kind: .service, name: "gateway"),
                metadata: CallMetadata(requestID: "r-1", purpose: purpose),
                deadline: nil
            )
            try await invocation(context, SilentExchange())
            return nil
        } catch {
            return RPCError(error).reason
        }
    }
}

extension Principal {
    static func staff(_ id: String, _ organisation: String, _ roles: Set<StaffRole>) -> Principal {
        Principal(
            kind: .staff,
            id: id,
            organisation: OrganisationPath(organisation),
            roles: roles
        )
    }
}

extension AuditTrail {
    /// Opens a trail, runs `body` and closes it.
    static func with<Result>(
        _ database: any Database,
        headPath: String? = nil,
        _ body: (AuditTrail) async throws -> Result
    ) async throws -> Result {
        let clock = SteppingClock()
        let trail = try await AuditTrail.open(
            database,
            now: clock.now,
            headPath: headPath,
            reportFailure: { _ in },
            onFatal: { Issue.record("fatal: \($0)") }
        )
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body(trail))
        } catch {
            result = .failure(error)
        }
        await trail.close()
        return try result.get()
    }
}
