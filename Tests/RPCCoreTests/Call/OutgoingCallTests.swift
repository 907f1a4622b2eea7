import RPCCore
import TestKit
import Testing

/// What a call takes along.
struct OutgoingCallTests {
    private let now = SystemMonotonicClock().now

    private func serving(timeout: Duration?, metadata: CallMetadata = .init()) -> CallContext {
        CallContext(
            method: EchoMethods.forward,
            principal: nil,
            peer: nil,
            deadline: timeout.map { Deadline(timeout: $0, now: now) },
            metadata: metadata
        )
    }

    private func remaining(
        _ method: MethodDescriptor,
        timeout: Duration?,
        context: CallContext?
    ) throws -> Duration? {
        try OutgoingCall(
            method,
            options: CallOptions(timeout: timeout),
            context: context,
            now: now,
            random: { 1 }
        ).deadline?.remaining(now: now)
    }

    @Test func spanOfTheCallBeingServedIsTheParentOfWhatItCalls() throws {
        let trace = TraceContext(traceIDHigh: 1, traceIDLow: 2, spanID: 3, flags: 0)
        let context = CallContext(
            method: EchoMethods.describe,
            principal: nil,
            peer: nil,
            deadline: nil,
            metadata: CallMetadata(
                traceparent: "00-00000000000000010000000000000002-0000000000000009-00"
            ),
            span: Span(context: trace, parentID: 9)
        )
        func traceparent(_ options: CallOptions) throws -> String {
            try OutgoingCall(
                EchoMethods.describe,
                options: options,
                context: context,
                now: .now,
                random: { 1 }
            ).metadata.traceparent
        }
        #expect(
            try traceparent(.inherited) == "00-00000000000000010000000000000002-0000000000000003-00"
        )
        let other = TraceContext(traceIDHigh: 5, traceIDLow: 6, spanID: 7, flags: 1)
        #expect(try traceparent(CallOptions(trace: other)) == other.traceparent)
    }

    @Test func withoutAnyLimitOneResponseIsWaitedForTenSeconds() throws {
        #expect(try remaining(EchoMethods.echo, timeout: nil, context: nil) == .seconds(10))
        let context = serving(timeout: nil)
        #expect(try remaining(EchoMethods.echo, timeout: nil, context: context) == .seconds(10))
    }

    @Test func withoutAnyLimitAStreamIsWaitedForWithoutEnd() throws {
        #expect(try remaining(EchoMethods.count, timeout: nil, context: nil) == nil)
    }

    @Test(arguments: [EchoMethods.echo, EchoMethods.count])
    func theEarlierOfBothLimitsCounts(method: MethodDescriptor) throws {
        let context = serving(timeout: .seconds(3))
        #expect(try remaining(method, timeout: nil, context: context) == .seconds(3))
        #expect(try remaining(method, timeout: .seconds(2), context: context) == .seconds(2))
        #expect(try remaining(method, timeout: .seconds(4), context: context) == .seconds(3))
        #expect(try remaining(method, timeout: .seconds(4), context: nil) == .seconds(4))
    }

    @Test func noLimitIsLongerThanAnHour() throws {
        let hours = try remaining(EchoMethods.echo, timeout: .seconds(86_400), context: nil)
        #expect(hours == Deadline.timeoutMax)
    }

    @Test(arguments: [Duration.zero, .seconds(-5)])
    func withoutTimeLeftNothingIsSent(timeout: Duration) {
        let error = #expect(throws: RPCError.self) {
            try remaining(EchoMethods.echo, timeout: timeout, context: nil)
        }
        #expect(error == .deadlineExceeded(EchoMethods.echo))
        #expect(throws: RPCError.self) {
            try remaining(EchoMethods.echo, timeout: nil, context: serving(timeout: timeout))
        }
    }

    @Test func metadataTravelsOn() throws {
        let metadata = CallMetadata(
            token: "till:1",
            requestID: "req-1",
            traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        )
        let context = serving(timeout: nil, metadata: metadata)
        let outgoing = try OutgoingCall(
            EchoMethods.echo,
            options: .inherited,
            context: context,
            now: now,
            random: { 1 }
        )
        #expect(outgoing.metadata == metadata)
    }

    @Test func tokenOfTheOptionsTakesThePlaceOfTheInheritedOne() throws {
        let context = serving(timeout: nil, metadata: CallMetadata(token: "till:1"))
        for token in ["member:1", ""] {
            let outgoing = try OutgoingCall(
                EchoMethods.echo,
                options: CallOptions(token: token),
                context: context,
                now: now,
                random: { 1 }
            )
            #expect(outgoing.metadata.token == token)
        }
    }

    @Test(arguments: [
        (UInt64.min, "000000000000000"), (0xAB, "0000000000000ab"),
        (0x0123_4567_89AB_CDEF, "123456789abcdef"), (0xFEDC_BA98_7654_3210, "edcba9876543210"),
    ])
    func callThatStartsARequestGetsAnID(random: UInt64, requestID: String) throws {
        let outgoing = try OutgoingCall(
            EchoMethods.echo,
            options: .inherited,
            context: nil,
            now: now,
            random: { random }
        )
        #expect(outgoing.metadata.requestID == requestID)
    }

    @Test func deadlineHasPassedExactlyAtItsInstant() {
        let deadline = Deadline(timeout: .seconds(1), now: now)
        #expect(deadline.remaining(now: now + .milliseconds(999)) == .milliseconds(1))
        #expect(deadline.remaining(now: now + .seconds(1)) == .zero)
        #expect(deadline.remaining(now: now + .seconds(2)) == .zero)
    }
}
