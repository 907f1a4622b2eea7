internal import PrometheusMetrics
internal import RPCCore
internal import Synchronization

/// Counts the calls that are made through a channel, by method and status.
struct MeasuredChannel: RPCChannel {
    private let channel: any RPCChannel
    private let table: MethodTable
    private let clock: any MonotonicClock

    private static let names = MethodMetrics.Names(
        callsTotal: "huitou_rpc_client_calls_total",
        duration: "huitou_rpc_client_call_duration_seconds",
        started: nil
    )

    /// Wraps a channel.
    ///
    /// - Parameters:
    ///   - channel: What makes the calls.
    ///   - upstream: The service at its other end.
    ///   - registry: Where the figures are kept.
    ///   - clock: Measures the calls.
    init(
        _ channel: any RPCChannel,
        to upstream: String,
        registry: MetricRegistry,
        clock: any MonotonicClock
    ) {
        self.channel = channel
        self.clock = clock
        let table = MethodTable { method in
            MethodMetrics(
                Self.names,
                labels: [("upstream", upstream), ("method", method.fullName)],
                registry: registry
            )
        }
        self.table = table
        registry.observe(
            "huitou_rpc_client_calls_in_flight",
            MetricLabels([("upstream", upstream)])
        ) {
            Double(table.made.reduce(0) { $0 + $1.inFlightCount })
        }
    }

    func unary<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> Response {
        let call = MeasuredCall(table[method], clock)
        do throws(RPCError) {
            let response = try await channel.unary(
                method,
                request,
                options: options,
                returning: returning
            )
            call.ended(nil)
            return response
        } catch {
            call.ended(error)
            throw error
        }
    }

    func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCResponses<Response> {
        let call = MeasuredCall(table[method], clock)
        do throws(RPCError) {
            let responses = try await channel.serverStreaming(
                method,
                request,
                options: options,
                returning: returning
            )
            return measured(responses, MeasuredStream(call))
        } catch {
            call.ended(error)
            throw error
        }
    }
}

extension MeasuredChannel {
    func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCUpload<Request, Response> {
        let call = MeasuredCall(table[method], clock)
        do throws(RPCError) {
            let upload = try await channel.clientStreaming(
                method,
                first,
                options: options,
                returning: returning
            )
            let stream = MeasuredStream(call)
            return RPCUpload(writer: UploadWriter(upload: upload)) {
                () async throws(RPCError) -> Response in
                do throws(RPCError) {
                    let response = try await upload.finish()
                    stream.ended(nil)
                    return response
                } catch {
                    stream.ended(error)
                    throw error
                }
            }
        } catch {
            call.ended(error)
            throw error
        }
    }

    func bidirectionalStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCConversation<Request, Response> {
        let call = MeasuredCall(table[method], clock)
        do throws(RPCError) {
            let conversation = try await channel.bidirectionalStreaming(
                method,
                first,
                options: options,
                returning: returning
            )
            return RPCConversation(
                writer: ConversationWriter(conversation: conversation),
                responses: measured(conversation.responses, MeasuredStream(call))
            )
        } catch {
            call.ended(error)
            throw error
        }
    }

    /// The same responses, whose end is counted.
    private func measured<Response: RPCMessage>(
        _ responses: RPCResponses<Response>,
        _ stream: MeasuredStream
    ) -> RPCResponses<Response> {
        let iterator = responses.makeAsyncIterator()
        return RPCResponses { () async throws(RPCError) -> Response? in
            do throws(RPCError) {
                let response = try await iterator.next()
                if response == nil { stream.ended(nil) }
                return response
            } catch {
                stream.ended(error)
                throw error
            }
        }
    }
}

/// Hands requests on to an upload, which says itself that there are no more.
private struct UploadWriter<Kind: RPCMessage, Response: RPCMessage>: RPCRequestWriter {
    let upload: RPCUpload<Kind, Response>

    func write<Request: RPCMessage>(_ request: Request) async throws(RPCError) -> Bool {
        guard let request = request as? Kind else {
            preconditionFailure("\(Request.messageName) is no \(Kind.messageName)")
        }
        return try await upload.write(request)
    }

    func finish() async {}
}

/// Hands requests on to a conversation.
private struct ConversationWriter<Kind: RPCMessage, Response: RPCMessage>: RPCRequestWriter {
    let conversation: RPCConversation<Kind, Response>

    func write<Request: RPCMessage>(_ request: Request) async throws(RPCError) -> Bool {
        guard let request = request as? Kind else {
            preconditionFailure("\(Request.messageName) is no \(Kind.messageName)")
        }
        return try await conversation.write(request)
    }

    func finish() async { await conversation.finish() }
}

/// One call that is being measured.
private struct MeasuredCall: Sendable {
    private let metrics: MethodMetrics
    private let clock: any MonotonicClock
    private let start: ContinuousClock.Instant

    init(_ metrics: MethodMetrics, _ clock: any MonotonicClock) {
        self.metrics = metrics
        self.clock = clock
        start = clock.now
        metrics.began()
    }

    func ended(_ error: RPCError?) {
        metrics.ended(error, start.duration(to: clock.now))
    }
}

/// A stream that is being measured: it ends once, at the latest when nobody reads it any more.
private final class MeasuredStream: Sendable {
    private let call: MeasuredCall
    private let hasEnded = Atomic<Bool>(false)

    init(_ call: MeasuredCall) {
        self.call = call
    }

    deinit {
        ended(.cancelled)
    }

    func ended(_ error: RPCError?) {
        guard !hasEnded.exchange(true, ordering: .relaxed) else { return }
        call.ended(error)
    }
}
