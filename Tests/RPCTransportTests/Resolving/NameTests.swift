import Dispatch
import Messages
import Primitives
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Services that are found by name, whose addresses come and go.
@Suite(.timeLimit(.minutes(1)))
struct NameTests {
    /// Answers for the system's resolver.
    final class Names: Sendable {
        let answer = Mutex<Result<[String], HostLookUpError>>(.success([]))
        let asked = Recorder<String>()

        var lookUp: HostLookUp {
            { (host) throws(HostLookUpError) in
                let result = self.answer.withLock { $0 }
                self.asked.append(host)
                return try result.get()
            }
        }
    }

    /// Two servers with one port, on two addresses of this machine.
    static func pair() async throws -> (first: Installation, second: Installation) {
        let authority = try TestAuthority()
        while true {
            let first = try await Installation(authority: authority)
            do {
                let second = try await Installation(
                    authority: authority,
                    host: "127.0.0.2",
                    port: first.port
                )
                return (first, second)
            } catch is ListenError {
                // Somebody has the port there: another one.
                await first.stop()
            }
        }
    }

    static func channel(
        _ server: Installation,
        _ names: Names,
        interval: Duration = .milliseconds(100)
    ) throws -> RPCClientChannel {
        var limits = ClientLimits()
        limits.resolution = ResolutionMachine.Limits(
            interval: interval,
            pauseMin: .milliseconds(20),
            backoff: .init(first: .milliseconds(20), longest: .milliseconds(40))
        )
        return RPCClientChannel(
            address: ServiceAddress(
                host: "points.test",
                port: server.port,
                expectedPeer: .service("points")
            ),
            tls: try server.authority.context(.client, service: "gateway"),
            loops: Cluster.loop,
            limits: limits,
            random: testRandom,
            lookUp: names.lookUp
        )
    }

    @Test func everyAddressOfANameIsUsedAndFollowed() async throws {
        let (first, second) = try await Self.pair()
        let names = Names()
        names.answer.withLock { $0 = .success(["127.0.0.1"]) }
        let channel = try Self.channel(first, names)
        for _ in 0..<20 { _ = try await channel.call(EchoService.echo) }
        #expect(second.server.connectionCount == 0)
        names.answer.withLock { $0 = .success(["127.0.0.1", "127.0.0.2"]) }
        while second.calls.finished.elements.isEmpty, !Task.isCancelled {
            _ = try await channel.call(EchoService.echo)
        }
        // An instance that is listed no longer finishes what it has, and gets no more.
        let parked = Task { try await channel.call(EchoService.park, .init(eventID: 1)) }
        while first.service.parked.elements + second.service.parked.elements == [],
            !Task.isCancelled
        { await Task.yield() }
        let isFirst = !first.service.parked.elements.isEmpty
        let (gone, stays) = isFirst ? (first, second) : (second, first)
        names.answer.withLock { $0 = .success([isFirst ? "127.0.0.2" : "127.0.0.1"]) }
        let asked = names.asked.elements.count
        await names.asked.wait { $0.count >= asked + 2 }
        let count = gone.calls.finished.elements.count
        for _ in 0..<50 { _ = try await channel.call(EchoService.echo) }
        #expect(gone.calls.finished.elements.count == count)
        gone.service.release(1)
        #expect(try await parked.value.eventID == 1)
        await channel.close()
        await gone.stop()
        await stays.stop()
    }

    @Test func aLostConnectionIsAReasonToLookUpAgain() async throws {
        let (first, second) = try await Self.pair()
        let names = Names()
        names.answer.withLock { $0 = .success(["127.0.0.1"]) }
        let channel = try Self.channel(first, names, interval: .seconds(3_600))
        _ = try await channel.call(EchoService.echo)
        #expect(names.asked.elements.count == 1)
        names.answer.withLock { $0 = .success(["127.0.0.2"]) }
        await first.stop()
        await names.asked.wait { $0.count > 1 }
        var answer: EchoService.Message?
        while answer == nil, !Task.isCancelled {
            answer = try? await channel.call(EchoService.echo, .init(eventID: 6))
        }
        #expect(second.calls.finished.elements.count == 1)
        await channel.close()
        await second.stop()
    }

