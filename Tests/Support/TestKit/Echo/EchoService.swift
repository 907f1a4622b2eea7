package import RPCCore
internal import Synchronization

/// A service that shows what a transport does with calls.
package final class EchoService: Sendable {
    /// An error of a handler that knows nothing of status codes and says too much.
    package struct TalkativeError: Error, CustomStringConvertible {
        package let description = "secret-4711"

        /// Makes the error.
        package init() {}
    }

    /// An error of a domain that knows its status.
    package struct ConvertibleError: RPCErrorConvertible {
        package let rpcError = RPCError(
            .failedPrecondition,
            reason: "test.convertible",
            message: "converted"
        )

        /// Makes the error.
        package init() {}
    }

    /// Opens when a handler that waits has started.
    package let started = Latch()
    /// Opens when a handler that waits was cancelled.
    package let cancelled = Latch()
    /// Lets the handlers go that ignore cancellation.
    package let release = Latch()
    let written = Mutex(0)
    private let channel = Mutex<(any RPCChannel)?>(nil)

    /// Makes a service.
    package init() {}

    /// How many messages `flood` has written.
    package var floodCount: Int { written.withLock { $0 } }

    /// Says over which channel `forward` calls.
    package func forward(over channel: any RPCChannel) {
        self.channel.withLock { $0 = channel }
    }

    /// A router with all methods.
    package var router: Router {
        Router(methods: methods, authenticator: EchoAuthenticator())
    }

    /// All methods.
    package var methods: [RPCMethod] {
        [
            unary(EchoMethods.echo) { request, _ in request },
            unary(EchoMethods.describe) { _, context in EchoMessage(Self.describe(context)) },
            unary(EchoMethods.forward) { [self] request, _ in try await forward(request) },
            unary(EchoMethods.fail) { request, _ in throw Self.failure(request.number) },
            unary(EchoMethods.hang) { [self] request, _ in
                started.open()
                try await hang()
                return request
            },
            unary(EchoMethods.ignoreCancellation) { [self] request, _ in
                started.open()
                await Task.detached { [release] in try? await release.wait() }.value
                return request
            },
            unary(EchoMethods.membersOnly) { request, _ in request },
            unary(EchoMethods.denied) { request, _ in request },
            streaming(EchoMethods.count) { request, responses in
                try await Self.count(request, responses)
            },
            streaming(EchoMethods.countAndFail) { request, responses in
                try await Self.count(request, responses)
                throw RPCError(.aborted, reason: "test.after_messages", message: "that was all")
            },
            streaming(EchoMethods.flood) { [self] request, responses in
                started.open()
                try await flood(request, responses)
            },
        ] + streamMethods
    }

    /// What a handler knows of its call, as `key=value` lines.
    package static func describe(_ context: CallContext) -> String {
        let principal = context.principal.map { "\($0.kind.rawValue):\($0.id)" } ?? "nobody"
        return """
            method=\(context.method.fullName)
            principal=\(principal)
            peer=\(context.peer?.uri ?? "none")
            token=\(context.metadata.token)
            request_id=\(context.metadata.requestID)
            traceparent=\(context.metadata.traceparent)
            deadline=\(context.deadline == nil ? "none" : "set")
            current=\(CallContext.current?.method.fullName ?? "none")
            """
    }

    /// What `fail` throws: 1 to 16 the status code with every detail, 0 an error that knows no
    /// status, −1 a cancellation, −2 a domain error, −3 the wrong message coding.
    package static func failure(_ number: Int64) -> any Error {
        switch number {
        case -1: return CancellationError()
        case -2: return ConvertibleError()
        case -3: return MessageCodingError(.truncated, field: "secret")
        default: break
        }
        guard let code = RPCError.Code(rawValue: Int(number)) else { return TalkativeError() }
        return RPCError(
            code,
            reason: "test.asked_for",
            message: "as asked, 中文 too",
            fieldViolations: [
                .init(field: "number", description: "was \(number)"),
                .init(field: "text", description: "second"),
            ],
            retryAfter: .microseconds(1_500_001)
        )
    }

    private func forward(_ request: EchoMessage) async throws -> EchoMessage {
        guard let channel = channel.withLock({ $0 }) else {
            throw RPCError(.internalError, message: "the test has put in no channel")
        }
        return try await channel.unary(
            EchoMethods.describe,
            request,
            options: .inherited,
            returning: EchoMessage.self
        )
    }

    private func hang() async throws {
        do {
            try await Latch().wait()
        } catch {
            cancelled.open()
            throw error
        }
    }

    private static func count(
        _ request: EchoMessage,
        _ responses: RPCResponseStream<EchoMessage>
    ) async throws {
        for number in stride(from: 1, through: request.number, by: 1) {
            try await responses.write(EchoMessage(request.text, number: number))
        }
    }

    private func flood(
        _ request: EchoMessage,
        _ responses: RPCResponseStream<EchoMessage>
    ) async throws {
        do {
            while true {
                try await responses.write(request)
                written.withLock { $0 += 1 }
            }
        } catch {
            cancelled.open()
            throw error
        }
    }

    private func unary(
        _ descriptor: MethodDescriptor,
        _ handler: @escaping @Sendable (EchoMessage, CallContext) async throws -> EchoMessage
    ) -> RPCMethod {
        let isTargeted = descriptor == EchoMethods.membersOnly
        return .unary(
            descriptor,
            target: { (request: EchoMessage) in
                AccessTarget(memberID: isTargeted ? request.number : nil)
            },
            handler: handler
        )
    }

    private func streaming(
        _ descriptor: MethodDescriptor,
        _ handler:
            @escaping @Sendable (EchoMessage, RPCResponseStream<EchoMessage>) async throws -> Void
    ) -> RPCMethod {
        .serverStreaming(
            descriptor,
            target: { (_: EchoMessage) in AccessTarget() },
            handler: { (request, responses, _) in try await handler(request, responses) }
        )
    }
}
