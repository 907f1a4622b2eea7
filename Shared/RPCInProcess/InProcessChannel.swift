package import RPCCore
internal import Synchronization

/// A way to the methods of a router in the same process: no sockets, the same behaviour.
///
/// Messages are encoded and decoded and callers are proven and let in as over the wire, so that
/// what passes here passes there. The handler runs in a task of its own, which inherits nothing
/// from the caller's.
package final class InProcessChannel: RPCChannel {
    /// What a channel allows.
    package struct Limits: Hashable, Sendable {
        /// The longest encoded message, in bytes.
        package var messageBytesMax: Int
        /// How many messages of a stream may wait to be read, each way.
        package var messagesMax: Int

        /// Sets the limits.
        package init(messageBytesMax: Int = 1_048_576, messagesMax: Int = 16) {
            self.messageBytesMax = messageBytesMax
            self.messagesMax = messagesMax
        }
    }

    private struct Running {
        var calls: [UInt64: (call: InProcessCall, task: Task<Void, Never>)] = [:]
        var nextNumber: UInt64 = 0
        var isShutDown = false
    }

    private let router: Router
    private let peer: PeerIdentity?
    private let clock: any MonotonicClock
    private let random: @Sendable () -> UInt64
    private let observer: (any CallObserver)?
    private let limits: Limits
    private let running = Mutex(Running())

    /// Opens a way to a router.
    ///
    /// - Parameters:
    ///   - router: Who is called.
    ///   - peer: Whom the calls come from, as a certificate would say it.
    ///   - clock: On which deadlines lie.
    ///   - random: 64 random bits, for request ids.
    ///   - observer: Is told of finished calls.
    ///   - limits: What the channel allows.
    package init(
        router: Router,
        peer: PeerIdentity?,
        clock: any MonotonicClock,
        random: @escaping @Sendable () -> UInt64,
        observer: (any CallObserver)? = nil,
        limits: Limits = Limits()
    ) {
        self.router = router
        self.peer = peer
        self.clock = clock
        self.random = random
        self.observer = observer
        self.limits = limits
    }

    package func unary<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> Response {
        let call = try start(method, request, options: options)
        let responses = try await call.responsesAtEnd()
        guard responses.count == 1 else { throw .wrongResponseCount(method) }
        do throws(MessageCodingError) {
            return try Response(decoding: responses[0])
        } catch {
            throw .undecodableResponse(method)
        }
    }

    package func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCResponses<Response> {
        handle(try start(method, request, options: options), of: method).responses()
    }

    package func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCUpload<Request, Response> {
        let handle = handle(try start(method, first, options: options), of: method)
        return RPCUpload(writer: handle) { () async throws(RPCError) in
            guard let response: Response = try await handle.next() else {
                throw .wrongResponseCount(method)
            }
            return response
        }
    }

    package func bidirectionalStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCConversation<Request, Response> {
        let handle = handle(try start(method, first, options: options), of: method)
        return RPCConversation(writer: handle, responses: handle.responses())
    }

    private func handle(_ call: InProcessCall, of method: MethodDescriptor) -> InProcessHandle {
        InProcessHandle(call, method: method, messageBytesMax: limits.messageBytesMax)
    }

    /// Takes no more calls, fails those in flight and waits until their handlers have returned.
    package func shutDown() async {
        let calls = running.withLock { running in
            running.isShutDown = true
            return Array(running.calls.values)
        }
        for (call, _) in calls { call.end(Self.shutDownError, keepsResponses: false) }
        for (_, task) in calls { await task.value }
    }

    private static let shutDownError = RPCError(
        .unavailable,
        reason: "rpc.shut_down",
        message: "the service has shut down"
    )
}

extension InProcessChannel {
    /// Lets a call in and starts its handler.
    private func start<Request: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions
    ) throws(RPCError) -> InProcessCall {
        let start = clock.now
        let outgoing = try OutgoingCall(
            method,
            options: options,
            context: CallContext.current,
            now: start,
            random: random
        )
        guard !Task.isCancelled else { throw .cancelled }
        let bytes = try request.encoded(byteCountMax: limits.messageBytesMax)
        let offered: MethodDescriptor
        let admitted: (context: CallContext, invocation: RPCMethod.Invocation)
        do throws(RPCError) {
            let index = try router.find(number: 0, name: method.fullName)
            offered = router.methods[index].descriptor
            admitted = try admit(bytes, at: index, outgoing: outgoing)
        } catch {
            let known = router.index(of: method.fullName).map { router.methods[$0].descriptor }
            if let known { observer?.callArrived(known) }
            let span = router.span(of: outgoing.metadata)
            report(known, error: error, since: start, outgoing.metadata, nil, span)
            throw error
        }
        observer?.callArrived(offered)
        let principal = admitted.context.principal
        let span = admitted.context.span
        let call = InProcessCall(messagesMax: limits.messagesMax) { [self] error in
            report(offered, error: error, since: start, outgoing.metadata, principal, span)
        }
        if !method.kind.hasManyRequests { call.endRequests() }
        try run(admitted.invocation, context: admitted.context, call: call)
        return call
    }

    private func admit(
        _ bytes: [UInt8],
        at index: Int,
        outgoing: OutgoingCall
    ) throws(RPCError) -> (context: CallContext, invocation: RPCMethod.Invocation) {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(RPCError) in
                try router.admit(
                    methodAt: index,
                    request: buffer,
                    peer: peer,
                    metadata: outgoing.metadata,
                    deadline: outgoing.deadline
                )
            }
        }
        return try result.get()
    }

    /// Starts the handler in a task that `shutDown` cancels and waits for.
    private func run(
        _ invocation: @escaping RPCMethod.Invocation,
        context: CallContext,
        call: InProcessCall
    ) throws(RPCError) {
        let isStarted = running.withLock { running in
            guard !running.isShutDown else { return false }
            let number = running.nextNumber
            running.nextNumber += 1
            let task = Task.detached { [self] in
                await serve(invocation, context: context, call: call)
                // Waits for the lock that is held until the task is in the table.
                _ = self.running.withLock { $0.calls.removeValue(forKey: number) }
            }
            running.calls[number] = (call, task)
            return true
        }
        guard isStarted else {
            call.end(Self.shutDownError, keepsResponses: false)
            throw Self.shutDownError
        }
    }

    /// Runs the handler until it returns; cancels it when the call is over before.
    private func serve(
        _ invocation: @escaping RPCMethod.Invocation,
        context: CallContext,
        call: InProcessCall
    ) async {
        let exchange = InProcessExchange(
            call: call,
            method: context.method,
            messageBytesMax: limits.messageBytesMax
        )
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let error = await Router.run(invocation, context: context, exchange: exchange)
                call.end(error ?? exchange.missingResponse, keepsResponses: true)
            }
            group.addTask { await call.waitForEnd() }
            if let deadline = context.deadline {
                group.addTask { [clock] in
                    do {
                        try await clock.sleep(until: deadline.instant)
                    } catch {
                        return  // The call was over before its deadline.
                    }
                    call.end(.deadlineExceeded(context.method), keepsResponses: false)
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func report(
        _ method: MethodDescriptor?,
        error: RPCError?,
        since start: ContinuousClock.Instant,
        _ metadata: CallMetadata,
        _ principal: Principal?,
        _ span: Span?
    ) {
        observer?.callFinished(
            FinishedCall(
                method: method,
                error: error,
                duration: start.duration(to: clock.now),
                principalKind: principal?.kind,
                requestID: metadata.requestID,
                span: span
            )
        )
    }
}
