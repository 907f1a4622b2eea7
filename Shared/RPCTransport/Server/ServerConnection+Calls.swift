internal import Messages
internal import NIOCore
internal import Primitives
internal import RPCCore
internal import RPCWire

extension ServerConnection {
    /// Carries out what a frame asks for.
    ///
    /// - Parameters:
    ///   - header: The frame's header.
    ///   - payload: The frame's payload; borrowed.
    ///   - arrival: When it came.
    func handle(
        _ header: FrameHeader,
        _ payload: UnsafeRawBufferPointer,
        arrival: Moment
    ) {
        let action = machine.frameReceived(header, payload: payload)
        switch action {
        case .decodeSettings:
            decodeSettings(payload)
        case .startCall(let id, let isLastRequest):
            hasServedSinceWatch = true
            start(id, payload, isLastRequest: isLastRequest, arrival: arrival)
        case .refuseCall(let id):
            writeStatus(Self.tooManyCalls, callID: id, flags: .notStarted)
        case .deliverMessage(let id, let isLast):
            guard let call = calls.withCall(id, { $0 }) else { return }
            call.requestArrived(ByteBuffer(bytes: payload), cost: header.windowCost)
            if isLast { call.requestsEnded() }
        case .endRequests(let id):
            calls.withCall(id) { $0 }?.requestsEnded()
        case .cancelHandler(let id):
            calls.withCall(id) { $0 }?.abandon(.cancelled)
        case .resumeWriter(let id):
            if let call = calls.withCall(id, { $0 }) { resumeWriter(of: call) }
        case .resumeWriters:
            resumeWriters()
        case .answerPing(let content):
            output.writePing(content, isAnswer: true)
            flushLater()
        case .close:
            carryOut(action)
        case .peerDrained:
            // The peer leaves when its calls are over; the flush looks whether they are.
            flushLater()
        case .pingAnswered, .ignore:
            break
        }
    }

    private func decodeSettings(_ payload: UnsafeRawBufferPointer) {
        let peer: WireSettings
        do {
            let settings = try RPCV1.Settings(decoding: payload)
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

    private func start(
        _ id: UInt32,
        _ payload: UnsafeRawBufferPointer,
        isLastRequest: Bool,
        arrival: Moment
    ) {
        var head = RequestHead()
        var index: Int?
        do throws(RPCError) {
            guard let request = RequestPayload(payload) else { throw .badRequestHeader }
            head = try RequestHead(decoding: request.header)
            let found = try service.router.find(number: head.methodNumber, name: head.method)
            index = found
            try start(id, head, request.message, methodAt: found, isLastRequest, arrival)
        } catch {
            if machine.handlerReturned(id) == .sendEnd { writeStatus(error, callID: id) }
            let method = index.map { service.router.methods[$0].descriptor }
            reportRefusal(error, method: method, metadata: head.metadata, arrival: arrival)
        }
    }

    private func start(
        _ id: UInt32,
        _ head: RequestHead,
        _ request: UnsafeRawBufferPointer,
        methodAt index: Int,
        _ isLastRequest: Bool,
        _ arrival: Moment
    ) throws(RPCError) {
        let descriptor = service.router.methods[index].descriptor
        if service.isObserved { service.calls?.callArrived(descriptor) }
        guard isLastRequest || descriptor.kind.hasManyRequests else {
            throw Self.unfinishedRequest
        }
        let timeout = min(head.timeoutMicroseconds, Self.timeoutMax)
        let (context, invocation) = try service.router.admit(
            methodAt: index,
            request: request,
            peer: peer,
            metadata: head.metadata,
            deadline: timeout == 0
                ? nil
                : Deadline(timeout: .microseconds(Int64(timeout)), now: arrival)
        )
        if descriptor.isHeavy { try service.heavyCalls.admit() }
        let call = ServerCall(id: id, context: context, arrival: arrival, connection: self)
        calls.insert(id, call)
        if isLastRequest { call.requestsEnded() }
        call.start(invocation)
        // Most handlers of quick methods are over by now, and no time can have passed for them.
        if timeout > 0, call.isRunning {
            call.timer = loop.timers.set(call, inMicroseconds: timeout)
        }
    }

    /// The longest time that a call may ask for, in microseconds.
    private static let timeoutMax = UInt64(Deadline.timeoutMax.microseconds)

    private func reportRefusal(
        _ error: RPCError,
        method: MethodDescriptor?,
        metadata: CallMetadata,
        arrival: Moment
    ) {
        guard let observer = service.calls else { return }
        observer.callFinished(
            FinishedCall(
                method: method,
                error: error,
                duration: arrival.duration(to: Moment(service.clock.now)),
                requestID: metadata.requestID,
                span: service.router.span(of: metadata)
            )
        )
    }

    private static let unfinishedRequest = RPCError(
        .invalidArgument,
        reason: "rpc.unfinished_request",
        message: "the method takes one request, and the frame must say that it is the last"
    )

    private static let goingAway = RPCError(
        .unavailable,
        reason: "rpc.draining",
        message: "the server goes away: take the stream up again elsewhere"
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
        endEarly(call, .deadlineExceeded(call.method))
    }

    /// Ends the calls that would never end by themselves; their callers take them up elsewhere.
    func endEndlessCalls() {
        for id in calls.callIDs {
            guard let call = calls.withCall(id, { $0 }), call.method.isEndless else { continue }
            endEarly(call, Self.goingAway)
        }
    }

    private func endEarly(_ call: ServerCall, _ error: RPCError) {
        guard !call.isOver else { return }
        let action = machine.endedEarly(call.id)
        call.abandon(error)
        if action == .sendStatus { writeStatus(error, callID: call.id) }
    }

    /// Grants the caller what a handler has read.
    func requestRead(_ id: UInt32, cost: UInt32) {
        if let grant = machine.messagesRead(id, cost: Int64(cost)) {
            output.writeWindow(increment: grant, callID: id)
        }
        // The connection's window grows too, and is granted with the flush.
        flushLater()
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
        let error =
            failure ?? (call.method.kind.hasManyResponses ? nil : .wrongResponseCount(call.method))
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
