internal import DequeModule
internal import NIOCore
internal import RPCCore
internal import RPCWire

/// A call that streams requests, responses or both.
// Unchecked: everything mutable is touched on the lane's loop only.
final class StreamCall: ClientCall, @unchecked Sendable {
    /// Appends the request frame: the only thing that knows the first message's type.
    typealias RequestEncoder =
        @Sendable (
            _ output: inout ByteBuffer, _ head: RequestHead, _ callID: UInt32,
            _ frameBytesMax: UInt32
        ) throws -> Void

    /// What whoever reads gets next.
    enum Event: Sendable {
        /// The request has been written.
        case started
        /// A response, encoded.
        case message(ByteBuffer)
        /// There are no more responses.
        case ended
        case failed(CallFailure)
    }

    /// What became of a further request.
    enum Written: Sendable {
        case sent
        /// The server has ended the call with success.
        case ended
        case failed(CallFailure)
        /// The server takes no message of that length.
        case tooLarge
    }

    private struct ReceivedMessage {
        let payload: ByteBuffer
        let cost: UInt32
    }

    private struct PendingMessage {
        let payload: ByteBuffer
        let continuation: UnsafeContinuation<Written, Never>
    }

    private let encoder: RequestEncoder
    private var reader: UnsafeContinuation<Event, Never>?
    private var received = Deque<ReceivedMessage>()
    private var end: Event?
    private var hasStarted = false
    private var hasReceived = false
    private var pending: PendingMessage?
    private var hasEndedRequests: Bool

    init(
        _ method: MethodDescriptor,
        _ outgoing: OutgoingCall,
        lane: ClientLane,
        encoder: @escaping RequestEncoder
    ) {
        self.encoder = encoder
        hasEndedRequests = !method.kind.hasManyRequests
        super.init(method, outgoing, lane: lane)
    }

    override func encodeRequest(
        to output: inout ByteBuffer,
        head: RequestHead,
        id: UInt32,
        frameBytesMax: UInt32
    ) throws {
        try encoder(&output, head, id, frameBytesMax)
    }

    /// Responses cannot be taken back, nor requests that have gone be had again.
    override var canBeMadeAgain: Bool {
        !hasReceived && !(hasStarted && method.kind.hasManyRequests)
    }

    override func requestWritten() {
        // Another attempt is no news to the reader.
        guard !hasStarted else { return }
        hasStarted = true
        wake(.started)
    }

    override func receive(
        _ payload: UnsafeRawBufferPointer,
        in arrived: ByteBuffer,
        cost: UInt32
    ) {
        guard !isOver else { return }
        // Copied: messages that wait for long must not keep whole read buffers alive.
        hasReceived = true
        received.append(ReceivedMessage(payload: ByteBuffer(bytes: payload), cost: cost))
        wakeReader()
    }

    override func ended(_ failure: CallFailure?) {
        let end = failure.map { Event.failed($0) } ?? .ended
        self.end = end
        // What the server sent before it ended the call is still read.
        wakeReader()
        guard let pending else { return }
        self.pending = nil
        pending.continuation.resume(returning: failure.map { .failed($0) } ?? .ended)
    }

    override func resumeWriter() {
        guard let pending, let connection else { return }
        switch connection.writeMessage(pending.payload, of: self) {
        case .wait: return
        case .send: pending.continuation.resume(returning: .sent)
        case .gone: pending.continuation.resume(returning: .ended)
        }
        self.pending = nil
    }
}

extension StreamCall {
    /// Submits the call and waits until its request has been written; from any thread.
    ///
    /// - Returns: `started`, or how the call failed before.
    func begin() async -> Event {
        await wait { call in
            if !call.isOver { call.lane.submit(call) }
            if call.hasStarted { call.wake(.started) }
        }
    }

    /// Waits for what happens next; from any thread, one task at a time.
    func next() async -> Event {
        await wait { _ in }
    }

    private func wait(_ then: @escaping @Sendable (StreamCall) -> Void) async -> Event {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                lane.loop.executor.run {
                    self.reader = continuation
                    then(self)
                    self.wakeReader()
                }
            }
        } onCancel: {
            giveUp()
        }
    }

    private func wakeReader() {
        guard reader != nil else { return }
        if let message = received.popFirst() {
            if message.cost > 0 { connection?.messageRead(id, cost: message.cost) }
            wake(.message(message.payload))
        } else if let end {
            wake(end)
        }
    }

    private func wake(_ event: Event) {
        guard let reader else { return }
        self.reader = nil
        reader.resume(returning: event)
    }

    /// Sends a further request, and waits while the server takes no more; from any thread, one task
    /// at a time.
    func send(_ payload: ByteBuffer) async -> Written {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                lane.loop.executor.run {
                    self.send(PendingMessage(payload: payload, continuation: continuation))
                }
            }
        } onCancel: {
            giveUp()
        }
    }

    private func send(_ message: PendingMessage) {
        if let end {
            if case .failed(let failure) = end {
                return message.continuation.resume(returning: .failed(failure))
            }
            return message.continuation.resume(returning: .ended)
        }
        precondition(!hasEndedRequests, "a request was written after the last one")
        precondition(pending == nil, "two tasks write the requests of one call")
        guard let connection, connection.takes(message.payload.readableBytes) else {
            return message.continuation.resume(returning: .tooLarge)
        }
        pending = message
        resumeWriter()
    }

    /// Says that there are no more requests; from any thread, also when the call is over.
    func endRequests() async {
        await withUnsafeContinuation { continuation in
            lane.loop.executor.run {
                if !self.isOver, !self.hasEndedRequests { self.connection?.endRequests(of: self) }
                self.hasEndedRequests = true
                continuation.resume()
            }
        }
    }
}
