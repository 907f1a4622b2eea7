import FaultProxy
import Foundation
import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Whether `Tests/run --long` runs the tests.
let isLongRun = ProcessInfo.processInfo.environment["HUITOU_LONG"] == "1"

/// A server behind a proxy that does harm, with methods that count how often they were carried out.
final class FaultyInstallation: Sendable {
    static let book = EchoService.descriptor("Book")
    static let bookKeyed = EchoService.descriptor("BookKeyed", .unary, .keyed)

    /// Which bookings were carried out, by their event ids.
    final class Bookings: Sendable {
        private let counts = Mutex<[Int64: Int]>([:])

        func book(_ message: EchoService.Message) -> EchoService.Message {
            counts.withLock { $0[message.eventID, default: 0] += 1 }
            return message
        }

        func count(of id: Int64) -> Int { counts.withLock { $0[id] ?? 0 } }
    }

    let points: Installation
    let proxy: FaultProxy
    let bookings = Bookings()
    private let tls: TLSContextProvider

    init(limits: ServerLimits = ServerLimits()) async throws {
        let bookings = bookings
        let target: @Sendable (EchoService.Message) -> AccessTarget = { _ in AccessTarget() }
        points = try await Installation(
            limits: limits,
            methods: [
                .unary(Self.book, target: target) { message, _ in bookings.book(message) },
                .unary(Self.bookKeyed, target: target) { message, _ in bookings.book(message) },
            ]
        )
        proxy = try FaultProxy(to: points.port)
        tls = try points.authority.context(.client, service: "gateway")
    }

    /// A client whose connections go through the proxy.
    func channel(limits: ClientLimits = ClientLimits()) -> RPCClientChannel {
        RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: proxy.port,
                expectedPeer: .service("points")
            ),
            tls: tls,
            loops: testLoops,
            limits: limits,
            random: testRandom
        )
    }

    /// A client that never meets the proxy, to see that others are not harmed.
    func goodChannel() -> RPCClientChannel {
        RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: points.port,
                expectedPeer: .service("points")
            ),
            tls: tls,
            loops: testLoops,
            random: testRandom
        )
    }

    /// Checks that nothing is left behind, and stops everything.
    func stop() async throws {
        let good = goodChannel()
        #expect(try await good.call(EchoService.echo) == .init())
        await good.close()
        proxy.resetLinks()
        // Every connection that is gone leaves the table; the test's time limit bounds the wait.
        while points.server.connectionCount > 0, !Task.isCancelled { await Task.yield() }
        #expect(points.server.connectionCount == 0)
        await points.stop()
        proxy.stop()
    }
}

/// Calls of every kind, one after another over one channel, and what became of each.
struct Conversation {
    /// The event ids of one run; no other run uses them.
    let ids: (first: Int64, keyed: Int64, stream: Int64, last: Int64)
    private(set) var failures: [RPCError] = []

    init(number: Int) {
        let base = Int64(number) * 10
        ids = (base, base + 1, base + 2, base + 3)
    }

    /// Makes the calls, and checks that no answer is wrong and nothing was done twice.
    mutating func run(
        on installation: FaultyInstallation,
        over channel: RPCClientChannel,
        timeout: Duration = .seconds(20)
    ) async {
        let options = CallOptions(timeout: timeout)
        for id in [ids.first, ids.last] {
            let message = EchoService.Message(eventID: id, payload: [1, 2, 3])
            let answer = await attempt { () throws(RPCError) in
                try await channel.call(FaultyInstallation.book, message, options: options)
            }
            let count = installation.bookings.count(of: id)
            #expect(answer == nil || answer == message)
            #expect(answer == nil ? count <= 1 : count == 1, "booked \(count) times")
        }
        let keyed = EchoService.Message(eventID: ids.keyed, type: "keyed")
        let answer = await attempt { () throws(RPCError) in
            try await channel.call(FaultyInstallation.bookKeyed, keyed, options: options)
        }
        #expect(answer == nil || answer == keyed)
        if answer != nil { #expect(installation.bookings.count(of: ids.keyed) >= 1) }
        let request = EchoService.Message(position: 5, eventID: ids.stream)
        let positions = await attempt { () throws(RPCError) in
            var positions: [Int64] = []
            for try await response in try await channel.stream(
                EchoService.count,
                request,
                options: options
            ) {
                positions.append(response.position)
                #expect(response.position == Int64(positions.count - 1))
            }
            return positions
        }
        if let positions { #expect(positions == Array(0..<5)) }
    }

    private mutating func attempt<Value>(
        _ body: () async throws(RPCError) -> Value
    ) async -> Value? {
        do throws(RPCError) {
            return try await body()
        } catch {
            failures.append(error)
            return nil
        }
    }
}
