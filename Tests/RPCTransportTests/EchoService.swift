import Messages
import Primitives
import RPCCore
import RPCTransport
import Synchronization

/// What the tests call.
final class EchoService: Sendable {
    typealias Message = RPCV1.Event

    static func descriptor(
        _ name: String,
        _ kind: MethodDescriptor.Kind = .unary,
        _ idempotency: MethodDescriptor.Idempotency = .none,
        isHeavy: Bool = false,
        isEndless: Bool = false
    ) -> MethodDescriptor {
        MethodDescriptor(
            service: "huitou.test.v1.Echo",
            name: name,
            kind: kind,
            idempotency: idempotency,
            access: AccessRule(kinds: [.service]),
            isHeavy: isHeavy,
            isEndless: isEndless
        )
    }

    static let echo = descriptor("Echo")
    static let heavy = descriptor("Heavy", isHeavy: true)
    static let fail = descriptor("Fail")
    static let park = descriptor("Park")
    static let parkIdempotent = descriptor("ParkIdempotent", .unary, .idempotent)
    static let yield = descriptor("Yield")
    static let count = descriptor("Count", .serverStreaming)
    static let flood = descriptor("Flood", .serverStreaming)
    static let endless = descriptor("Endless", .serverStreaming, isEndless: true)
    static let forbidden = MethodDescriptor(
        service: "huitou.test.v1.Echo",
        name: "Forbidden",
        kind: .unary,
        idempotency: .none,
        access: .nobody
    )

    /// The calls that wait in `park`, by event id, and those whose handler was cancelled.
    let parked = Recorder<Int64>()
    let cancelled = Recorder<Int64>()
    /// How many messages `flood` has got rid of.
    let flooded = Mutex(0)
    private let gates = Mutex<[Int64: CheckedContinuation<Void, Never>]>([:])

    /// Lets a parked call go on.
    func release(_ id: Int64) {
        gates.withLock { $0.removeValue(forKey: id) }?.resume()
    }

    private func park(_ message: Message) async throws -> Message {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                gates.withLock { $0[message.eventID] = continuation }
                parked.append(message.eventID)
            }
        } onCancel: {
            cancelled.append(message.eventID)
            release(message.eventID)
        }
        try Task.checkCancellation()
        return message
    }

    var methods: [RPCMethod] {
        let target: @Sendable (Message) -> AccessTarget = { _ in AccessTarget() }
        return [
            .unary(Self.echo, target: target) { message, _ in message },
            .unary(Self.heavy, target: target) { (message: Message, _) in
                var answer = message
                answer.partition = testLoops.isCurrentThreadALoop ? 1 : 0
                return answer
            },
            .unary(Self.yield, target: target) { (message: Message, context) in
                await Task.yield()
                var answer = message
                answer.partition = testLoops.isCurrentThreadALoop ? 1 : 0
                answer.type = context.metadata.requestID
                return answer
            },
            .unary(Self.fail, target: target) { (message: Message, _) -> Message in
                throw RPCError(
                    .failedPrecondition,
                    reason: "echo.refused",
                    message: "no",
                    fieldViolations: [.init(field: "type", description: "bad")],
                    retryAfter: .milliseconds(message.memberID == 0 ? 70 : 0)
                )
            },
            .unary(Self.park, target: target) { message, _ in try await self.park(message) },
            .unary(Self.parkIdempotent, target: target) { message, _ in
                try await self.park(message)
            },
            .serverStreaming(Self.count, target: target) {
                (message: Message, responses: RPCResponseStream<Message>, _) in
                for position in 0..<message.position {
                    var next = message
                    next.position = position
                    try await responses.write(next)
                }
                if message.type == "fail" { throw RPCError(.aborted, message: "after all") }
            },
            .serverStreaming(Self.flood, target: target) {
                (message: Message, responses: RPCResponseStream<Message>, _) in
                do {
                    while true {
                        try await responses.write(message)
                        self.flooded.withLock { $0 += 1 }
                    }
                } catch {
                    self.cancelled.append(message.eventID)
                    throw error
                }
            },
            .serverStreaming(Self.endless, target: target) {
                (message: Message, responses: RPCResponseStream<Message>, _) in
                try await responses.write(message)
                _ = try await self.park(message)
            },
            .unary(Self.forbidden, target: target) { message, _ in message },
        ]
    }
}

extension RPCChannel {
    func call(
        _ method: MethodDescriptor,
        _ message: EchoService.Message = .init(),
        options: CallOptions = CallOptions(timeout: .seconds(30))
    ) async throws(RPCError) -> EchoService.Message {
        try await unary(method, message, options: options, returning: EchoService.Message.self)
    }

    func stream(
        _ method: MethodDescriptor,
        _ message: EchoService.Message,
        options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RPCResponses<EchoService.Message> {
        try await serverStreaming(
            method,
            message,
            options: options,
            returning: EchoService.Message.self
        )
    }
}

/// The failure of a call that must fail.
func failure<Value>(
    _ body: () async throws(RPCError) -> Value
) async throws -> RPCError {
    do throws(RPCError) {
        _ = try await body()
    } catch {
        return error
    }
    throw Unexpected(text: "the call succeeded")
}

struct Unexpected: Error {
    let text: String
}
