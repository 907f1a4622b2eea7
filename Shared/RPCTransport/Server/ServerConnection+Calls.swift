internal import Messages
internal import NIOCore
internal import RPCCore
internal import RPCWire

extension ServerConnection {
    /// Carries out what a frame asks for.
    func handle(_ frame: Frame) {
        let action = machine.frameReceived(frame)
        switch action {
        case .decodeSettings:
            decodeSettings(frame.payload)
        case .startCall(let id, let isLastRequest):
            hasServedSinceWatch = true
            start(id, frame.payload, isLastRequest: isLastRequest)
        case .refuseCall(let id):
            writeStatus(Self.tooManyCalls, callID: id, flags: .notStarted)
        case .deliverMessage(let id, _):
            // No method of ours takes a second message: it is read and dropped.
            let cost = Int64(frame.header.windowCost)
            if let grant = machine.messagesRead(id, cost: cost) {
                output.writeWindow(increment: grant, callID: id)
                flushLater()
            }
        case .cancelHandler(let id):
            calls.withCall(id) { $0 }?.abandon(.cancelled)
        case .resumeWriter(let id):
            if let call = calls.withCall(id, { $0 }) { resumeWriter(of: call) }
        case .resumeWriters:
            resumeWriters()
        case .answerPing(let payload):
            output.writePing(payload, isAnswer: true)
            flushLater()
        case .close:
            carryOut(action)
        case .peerDrained:
            // The peer leaves when its calls are over; the flush looks whether they are.
            flushLater()
        case .endRequests, .pingAnswered, .ignore:
            break
        }
    }

    private func decodeSettings(_ payload: ByteBuffer) {
        let peer: WireSettings
        do {
            let settings = try payload.withUnsafeReadableBytes { bytes in
                try RPCV1.Settings(decoding: bytes)
            }
            peer = try WireSettings(
                peerFrameBytesMax: settings.frameBytesMax,
                callsMax: settings.callsMax,
                callWindowBytes: settings.callWindowBytes,
                connectionWindowBytes: settings.connectionWindowBytes
            )
        } catch {
            return carryOut(machine.violated(.badSettings))
        }
        if machine.settingsDecoded(peer) == .ready { settingsArrived() }
    }

    private func start(_ id: UInt32, _ payload: ByteBuffer, isLastRequest: Bool) {
        let arrival = service.clock.now
        var method: MethodDescriptor?
        var metadata = CallMetadata()
        do throws(RPCError) {
            let (header, message) = try Self.takeApart(payload)
            let index = try service.router.find(number: header.methodNumber, name: header.method)
            method = service.router.methods[index].descriptor
            guard isLastRequest else { throw Self.unfinishedRequest }
            metadata = CallMetadata(
                token: header.token,
                requestID: header.requestID,
                traceparent: header.traceparent
            )
            let timeout = Int64(clamping: header.timeoutMicroseconds)
            let deadline =
                timeout == 0 ? nil : Deadline(timeout: .microseconds(timeout), now: arrival)
            let (context, invocation) = try admit(index, message, metadata, deadline)
            let call = ServerCall(id: id, context: context, arrival: arrival, connection: self)
            calls.insert(id, call)
            if timeout > 0 {
                call.timer = loop.timers.set(call, inMicroseconds: header.timeoutMicroseconds)
            }
            call.start(invocation)
        } catch {
            if machine.handlerReturned(id) == .sendEnd { writeStatus(error, callID: id) }
            reportRefusal(error, method: method, metadata: metadata, arrival: arrival)
        }
    }

    private func admit(
        _ index: Int,
        _ message: ByteBuffer,
        _ metadata: CallMetadata,
        _ deadline: Deadline?
    ) throws(RPCError) -> (CallContext, RPCMethod.Invocation) {
        let admitted = message.withUnsafeReadableBytes { bytes in
            Result { () throws(RPCError) in
                try service.router.admit(
                    methodAt: index,
                    request: bytes,
                    peer: peer,
                    metadata: metadata,
                    deadline: deadline
                )
            }
        }
        return try admitted.get()
    }

    private func reportRefusal(
        _ error: RPCError,
        method: MethodDescriptor?,
        metadata: CallMetadata,
        arrival: ContinuousClock.Instant
    ) {
        guard let observer = service.calls else { return }
        // What has not been checked must not reach a log.
        let isValid = (try? metadata.validate()) != nil
        observer.callFinished(
            FinishedCall(
                method: method,
                error: error,
                duration: arrival.duration(to: service.clock.now),
                requestID: isValid ? metadata.requestID : "",
                traceparent: isValid ? metadata.traceparent : ""
            )
        )
    }

    private static func takeApart(
        _ payload: ByteBuffer
    ) throws(RPCError) -> (header: RPCV1.RequestHeader, message: ByteBuffer) {
        guard let request = RequestPayload(payload) else {
            throw RPCError(
                .invalidArgument,
                reason: "rpc.bad_request_header",
                message: "the request's header is longer than its frame or than allowed"
            )
        }
        do {
            let header = try request.header.withUnsafeReadableBytes { bytes in
                try RPCV1.RequestHeader(decoding: bytes)
            }
            return (header, request.message)
        } catch {
            throw RPCError(
                .invalidArgument,
                reason: "rpc.bad_request_header",
                message: "the request's header cannot be decoded"
            )
        }
    }

    private static let unfinishedRequest = RPCError(
        .unimplemented,
        reason: "rpc.client_streaming",
        message: "this server takes one message per request, and the frame must say it is the last"
    )

    private static let tooManyCalls = RPCError(
        .resourceExhausted,
        reason: "rpc.too_many_calls",
        message: "this connection has as many calls in flight as the server takes",
        retryAfter: .milliseconds(50)
    )
}

extension ServerConnection {
    /// Ends a call for its caller when its time has run out; its handler is told to stop.
    func deadlinePassed(_ call: ServerCall) {
        guard !call.isOver else { return }
        let error = RPCError.deadlineExceeded(call.method)
        let action = machine.deadlinePassed(call.id)
        call.abandon(error)
        if action == .sendStatus { writeStatus(error, callID: call.id) }
    }

    /// Ends a call whose handler has returned or thrown.
    func handlerReturned(_ call: ServerCall, _ failure: RPCError?) {
        call.hasReturned = true
        call.task = nil
        // Gone where the response was its end, or the connection is.
        guard calls.remove(call.id) != nil else { return }
        let mustEnd = machine.handlerReturned(call.id) == .sendEnd
        if machine.isDrained { flushLater() }
        guard mustEnd else { return }
        let error = failure ?? (call.method.kind == .unary ? .wrongResponseCount(call.method) : nil)
        call.end(error)
        if let error {
            writeStatus(error, callID: call.id)
        } else {
            // An empty status is that of success.
            output.writeFrame(.status, callID: call.id)
            flushLater()
        }
    }

    /// Writes how a call ended.
    func writeStatus(_ error: RPCError, callID: UInt32, flags: FrameFlags = []) {
        do {
            try output.writeFrame(
                RPCV1.Status(error),
                as: .status,
                flags: flags,
                callID: callID,
                frameBytesMax: 65_536
            )
        } catch {
            // A text with NUL, or one that is far too long: the code alone will do.
            let bare = RPCV1.Status(code: UInt32(RPCError.Code.internalError.rawValue))
            // One number cannot fail to encode.
            _ = try? output.writeFrame(
                bare,
                as: .status,
                flags: flags,
                callID: callID,
                frameBytesMax: 65_536
            )
        }
        flushLater()
    }
}
