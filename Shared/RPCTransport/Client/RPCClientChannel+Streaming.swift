internal import NIOCore
package import RPCCore
internal import RPCWire

extension RPCClientChannel {
    /// Makes a call with one request and any number of responses; see ``RPCChannel``.
    package func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCResponses<Response> {
        precondition(method.kind == .serverStreaming, "\(method.fullName) streams otherwise")
        return StreamHandle(try await open(method, request, options)).responses()
    }

    /// Opens a call with any number of requests and one response; see ``RPCChannel``.
    package func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCUpload<Request, Response> {
        precondition(method.kind == .clientStreaming, "\(method.fullName) streams otherwise")
        let handle = StreamHandle(try await open(method, first, options))
        return RPCUpload(writer: handle) { () async throws(RPCError) in
            guard let response: Response = try await handle.next() else {
                throw .wrongResponseCount(method)
            }
            return response
        }
    }

    /// Opens a call with any number of requests and of responses; see ``RPCChannel``.
    package func bidirectionalStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCConversation<Request, Response> {
        precondition(method.kind == .bidirectionalStreaming, "\(method.fullName) streams otherwise")
        let handle = StreamHandle(try await open(method, first, options))
        return RPCConversation(writer: handle, responses: handle.responses())
    }

    /// Opens a call that streams, and waits until its first request has been written.
    private func open<Request: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        _ options: CallOptions
    ) async throws(RPCError) -> StreamCall {
        let outgoing = try prepare(method, options)
        let flags: FrameFlags = method.kind.hasManyRequests ? [] : .endOfRequests
        let call = StreamCall(method, outgoing, lane: lane()) {
            output,
            head,
            callID,
            frameBytesMax in
            try output.writeRequest(
                first,
                head: head,
                flags: flags,
                callID: callID,
                frameBytesMax: frameBytesMax
            )
        }
        if case .failed(let failure) = await call.begin() { throw failure.error }
        return call
    }
}

/// What a caller holds of a call that streams; gives the call up when nobody holds it any more.
private final class StreamHandle: RPCRequestWriter {
    private let call: StreamCall

    init(_ call: StreamCall) {
        self.call = call
    }

    deinit {
        call.giveUp()
    }

    /// The responses, which keep the call alive.
    func responses<Response: RPCMessage>() -> RPCResponses<Response> {
        RPCResponses { () async throws(RPCError) in try await self.next() }
    }

    func next<Response: RPCMessage>() async throws(RPCError) -> Response? {
        switch await call.next() {
        case .failed(let failure): throw failure.error
        case .ended, .started: return nil
        case .message(let payload):
            let decoded = payload.withUnsafeReadableBytes { bytes in
                Result { () throws(MessageCodingError) in try Response(decoding: bytes) }
            }
            guard case .success(let response) = decoded else {
                call.giveUp()
                throw .undecodableResponse(call.method)
            }
            return response
        }
    }

    func write<Request: RPCMessage>(_ request: Request) async throws(RPCError) -> Bool {
        var payload = ByteBuffer()
        do {
            try payload.writeMessage(request)
        } catch {
            throw (error as? MessageCodingError)?.rpcError ?? RPCError(error)
        }
        switch await call.send(payload) {
        case .sent: return true
        case .ended: return false
        case .failed(let failure): throw failure.error
        case .tooLarge: throw MessageCodingError(.tooLarge, field: Request.messageName).rpcError
        }
    }

    func finish() async {
        await call.endRequests()
    }
}
