import Cryptography
import Foundation
import Messages
import Primitives
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Certificates of one authority, made for one test.
struct TestAuthority: Sendable {
    let authority: CertificateAuthority
    static let validity = CertificateValidity(
        notBefore: Timestamp(microseconds: 1_577_836_800_000_000),
        notAfter: Timestamp(microseconds: 4_102_444_800_000_000)
    )

    init(named name: String = "test authority") throws {
        authority = try CertificateAuthority(creatingNamed: name, validity: Self.validity)
    }

    func credentials(
        _ subject: CertificateSubject,
        validity: CertificateValidity = Self.validity
    ) throws -> TLSMaterial.Credentials {
        let issued = try authority.issue(subject, usage: .server, validity: validity)
        return TLSMaterial.Credentials(
            certificateChain: .bytes(Array(issued.certificatePEM.utf8)),
            privateKey: .bytes(Array(issued.privateKeyPEM.unsafeRevealed.utf8))
        )
    }

    var trust: PEMSource { .bytes(Array(authority.certificatePEM.utf8)) }

    /// The context of a service's server, or of its clients.
    func context(
        _ role: TLSContext.Role,
        service: String?,
        trusting other: TestAuthority? = nil
    ) throws -> TLSContextProvider {
        let credentials = try service.map { try self.credentials(.service($0)) }
        let trust = (other ?? self).trust
        let material = TLSMaterial(credentials: credentials, authorities: trust)
        return TLSContextProvider(try TLSContext(role: role, material: material))
    }
}

/// A counter that grows, for what must be different.
let testRandom: @Sendable () -> UInt64 = {
    struct Holder { static let value = Mutex(SeededRandom(seed: 7)) }
    return { Holder.value.withLock { $0.next() } }
}()

/// Lets in whoever comes, as a service.
struct OpenDoor: Authenticator {
    func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
        Principal(kind: .service, id: peer?.name ?? "nobody")
    }
}

/// Collects what was observed, and waits for more.
final class Recorder<Element: Sendable>: Sendable {
    private struct Waiter {
        let isDone: @Sendable ([Element]) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var elements: [Element] = []
        var waiters: [UInt64: Waiter] = [:]
    }

    private let state = Mutex(State())

    var elements: [Element] { state.withLock { $0.elements } }

    func append(_ element: Element) {
        let done = state.withLock { state in
            state.elements.append(element)
            let elements = state.elements
            let done = state.waiters.filter { $0.value.isDone(elements) }
            for id in done.keys { state.waiters[id] = nil }
            return done
        }
        for waiter in done.values { waiter.continuation.resume() }
    }

    /// Waits until the elements satisfy a condition, or the test's time is over.
    func wait(until isDone: @escaping @Sendable ([Element]) -> Bool) async {
        let id = testRandom()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDoneNow = state.withLock { state in
                    if isDone(state.elements) || Task.isCancelled { return true }
                    state.waiters[id] = Waiter(isDone: isDone, continuation: continuation)
                    return false
                }
                if isDoneNow { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume()
        }
    }
}

/// A server named `points` and what a test needs to reach it.
final class Installation: Sendable {
    let authority: TestAuthority
    let loops: TransportLoops
    let tls: TLSContextProvider
    let server: RPCServer
    let port: Int
    let events = Recorder<ConnectionEvent>()
    let calls = CallRecorder()
    let service = EchoService()

    init(
        certificates: TLSContext.ClientCertificates = .required,
        limits: ServerLimits = ServerLimits(),
        loops: TransportLoops = testLoops,
        authority: TestAuthority? = nil,
        host: String = "127.0.0.1",
        port: Int = 0,
        methods: [RPCMethod] = []
    ) async throws {
        let authority = try authority ?? TestAuthority()
        self.authority = authority
        self.loops = loops
        let events = events
        tls = try authority.context(.server(certificates), service: "points")
        server = RPCServer(
            router: Router(methods: service.methods + methods, authenticator: OpenDoor()),
            tls: tls,
            loops: loops,
            limits: limits,
            calls: calls,
            observe: { events.append($0) }
        )
        self.port = try await server.start(host: host, port: port)
    }

    func channel(
        service: String? = "gateway",
        expecting: PeerExpectation = .service("points"),
        certificates: TestAuthority? = nil,
        trusting: TestAuthority? = nil,
        limits: ClientLimits = ClientLimits(),
        loops: TransportLoops = testLoops,
        observe: @escaping ConnectionObserver = { _ in }
    ) throws -> RPCClientChannel {
        RPCClientChannel(
            address: ServiceAddress(host: "127.0.0.1", port: port, expectedPeer: expecting),
            tls: try (certificates ?? authority).context(
                .client,
                service: service,
                trusting: trusting ?? authority
            ),
            loops: loops,
            limits: limits,
            random: testRandom,
            observe: observe
        )
    }

    func stop() async {
        await server.drain(timeout: .seconds(5))
    }
}

/// Shared by all tests: threads are dear, and nothing about them is under test.
let testLoops = TransportLoops(count: 2, clock: SystemMonotonicClock())

final class CallRecorder: CallObserver, Sendable {
    let finished = Recorder<FinishedCall>()

    func callFinished(_ call: FinishedCall) {
        finished.append(call)
    }
}
