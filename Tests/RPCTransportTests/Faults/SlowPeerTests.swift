import FaultProxy
import Messages
import RPCCore
import RPCTransport
import RPCWire
import Synchronization
import Testing

/// Peers and links that are slow, silent or half gone: they are bounded, and harm nobody else.
@Suite(.timeLimit(.minutes(3)))
struct SlowPeerTests {
    @Test(arguments: [1, 2, 13])
    func bytesThatComeOneByOneAreStillFrames(byteCount: Int) async throws {
        let installation = try await FaultyInstallation()
        let steps: [LinkStep] = [.trickle(byteCount: byteCount, every: .zero)]
        installation.proxy.setScript { _ in LinkScript(up: steps, down: steps) }
        let channel = installation.channel()
        var conversation = Conversation(number: 1)
        await conversation.run(on: installation, over: channel)
        #expect(conversation.failures == [])
        await channel.close()
        try await installation.stop()
    }

    @Test func handshakeOfAByteASecondIsEnded() async throws {
        var limits = ServerLimits()
        limits.handshakeTimeMax = .milliseconds(500)
        let installation = try await FaultyInstallation(limits: limits)
        installation.proxy.setScript { _ in
            LinkScript(up: [.pass(5), .trickle(byteCount: 1, every: .seconds(1))])
        }
        let channel = installation.channel()
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo, options: .init(timeout: .seconds(2)))
        }
        #expect([.unavailable, .deadlineExceeded].contains(error.code))
        await installation.points.events.wait { events in
            events.contains { $0.reason == "tls.handshake_timeout" }
        }
        await channel.close()
        try await installation.stop()
    }

    /// A frame that never becomes whole keeps its connection no longer than one without calls.
    @Test func frameOfAByteASecondIsEnded() async throws {
        var limits = ServerLimits()
        limits.silenceTimeMax = .milliseconds(200)
        limits.idleTimeMax = .milliseconds(400)
        let installation = try await FaultyInstallation(limits: limits)
        // Enough for the handshake and the settings; the request comes drop by drop.
        let whole = try await Self.byteCountUntilReady(installation)
        installation.proxy.setScript { _ in
            LinkScript(up: [.pass(whole), .trickle(byteCount: 1, every: .milliseconds(150))])
        }
        let channel = installation.channel()
        let before = installation.points.events.elements.count
        let error = try await failure { () throws(RPCError) in
            try await channel.call(
                EchoService.echo,
                .init(payload: [UInt8](repeating: 7, count: 1_000)),
                options: .init(timeout: .seconds(10))
            )
        }
        #expect(error.code == .unavailable)
        await installation.points.events.wait { events in
            events.dropFirst(before).contains { ["idle", "peer_silent"].contains($0.reason) }
        }
        let good = installation.goodChannel()
        #expect(try await good.call(EchoService.echo) == .init())
        await good.close()
        await channel.close()
        try await installation.stop()
    }

    /// The bytes that a client sends before its first request.
    private static func byteCountUntilReady(_ installation: FaultyInstallation) async throws -> Int
    {
        let channel = installation.channel()
        try await channel.connect()
        // Signatures differ by a few bytes from handshake to handshake.
        let byteCount = try #require(installation.proxy.links.first).up + 8
        await channel.close()
        return byteCount
    }

    @Test func answerOfAByteASecondKeepsTheDeadline() async throws {
        let installation = try await FaultyInstallation()
        let channel = installation.channel()
        _ = try await channel.call(EchoService.echo)
        let whole = try #require(installation.proxy.links.first).down
        await channel.close()
        installation.proxy.setScript { _ in
            LinkScript(down: [.pass(whole), .trickle(byteCount: 1, every: .seconds(1))])
        }
        let slow = installation.channel()
        let start = ContinuousClock.now
        let error = try await failure { () throws(RPCError) in
            for _ in 0..<10 {
                _ = try await slow.call(
                    EchoService.echo,
                    .init(payload: [UInt8](repeating: 7, count: 500)),
                    options: .init(timeout: .milliseconds(700))
                )
            }
        }
        #expect(error.code == .deadlineExceeded)
        #expect(start.duration(to: .now) < .seconds(20))
        installation.proxy.resetLinks()
        await slow.close()
        try await installation.stop()
    }

    @Test func peerThatStopsReadingIsTakenForDead() async throws {
        var limits = ServerLimits()
        limits.silenceTimeMax = .milliseconds(300)
        let installation = try await FaultyInstallation(limits: limits)
        installation.proxy.setScript { _ in
            LinkScript(up: [.pass(20_000)], down: [.pass(20_000), .stall])
        }
        let channel = installation.channel()
        let message = EchoService.Message(
            eventID: 8,
            payload: [UInt8](repeating: 1, count: 1_000)
        )
        let lost = Task {
            try await failure { () throws(RPCError) in
                for try await _ in try await channel.stream(EchoService.flood, message) {}
            }
        }
        await installation.points.events.wait { events in
            events.contains { $0.reason == "peer_silent" }
        }
        await installation.points.service.cancelled.wait { $0 == [8] }
        let megabytes = installation.points.service.flooded.withLock { $0 } / 1_000
        #expect(megabytes < 30, "\(megabytes) MB went into buffers that must be bounded")
        installation.proxy.resetLinks()
        #expect(try await lost.value.code == .unavailable)
        await channel.close()
        try await installation.stop()
    }

    /// A stalled link holds its own stream and nobody else's; when it goes on, nothing is lost.
    @Test func stalledLinkGoesOn() async throws {
        let installation = try await FaultyInstallation()
        installation.proxy.setScript { _ in LinkScript(down: [.pass(30_000), .stall]) }
        let channel = installation.channel()
        let received = Mutex(0)
        let stream = Task {
            let responses = try await channel.stream(
                EchoService.count,
                .init(position: 2_000, payload: [UInt8](repeating: 1, count: 1_000))
            )
            for try await response in responses {
                #expect(response.position == Int64(received.withLock { $0 }))
                received.withLock { $0 += 1 }
            }
        }
        let good = installation.goodChannel()
        while installation.proxy.links.first?.down ?? 0 < 30_000, !Task.isCancelled {
            _ = try await good.call(EchoService.yield)
        }
        for _ in 0..<200 { _ = try await good.call(EchoService.yield) }
        #expect(received.withLock { $0 } < 100)
        installation.proxy.resume()
        try await stream.value
        #expect(received.withLock { $0 } == 2_000)
        await good.close()
        await channel.close()
        try await installation.stop()
    }

    @Test(arguments: CutTests.Way.allCases)
    func halfClosedPeerFailsWhatIsUnderWay(way: CutTests.Way) async throws {
        let installation = try await FaultyInstallation()
        let measured = installation.channel()
        _ = try await measured.call(EchoService.echo)
        let whole = way.byteCount(try #require(installation.proxy.links.first))
        await measured.close()
        installation.proxy.setScript { _ in way.script([.pass(whole + 2_000), .halfClose]) }
        let channel = installation.channel()
        let parked = Task {
            try await failure { () throws(RPCError) in
                try await channel.call(EchoService.park, .init(eventID: 1))
            }
        }
        await installation.points.service.parked.wait { $0 == [1] }
        // These push the link over its edge; then each is made again or fails as unavailable.
        for _ in 0..<20 {
            do throws(RPCError) {
                _ = try await channel.call(
                    EchoService.echo,
                    .init(payload: [UInt8](repeating: 7, count: 300))
                )
            } catch {
                #expect(error.code == .unavailable)
            }
        }
        #expect(try await parked.value.code == .unavailable)
        await installation.points.service.cancelled.wait { $0 == [1] }
        await channel.close()
        try await installation.stop()
    }

    @Test func deadlinesTravelAndHoldOverADelayedLink() async throws {
        let installation = try await FaultyInstallation()
        installation.proxy.setScript { _ in .delayed(.milliseconds(60)) }
        let behind = installation.channel()
        try await behind.connect()
        let relay = EchoService.descriptor("Relay")
        let method = RPCMethod.unary(relay, target: { (_: EchoService.Message) in AccessTarget() })
        { message, _ in
            try await behind.call(EchoService.park, message, options: .inherited)
        }
        let gateway = try await Installation(
            authority: installation.points.authority,
            methods: [method]
        )
        let channel = try gateway.channel()
        try await channel.connect()
        let start = ContinuousClock.now
        let error = try await failure { () throws(RPCError) in
            try await channel.call(relay, .init(eventID: 4), options: .init(timeout: .seconds(1)))
        }
        let elapsed = start.duration(to: .now)
        #expect(error.code == .deadlineExceeded)
        #expect(elapsed >= .seconds(1) && elapsed < .seconds(10), "\(elapsed)")
        // The deadline went along: the handler at the end of the way is told to stop.
        await installation.points.service.cancelled.wait { $0 == [4] }
        for channel in [channel, behind] { await channel.close() }
        await gateway.stop()
        try await installation.stop()
    }

    @Test func serverThatRefusesConnectionsIsUnavailableAtOnce() async throws {
        let installation = try await FaultyInstallation()
        installation.proxy.refuse(true)
        let channel = installation.channel()
        let start = ContinuousClock.now
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.code == .unavailable)
        #expect(start.duration(to: .now) < .seconds(10))
        installation.proxy.refuse(false)
        var answer: EchoService.Message?
        while answer == nil, !Task.isCancelled {
            do throws(RPCError) {
                answer = try await channel.call(EchoService.echo)
            } catch {
                #expect(error.code == .unavailable)
            }
        }
        await channel.close()
        try await installation.stop()
    }
}
