internal import NIOCore
internal import Primitives
internal import RPCCore
internal import RPCWire

/// A call with its attempts, from its submission to its end: what all kinds of call have in
/// common.
// Unchecked: everything mutable is touched on the lane's loop only.
class ClientCall: LoopTimers.Target, @unchecked Sendable {
    final let method: MethodDescriptor
    final let outgoing: OutgoingCall
    final let lane: ClientLane
    /// The call's id on its connection; 0 before the request has been written.
    private(set) final var id: UInt32 = 0
    private(set) final var connection: ClientConnection?
    /// The call is over; nothing more comes in for it.
    private(set) final var isOver = false
    /// What was left of the time when the call was submitted, in microseconds; 0 for no limit.
    private final var microsecondsLeft: UInt64 = 0
    private final var timer: LoopTimers.Handle?
    /// What was tried before.
    final var history = RetryPolicy.History()
    /// Where it failed last; it goes elsewhere where there is an elsewhere.
    private(set) final var avoided: ClientEndpoint?

    init(_ method: MethodDescriptor, _ outgoing: consuming OutgoingCall, lane: ClientLane) {
        self.method = method
        self.outgoing = outgoing
        self.lane = lane
    }

    /// Appends the request frame.
    ///
    /// - Throws: `MessageCodingError`; nothing was appended then.
    func encodeRequest(
        to output: inout ByteBuffer,
        head: RequestHead,
        id: UInt32,
        frameBytesMax: UInt32
    ) throws {
        preconditionFailure("\(Self.self) writes no request")
    }

    /// Records that the request has been written.
    func requestWritten() {}

    /// Takes a response in.
    ///
    /// - Parameters:
    ///   - payload: The encoded message; borrowed.
    ///   - arrived: What has arrived; `payload` lies in it.
    ///   - cost: What it cost in windows; 0 for the last one, which needs no window.
    func receive(_ payload: UnsafeRawBufferPointer, in arrived: ByteBuffer, cost: UInt32) {
        preconditionFailure("\(Self.self) takes no response")
    }

    /// Records the end of the call; comes once.
    ///
    /// - Parameter failure: How it failed; `nil` for success.
    func ended(_ failure: CallFailure?) {
        preconditionFailure("\(Self.self) does not end")
    }

    /// Lets a writer that waits try again.
    func resumeWriter() {}

    /// Whether its caller would not notice another attempt.
    var canBeMadeAgain: Bool { true }

    final func timerWentOff() {
        timer = nil
        cancel(.deadlineExceeded(method))
    }
}

extension ClientCall {
    /// How many messages the server may send.
    var responses: ClientCallMachine.Responses { method.kind.hasManyResponses ? .many : .one }

    /// Cancels the call; from any thread, also when it is over.
    func giveUp() {
        lane.loop.executor.run { self.cancel(.cancelled) }
    }

    /// Sets the timer of the deadline; on the loop.
    ///
    /// - Returns: Whether there is time left.
    func startTimer() -> Bool {
        guard let deadline = outgoing.deadline else { return true }
        let left = deadline.remaining(now: lane.clock.now).microseconds
        guard left > 0 else {
            finish(CallFailure(error: .deadlineExceeded(method), fate: .final))
            return false
        }
        microsecondsLeft = UInt64(left)
        timer = lane.loop.timers.set(self, inMicroseconds: microsecondsLeft)
        return true
    }

    /// Records that the call could not be made at once; on the loop.
    func hasToWait() {
        // What is left is worked out anew when the request is written.
        if microsecondsLeft > 0 { microsecondsLeft = .max }
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
        if microsecondsLeft == .max, let deadline = outgoing.deadline {
            let left = deadline.remaining(now: lane.clock.now).microseconds
            microsecondsLeft = UInt64(max(1, left))
        }
        let head = RequestHead(
            methodNumber: methodNumber,
            method: methodNumber == 0 ? method.fullName : "",
            timeoutMicroseconds: microsecondsLeft,
            metadata: outgoing.metadata
        )
        try encodeRequest(to: &output, head: head, id: id, frameBytesMax: frameBytesMax)
        self.id = id
        self.connection = connection
        requestWritten()
    }

    /// Makes ready for another attempt; on the loop.
    ///
    /// - Parameter endpoint: Where the last one failed; `nil` where it did not get that far.
    func leave(_ endpoint: ClientEndpoint?) {
        connection = nil
        id = 0
        avoided = endpoint
        hasToWait()
    }

    /// Ends the call; on the loop.
    ///
    /// - Parameter failure: How it failed; `nil` for success.
    func finish(_ failure: CallFailure?) {
        guard !isOver else { return }
        isOver = true
        if let timer { lane.loop.timers.cancel(timer) }
        timer = nil
        ended(failure)
        connection = nil
    }

    /// Ends the call on our side, and tells the server where it knows of it; on the loop.
    func cancel(_ error: RPCError) {
        guard !isOver else { return }
        if let connection {
            connection.cancel(self)
            lane.callGivenUp(error, at: connection.endpoint)
        }
        finish(CallFailure(error: error, fate: .final))
    }
}
