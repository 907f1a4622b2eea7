import RPCCore
import RPCInProcess
import TestKit
import Testing

/// What only the transport within a process promises; the rest is in the contract suite.
@Suite(.timeLimit(.minutes(1)))
struct InProcessChannelTests {
    private let clock = ManualClock()
    private let service = EchoService()
    private let observer = RecordingObserver()

    private func makeChannel(messagesMax: Int = 2) -> InProcessChannel {
        InProcessChannel(
            router: service.router,
            peer: nil,
            clock: clock,
            random: { 7 },
            observer: observer,
            limits: .init(messagesMax: messagesMax)
        )
    }

    private static func call(
        _ channel: InProcessChannel,
        _ method: MethodDescriptor,
        timeout: Duration? = nil
    ) async throws(RPCError) -> EchoMessage {
        try await channel.unary(
            method,
            EchoMessage(),
            options: CallOptions(timeout: timeout),
            returning: EchoMessage.self
        )
    }

    @Test func deadlineLiesOnTheInjectedClock() async throws {
        let channel = makeChannel()
        let caller = Task { try await Self.call(channel, EchoMethods.hang, timeout: .seconds(30)) }
        await clock.waitForSleepers(1)
        try await service.started.wait()
        clock.advance(by: .milliseconds(29_999))
        #expect(observer.calls.isEmpty)
        clock.advance(by: .milliseconds(1))
        let result = await caller.result
        #expect(throws: RPCError.deadlineExceeded(EchoMethods.hang)) { try result.get() }
        #expect(observer.calls.map(\.duration) == [.seconds(30)])
        await channel.shutDown()
    }

    @Test func shutDownFailsWhatRunsAndRefusesWhatComes() async throws {
        let channel = makeChannel()
        let caller = Task { try await Self.call(channel, EchoMethods.hang) }
        try await service.started.wait()
        await channel.shutDown()
        #expect(service.cancelled.isOpen)
        let result = await caller.result
        let error = #expect(throws: RPCError.self) { try result.get() }
        #expect(error?.reason == "rpc.shut_down")
        let refused = await #expect(throws: RPCError.self) {
            try await Self.call(channel, EchoMethods.echo)
        }
        #expect(refused?.code == .unavailable)
    }

    @Test func shutDownWaitsForHandlers() async throws {
        let channel = makeChannel()
        let caller = Task {
            try await Self.call(channel, EchoMethods.ignoreCancellation)
        }
        try await service.started.wait()
        let isDown = Latch()
        let closer = Task {
            await channel.shutDown()
            isDown.open()
        }
        _ = await caller.result
        #expect(!isDown.isOpen)
        service.release.open()
        await closer.value
        #expect(isDown.isOpen)
    }

    @Test func writerIsAheadByTheBoundOnly() async throws {
        let channel = makeChannel(messagesMax: 2)
        let responses = try await channel.serverStreaming(
            EchoMethods.flood,
            EchoMessage("f"),
            options: .inherited,
            returning: EchoMessage.self
        )
        let iterator = responses.makeAsyncIterator()
        for read in 1...50 {
            _ = try await iterator.next()
            #expect(service.floodCount <= read + 2)
        }
        await channel.shutDown()
    }

    @Test func handlerInheritsNothingFromTheCaller() async throws {
        let channel = makeChannel()
        let text = try await Marker.$current.withValue("caller") {
            try await Self.call(channel, EchoMethods.describe).text
        }
        #expect(text.contains("request_id=000000000000007"))
        let seen = try await Marker.$current.withValue("caller") {
            try await Self.markerChannel(clock).unary(
                EchoMethods.echo,
                EchoMessage(),
                options: .inherited,
                returning: EchoMessage.self
            ).text
        }
        #expect(seen == "none")
        await channel.shutDown()
    }

    private static func markerChannel(_ clock: ManualClock) -> InProcessChannel {
        let method = RPCMethod.unary(
            EchoMethods.echo,
            target: { (_: EchoMessage) in AccessTarget() },
            handler: { (_, _) in EchoMessage(Marker.current) }
        )
        return InProcessChannel(
            router: Router(methods: [method], authenticator: EchoAuthenticator()),
            peer: nil,
            clock: clock,
            random: { 7 }
        )
    }

    private enum Marker {
        @TaskLocal static var current = "none"
    }
}
