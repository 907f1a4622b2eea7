import Messages
import Primitives
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// What one instance of a cluster does with calls, and what it has done.
final class Instance: Sendable {
    enum Mood: Sendable {
        case well
        /// Answers every call with a failure.
        case failing(RPCError)
    }

    static let once = EchoService.descriptor("Once")
    static let repeatable = EchoService.descriptor("Repeatable", .unary, .idempotent)

    let mood = Mutex(Mood.well)
    /// The ids of the calls whose handler has run.
    let handled = Recorder<Int64>()

    var methods: [RPCMethod] {
        [Self.once, Self.repeatable].map { descriptor in
            .unary(descriptor, target: { (_: EchoService.Message) in AccessTarget() }) {
                message,
                _ in
                self.handled.append(message.eventID)
                if case .failing(let error) = self.mood.withLock({ $0 }) { throw error }
                return message
            }
        }
    }
}

/// Several servers of one service, and a channel to all of them.
struct Cluster: Sendable {
    let servers: [Installation]
    let instances: [Instance]
    let events = Recorder<ConnectionEvent>()

    init(
        _ count: Int,
        limits: ServerLimits = ServerLimits(),
        loops: TransportLoops = testLoops
    ) async throws {
        let authority = try TestAuthority()
        instances = (0..<count).map { _ in Instance() }
        var servers: [Installation] = []
        for instance in instances {
            servers.append(
                try await Installation(
                    limits: limits,
                    loops: loops,
                    authority: authority,
                    methods: instance.methods
                )
            )
        }
        self.servers = servers
    }

    /// One loop, so that what counts per loop can be counted.
    static let loop = TransportLoops(count: 1, clock: SystemMonotonicClock())

    func channel(
        ports: [Int]? = nil,
        loops: TransportLoops = Self.loop,
        _ change: (inout ClientLimits) -> Void = { _ in }
    ) throws -> RPCClientChannel {
        var limits = ClientLimits()
        change(&limits)
        let events = events
        return RPCClientChannel(
            address: ServiceAddress(
                places: (ports ?? servers.map(\.port)).map {
                    ServicePlace(host: "127.0.0.1", port: $0)
                },
                expectedPeer: .service("points")
            ),
            tls: try servers[0].authority.context(.client, service: "gateway"),
            loops: loops,
            limits: limits,
            random: testRandom,
            observe: { events.append($0) }
        )
    }

    /// How many handlers each instance has run.
    var counts: [Int] { instances.map { $0.handled.elements.count } }

    /// Waits until the channel has this many connections.
    func waitForConnections(_ count: Int) async {
        await events.wait { events in
            let opened = events.count {
                if case .opened = $0 { return true }
                return false
            }
            return opened >= count
        }
    }

    func stop(_ channels: RPCClientChannel...) async {
        for channel in channels { await channel.close() }
        for server in servers { await server.stop() }
    }
}

extension RPCChannel {
    /// Makes calls one after the other; what failed, by event id.
    func press(
        _ method: MethodDescriptor,
        ids: Range<Int64>,
        timeout: Duration = .seconds(30)
    ) async -> [Int64: RPCError] {
        var failures: [Int64: RPCError] = [:]
        for id in ids {
            do throws(RPCError) {
                let answer = try await call(
                    method,
                    .init(eventID: id),
                    options: CallOptions(timeout: timeout)
                )
                #expect(answer.eventID == id)
            } catch {
                failures[id] = error
            }
        }
        return failures
    }
}
