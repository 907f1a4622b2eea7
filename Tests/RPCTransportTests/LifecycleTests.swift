import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Draining, restarts, lost connections, servers that are not there.
@Suite(.timeLimit(.minutes(1)))
struct LifecycleTests {
    @Test func drainLetsCallsFinishAndTakesNoMore() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        async let parked = channel.call(EchoService.park, .init(eventID: 1))
        await points.service.parked.wait { $0 == [1] }
        async let drained: Void = points.server.drain(timeout: .seconds(30))
        await points.events.wait { _ in true }
        var refusal: RPCError?
        while refusal == nil, !Task.isCancelled {
            do throws(RPCError) {
                _ = try await channel.call(EchoService.echo)
            } catch {
                refusal = error
            }
        }
        #expect(refusal?.code == .unavailable)
        points.service.release(1)
        #expect(try await parked.eventID == 1)
        await drained
        #expect(points.server.connectionCount == 0)
        await channel.close()
    }

    @Test func drainEndsStreamsThatHaveNoEnd() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let responses = try await channel.stream(EchoService.endless, .init(eventID: 4))
        let reader = responses.makeAsyncIterator()
        #expect(try await reader.next()?.eventID == 4)
        // Would take a minute, and fail by the suite's limit, if the stream were waited for.
        await points.server.drain(timeout: .seconds(120))
        let error = try await failure { () throws(RPCError) in _ = try await reader.next() }
        #expect(error.code == .unavailable)
        #expect(error.reason == "rpc.draining")
        await points.service.cancelled.wait { $0 == [4] }
        await channel.close()
    }

    @Test func drainCutsOffWhatDoesNotFinish() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        async let parked = failure { () throws(RPCError) in
            try await channel.call(EchoService.park, .init(eventID: 1))
        }
        await points.service.parked.wait { $0 == [1] }
        await points.server.drain(timeout: .milliseconds(50))
        #expect(try await parked.code == .unavailable)
        await points.service.cancelled.wait { $0 == [1] }
        await channel.close()
    }

    @Test func reconnectsAfterARestart() async throws {
        let first = try await Installation()
        let channel = try first.channel()
        #expect(try await channel.call(EchoService.echo) == .init())
        await first.stop()
        let refusal = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(refusal.code == .unavailable)
        #expect(refusal.reason == "rpc.connect_failed")
        let second = try await Installation(authority: first.authority, port: first.port)
        var answer: EchoService.Message?
        while answer == nil, !Task.isCancelled {
            do throws(RPCError) {
                answer = try await channel.call(EchoService.echo)
            } catch {
                #expect(error.code == .unavailable)
            }
        }
        await channel.close()
        await second.stop()
    }

    @Test func onlyWhatIsSafeIsMadeAgainWhenAConnectionIsCut() async throws {
        let first = try await Installation()
        // Patient enough for however long the second server takes to start.
        var limits = ClientLimits()
        limits.attemptsMax = 1_000
        limits.reconnectPauseMax = .milliseconds(50)
        let channel = try first.channel(limits: limits)
        let lost = Task {
            try await failure { () throws(RPCError) in
                try await channel.call(EchoService.park, .init(eventID: 1))
            }
        }
        let repeated = Task {
            try await channel.call(EchoService.parkIdempotent, .init(eventID: 2))
        }
        await first.service.parked.wait { Set($0) == [1, 2] }
        // A second server takes the port over while the first one dies.
        await first.server.drain(timeout: .zero)
        let second = try await Installation(authority: first.authority, port: first.port)
        #expect(try await lost.value.code == .unavailable)
        await second.service.parked.wait { $0 == [2] }
        second.service.release(2)
        #expect(try await repeated.value.eventID == 2)
        #expect(first.service.cancelled.elements.sorted() == [1, 2])
        await channel.close()
        await second.stop()
    }

    @Test func nobodyListens() async throws {
        let refusing = try HeldPort(.refusal)
        let authority = try TestAuthority()
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: refusing.port,
                expectedPeer: .service("points")
            ),
            tls: try authority.context(.client, service: "gateway"),
            loops: testLoops,
            random: testRandom
        )
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.code == .unavailable)
        #expect(error.reason == "rpc.connect_failed")
        await channel.close()
    }

    @Test func deadlineHoldsWhereTheServerIsSilent() async throws {
        let listener = try HeldPort(.silence)
        let authority = try TestAuthority()
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: listener.port,
                expectedPeer: .service("points")
            ),
            tls: try authority.context(.client, service: "gateway"),
            loops: testLoops,
            random: testRandom
        )
        let error = try await failure { () throws(RPCError) in
            try await channel.call(
                EchoService.echo,
                options: CallOptions(timeout: .milliseconds(100))
            )
        }
        #expect(error.code == .deadlineExceeded)
        await channel.close()
    }

    @Test func silentServerIsUnavailableAfterTheHandshakesTime() async throws {
        let listener = try HeldPort(.silence)
        let authority = try TestAuthority()
        var limits = ClientLimits()
        limits.connectTimeMax = .milliseconds(100)
        limits.attemptsMax = 1
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: listener.port,
                expectedPeer: .service("points")
            ),
            tls: try authority.context(.client, service: "gateway"),
            loops: testLoops,
            limits: limits,
            random: testRandom
        )
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.code == .unavailable)
        #expect(error.reason == "tls.handshake_timeout")
        await channel.close()
    }

    @Test func certificatesAreReplacedWithoutDroppingCalls() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let parked = Task { try await channel.call(EchoService.park, .init(eventID: 1)) }
        await points.service.parked.wait { $0 == [1] }
        let other = try TestAuthority(named: "the next authority")
        let replacement = try other.context(.server(.required), service: "points")
        points.tls.replace(with: replacement.current)
        let late = try points.channel()
        let error = try await failure { () throws(RPCError) in
            try await late.call(EchoService.echo)
        }
        #expect(error.reason == "tls.unknown_authority")
        let new = try points.channel(certificates: other, trusting: other)
        #expect(try await new.call(EchoService.echo) == .init())
        points.service.release(1)
        #expect(try await parked.value.eventID == 1)
        for channel in [channel, late, new] { await channel.close() }
        await points.stop()
    }

    @Test func handlersCallOtherServicesOnTheirLoop() async throws {
        let points = try await Installation()
        let behind = try points.channel()
        let remaining = Mutex<Duration?>(nil)
        let relay = EchoService.descriptor("Relay")
        let method = RPCMethod.unary(relay, target: { (_: EchoService.Message) in AccessTarget() })
        {
            message,
            context in
            remaining.withLock { $0 = context.deadline?.remaining(now: .now) }
            async let one = behind.call(EchoService.yield, message, options: .inherited)
            async let two = behind.call(EchoService.echo, message, options: .inherited)
            _ = try await two
            return try await one
        }
        let gateway = try await Installation(authority: points.authority, methods: [method])
        let channel = try gateway.channel()
        let answer = try await channel.call(relay, options: .init(timeout: .seconds(20)))
        let requestIDs = (gateway.calls.finished.elements + points.calls.finished.elements)
            .map(\.requestID)
        #expect(requestIDs.count == 3)
        #expect(Set(requestIDs) == [answer.type])
        #expect(remaining.withLock { $0 } ?? .zero > .seconds(10))
        for channel in [channel, behind] { await channel.close() }
        await gateway.stop()
        await points.stop()
    }
}