    @Test func aNameThatIsNotKnownFailsUntilItIs() async throws {
        let server = try await Installation()
        let names = Names()
        names.answer.withLock { $0 = .failure(HostLookUpError("not known")) }
        let channel = try Self.channel(server, names)
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.code == .unavailable)
        #expect(error.reason == "rpc.name_unknown")
        #expect(error.message == "points.test: not known")
        names.answer.withLock { $0 = .success(["127.0.0.1"]) }
        let asked = names.asked.elements.count
        await names.asked.wait { $0.count > asked }
        var answer: EchoService.Message?
        while answer == nil, !Task.isCancelled {
            answer = try? await channel.call(EchoService.echo)
        }
        // What was found stays in use when the resolver fails.
        names.answer.withLock { $0 = .failure(HostLookUpError("no answer")) }
        let askedAgain = names.asked.elements.count
        await names.asked.wait { $0.count > askedAgain + 1 }
        #expect(try await channel.call(EchoService.echo) == .init())
        await channel.close()
        await server.stop()
    }

    @Test func aSlowResolverHoldsUpNobodyElse() async throws {
        let server = try await Installation()
        let gate = DispatchSemaphore(value: 0)
        let asked = Recorder<Bool>()
        var limits = ClientLimits()
        limits.attemptsMax = 1
        let slow = RPCClientChannel(
            address: ServiceAddress(
                host: "points.test",
                port: server.port,
                expectedPeer: .service("points")
            ),
            tls: try server.authority.context(.client, service: "gateway"),
            loops: Cluster.loop,
            limits: limits,
            random: testRandom,
            lookUp: { (_) throws(HostLookUpError) in
                asked.append(true)
                gate.wait()
                return ["127.0.0.1"]
            }
        )
        let waiting = Task { try await slow.call(EchoService.echo, .init(eventID: 4)) }
        await asked.wait { !$0.isEmpty }
        let quick = try server.channel(loops: Cluster.loop)
        for _ in 0..<20 { _ = try await quick.call(EchoService.echo) }
        gate.signal()
        #expect(try await waiting.value.eventID == 4)
        await quick.close()
        await slow.close()
        await server.stop()
    }

    @Test func aChannelClosesWhileANameIsLookedUp() async throws {
        let server = try await Installation()
        let gate = DispatchSemaphore(value: 0)
        let asked = Recorder<Bool>()
        let channel = RPCClientChannel(
            address: ServiceAddress(host: "a.test", port: 1, expectedPeer: .service("points")),
            tls: try server.authority.context(.client, service: "gateway"),
            loops: Cluster.loop,
            random: testRandom,
            lookUp: { (_) throws(HostLookUpError) in
                asked.append(true)
                gate.wait()
                return []
            }
        )
        let waiting = Task {
            try await failure { () throws(RPCError) in try await channel.call(EchoService.echo) }
        }
        await asked.wait { !$0.isEmpty }
        await channel.close()
        #expect(try await waiting.value.reason == "rpc.channel_closed")
        gate.signal()
        await server.stop()
    }

    @Test func localhostIsFoundByTheSystemsResolver() async throws {
        let server = try await Installation()
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "localhost",
                port: server.port,
                expectedPeer: .service("points")
            ),
            tls: try server.authority.context(.client, service: "gateway"),
            loops: Cluster.loop,
            random: testRandom
        )
        #expect(try await channel.call(EchoService.echo) == .init())
        await channel.close()
        await server.stop()
    }

    @Test func addressesOfVersionSixAreUsed() async throws {
        let authority = try TestAuthority()
        let server: Installation
        do {
            server = try await Installation(authority: authority, host: "::1")
        } catch is ListenError {
            // This machine has no IPv6.
            return
        }
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "::1",
                port: server.port,
                expectedPeer: .service("points")
            ),
            tls: try authority.context(.client, service: "gateway"),
            loops: Cluster.loop,
            random: testRandom
        )
        #expect(try await channel.call(EchoService.echo) == .init())
        await channel.close()
        await server.stop()
    }
}
