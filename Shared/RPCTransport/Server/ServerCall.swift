internal import NIOCore
internal import RPCCore
internal import RPCWire

/// One call that a server answers, while its handler runs.
// Unchecked: everything mutable is touched on the connection's loop only.
final class ServerCall: RPCExchange, LoopTimers.Target, @unchecked Sendable {
    /// What became of a message.
    enum Written: Sendable {
        case sent
        /// Nobody reads any more.
        case gone
        /// The peer does not take messages of that length.
        case tooLarge
    }

    /// A message that waits for the peer to take more.
    struct PendingMessage {
        /// The encoded message, without frame header.
        let payload: ByteBuffer
        let continuation: UnsafeContinuation<Written, Never>
    }

    let id: UInt32
    let connection: ServerConnection
    private let context: CallContext
    private let arrival: Moment
    var task: Task<Void, Never>?
    var timer: LoopTimers.Handle?
    var pending: [PendingMessage] = []
    /// The requests after the first, of a method that takes more than one.
    let requests: RequestInbox?
    /// The call has its end on the wire, or needs none any more.
    private(set) var isOver = false
    /// The handler has returned, perhaps before `task` could be stored.
    var hasReturned = false

    var method: MethodDescriptor { context.method }

    init(
        id: UInt32,
        context: CallContext,
        arrival: Moment,
        connection: ServerConnection
    ) {
        self.id = id
        self.context = context
        self.arrival = arrival
        self.connection = connection
        requests = context.method.kind.hasManyRequests ? RequestInbox() : nil
    }

    /// Runs the handler; on the loop.
    func start(_ invocation: @escaping RPCMethod.Invocation) {
        let loop = connection.loop
        // Bound out here, the current call costs the task no change of executors.
        let task = CallContext.$current.withValue(context) {
            method.isHeavy
                ? Task(executorPreference: loop.heavy) { await self.run(invocation) }
                : Task.immediate(executorPreference: loop.executor) { await self.run(invocation) }
        }
        // A handler that never waited is over by now; to keep its task would keep it for good.
        if isRunning { self.task = task }
    }

    /// Whether somebody waits for the handler, which has not returned.
    var isRunning: Bool { !hasReturned && !isOver }

    /// Stops the handler, which nobody waits for any more; on the loop.
    func abandon(_ reason: RPCError) {
        end(reason)
        requests?.close()
        releasePending()
        task?.cancel()
    }

    /// Records that the call is over for its caller; on the loop.
    func end(_ error: RPCError?) {
        guard !isOver else { return }
        isOver = true
        cancelTimer()
        let service = connection.service
        guard service.isObserved, let observer = service.calls else { return }
        observer.callFinished(
            FinishedCall(
                method: method,
                error: error,
                duration: arrival.duration(to: Moment(service.clock.now)),
                principalKind: context.principal?.kind,
                requestID: context.metadata.requestID,
                span: context.span
            )
        )
    }

    private func cancelTimer() {
        guard let timer else { return }
        connection.loop.timers.cancel(timer)
        self.timer = nil
    }

    func timerWentOff() {
        timer = nil
        connection.deadlinePassed(self)
    }

    // Inlined: a further `async` function costs more than all that this one does.
    @inline(__always)
    private func run(_ invocation: RPCMethod.Invocation) async {
        var failure: RPCError?
        do {
            try await invocation(context, self)
        } catch {
            failure = RPCError(error)
        }
        returned(failure)
    }

    private func returned(_ failure: RPCError?) {
        if method.isHeavy { connection.service.heavyCalls.ended() }
        if connection.loop.executor.isCurrent {
            connection.handlerReturned(self, failure)
        } else {
            connection.loop.executor.run { self.connection.handlerReturned(self, failure) }
        }
    }

    private func releasePending() {
        let waiting = pending
        pending = []
        for message in waiting { message.continuation.resume(returning: .gone) }
    }
}

extension ServerCall {
    func write<Response: RPCMessage>(_ response: Response) async throws {
        if try writeAtOnce(response) { return }
        // Off the loop, or the peer takes no more just now: encoded once, sent when it can be.
        var payload = ByteBuffer()
        do {
            try payload.writeMessage(response)
        } catch is MessageCodingError {
            throw RPCError.unencodableResponse(method)
        }
        let message = payload
        let result = await withUnsafeContinuation { continuation in
            let message = PendingMessage(payload: message, continuation: continuation)
            connection.loop.executor.run { self.connection.write(message, for: self) }
        }
        try check(result)
    }

    func writeAtOnce<Response: RPCMessage>(_ response: Response) throws -> Bool {
        guard connection.loop.executor.isCurrent else { return false }
        do {
            guard let result = try connection.write(response, for: self) else { return false }
            try check(result)
            return true
        } catch is MessageCodingError {
            throw RPCError.unencodableResponse(method)
        }
    }

    private func check(_ result: Written) throws {
        switch result {
        case .sent: break
        case .gone: throw RPCError.cancelled
        case .tooLarge: throw RPCError.unencodableResponse(method)
        }
    }
}
