internal import DequeModule
internal import Messages
internal import NIOCore
internal import Primitives
internal import RPCCore
internal import RPCWire

/// One attempt of a call, from its submission to its end.
// Unchecked: everything mutable is touched on the lane's loop only.
final class ClientCall: LoopTimers.Target, @unchecked Sendable {
    /// Writes the request frame: the only thing that knows the message's type.
    typealias RequestWriter =
        @Sendable (
            _ output: inout ByteBuffer, _ header: RPCV1.RequestHeader, _ callID: UInt32,
            _ frameBytesMax: UInt32
        ) throws -> Void

    /// What whoever waits gets next.
    enum Event: Sendable {
        /// The request has been written.
        case started
        /// A response, encoded.
        case message(ByteBuffer)
        /// There are no more responses.
        case ended
        case failed(CallFailure)
    }

    private struct ReceivedMessage {
        let payload: ByteBuffer
        /// What it cost in windows; 0 for the last one, which needs no window.
        let cost: UInt32
    }

    let method: MethodDescriptor
    let outgoing: OutgoingCall
    let lane: ClientLane
    private let writeRequest: RequestWriter
    private var id: UInt32 = 0
    private var connection: ClientConnection?
    private var timer: LoopTimers.Handle?
    private var waiter: UnsafeContinuation<Event, Never>?
    private var received = Deque<ReceivedMessage>()
    private var end: Event?
    private var mustReportStart: Bool

    init(
        _ method: MethodDescriptor,
        _ outgoing: OutgoingCall,
        lane: ClientLane,
        writeRequest: @escaping RequestWriter
    ) {
        self.method = method
        self.outgoing = outgoing
        self.lane = lane
        self.writeRequest = writeRequest
        mustReportStart = method.kind == .serverStreaming
    }

    /// Whether the call is over; nothing more comes in for it.
    var isOver: Bool { end != nil }

    /// How many messages the server may send.
    var responses: ClientCallMachine.Responses {
        method.kind == .unary ? .one : .many
    }

    /// Submits the call and waits for the first that happens; from any thread.
    func begin() async -> Event {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                onLoop { call in
                    call.waiter = continuation
                    call.lane.submit(call)
                    call.wakeWaiter()
                }
            }
        } onCancel: {
            giveUp()
        }
    }

    /// Waits for what happens next; from any thread, one task at a time.
    func next() async -> Event {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                onLoop { call in
                    call.waiter = continuation
                    call.wakeWaiter()
                }
            }
        } onCancel: {
            giveUp()
        }
    }

    /// Cancels the call; from any thread, also when it is over.
    func giveUp() {
        onLoop { call in call.cancel(.cancelled) }
    }

    func timerWentOff() {
        timer = nil
        cancel(.deadlineExceeded(method))
    }

    private func onLoop(_ body: @escaping @Sendable (ClientCall) -> Void) {
        let executor = lane.loop.executor
        if executor.isCurrent {
            executor.batch { body(self) }
        } else {
            executor.run { body(self) }
        }
    }

    /// Ends the call on our side, and tells the server where it knows of it.
    private func cancel(_ error: RPCError) {
        guard !isOver else { return }
        connection?.cancel(self, id)
        finish(.failed(CallFailure(error: error, fate: .final)))
    }

    private func wakeWaiter() {
        guard let waiter, let event = nextEvent() else { return }
        self.waiter = nil
        waiter.resume(returning: event)
    }

    private func nextEvent() -> Event? {
        if let message = received.popFirst() {
            if message.cost > 0 { connection?.messageRead(id, cost: message.cost) }
            return .message(message.payload)
        }
        return end
    }
}

extension ClientCall {
    /// Sets the timer of the deadline.
    ///
    /// - Returns: Whether there is time left.
    func startTimer() -> Bool {
        guard let deadline = outgoing.deadline else { return true }
        let left = deadline.remaining(now: lane.clock.now).microseconds
        guard left > 0 else {
            finish(.failed(CallFailure(error: .deadlineExceeded(method), fate: .final)))
            return false
        }
        timer = lane.loop.timers.set(self, inMicroseconds: UInt64(left))
        return true
    }

    /// Writes the request on a connection.
    ///
    /// - Throws: Where the message cannot be encoded or is too large; nothing was written.
    func write(
        to output: inout ByteBuffer,
        of connection: ClientConnection,
        as id: UInt32,
        methodNumber: UInt32,
        frameBytesMax: UInt32
    ) throws {
        let left = outgoing.deadline?.remaining(now: lane.clock.now).microseconds
        let header = RPCV1.RequestHeader(
            methodNumber: methodNumber,
            method: methodNumber == 0 ? method.fullName : "",
            timeoutMicroseconds: left.map { UInt64(max(1, $0)) } ?? 0,
            token: outgoing.metadata.token,
            requestID: outgoing.metadata.requestID,
            traceparent: outgoing.metadata.traceparent
        )
        try writeRequest(&output, header, id, frameBytesMax)
        self.id = id
        self.connection = connection
        if mustReportStart, let waiter {
            mustReportStart = false
            self.waiter = nil
            waiter.resume(returning: .started)
        }
    }

    /// Takes a response in.
    ///
    /// - Parameters:
    ///   - payload: The encoded message.
    ///   - cost: What it cost in windows; 0 for the last one.
    func receive(_ payload: ByteBuffer, cost: UInt32) {
        guard !isOver else { return }
        // A stream may keep messages for long; they must not keep whole read buffers alive.
        let payload = cost > 0 ? ByteBuffer(bytes: payload.readableBytesView) : payload
        received.append(ReceivedMessage(payload: payload, cost: cost))
        wakeWaiter()
    }

    /// Ends the call.
    func finish(_ event: Event) {
        guard !isOver else { return }
        end = event
        if let timer { lane.loop.timers.cancel(timer) }
        timer = nil
        wakeWaiter()
        connection = nil
    }
}
