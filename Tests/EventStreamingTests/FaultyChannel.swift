import Messages
import Primitives
import RPCCore
import Synchronization

/// A way to an event stream that loses connections and repeats itself, as a seed says.
final class FaultyChannel: RPCChannel {
    /// What goes wrong, each with a probability per batch.
    struct Faults: Sendable {
        /// The connection is lost.
        var loss = 0.0
        /// The batch comes twice.
        var repetition = 0.0
        /// The events of the batch come ordered by partition instead of by position.
        var regrouping = 0.0
        /// No connection can be made, at each attempt.
        var refusal = 0.0
    }

    private struct State {
        var random: SeededRandom
        var subscriptionCount = 0
        var faults: Faults
    }

    private let server: any RPCV1.EventStreamServer
    private let state: Mutex<State>

    init(_ server: any RPCV1.EventStreamServer, seed: UInt64, faults: Faults = Faults()) {
        self.server = server
        state = Mutex(State(random: SeededRandom(seed: seed), faults: faults))
    }

    /// How many subscriptions there were.
    var subscriptionCount: Int { state.withLock { $0.subscriptionCount } }

    func set(_ faults: Faults) { state.withLock { $0.faults = faults } }

    func unary<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _: Request,
        options _: CallOptions,
        returning _: Response.Type
    ) async throws(RPCError) -> Response {
        throw RPCError(.unimplemented, message: method.fullName)
    }

    func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _: Request,
        options _: CallOptions,
        returning _: Response.Type
    ) async throws(RPCError) -> RPCUpload<Request, Response> {
        throw RPCError(.unimplemented, message: method.fullName)
    }

    func bidirectionalStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _: Request,
        options _: CallOptions,
        returning _: Response.Type
    ) async throws(RPCError) -> RPCConversation<Request, Response> {
        throw RPCError(.unimplemented, message: method.fullName)
    }

    func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options _: CallOptions,
        returning _: Response.Type
    ) async throws(RPCError) -> RPCResponses<Response> {
        guard let request = request as? RPCV1.SubscribeRequest, !happens(\.refusal) else {
            throw RPCError(.unavailable, message: "connection refused")
        }
        state.withLock { $0.subscriptionCount += 1 }
        let pipe = BatchPipe()
        let server = server
        let call = Task {
            do {
                try await server.subscribe(
                    request,
                    responses: RPCResponseStream(PipeWriter(pipe: pipe)),
                    context: CallContext(
                        method: method,
                        principal: nil,
                        peer: nil,
                        deadline: nil,
                        metadata: CallMetadata()
                    )
                )
                pipe.finish(nil)
            } catch {
                pipe.finish(RPCError(error))
            }
        }
        let guardian = CallGuardian(call)
        return RPCResponses { () async throws(RPCError) in
            guard let batch = try await pipe.next() else { return nil }
            _ = guardian
            return try self.disturb(batch, pipe) as? Response
        }
    }

    private func disturb(
        _ batch: RPCV1.EventBatch,
        _ pipe: BatchPipe
    ) throws(RPCError) -> RPCV1.EventBatch {
        if happens(\.loss) { throw RPCError(.unavailable, message: "connection lost") }
        var batch = batch
        if happens(\.regrouping) {
            batch.events.sort {
                ($1.partition, $0.position) < ($0.partition, $1.position)
            }
        }
        if happens(\.repetition) { pipe.pushBack(batch) }
        return batch
    }

    private func happens(_ fault: KeyPath<Faults, Double>) -> Bool {
        state.withLock { state in
            Double.random(in: 0..<1, using: &state.random) < state.faults[keyPath: fault]
        }
    }
}

/// Cancels a call when nobody reads its responses any more.
private final class CallGuardian: Sendable {
    private let call: Task<Void, Never>

    init(_ call: Task<Void, Never>) { self.call = call }

    deinit { call.cancel() }
}

private struct PipeWriter: RPCResponseWriter {
    let pipe: BatchPipe

    func write<Response: RPCMessage>(_ response: Response) async throws {
        guard let batch = response as? RPCV1.EventBatch else { throw RPCError.cancelled }
        try await pipe.write(batch)
    }
}
