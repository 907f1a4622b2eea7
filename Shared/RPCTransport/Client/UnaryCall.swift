internal import NIOCore
internal import RPCCore
internal import RPCWire

/// A call with one request and one response, which its caller decodes where it arrived.
///
/// Not generic: what a generic class costs in look-ups of types at run time is more than all that
/// is done here.
// Unchecked: everything mutable is touched on the lane's loop only, until the waiter is resumed,
// and read by the caller after that.
final class UnaryCall: ClientCall, @unchecked Sendable {
    private let request: any RPCMessage
    private var payload = ByteBuffer()
    private var hasResponse = false
    private var failure: CallFailure?
    private var waiter: UnsafeContinuation<Void, Never>?

    init(
        _ method: MethodDescriptor,
        _ request: any RPCMessage,
        _ outgoing: consuming OutgoingCall,
        lane: ClientLane
    ) {
        self.request = request
        super.init(method, outgoing, lane: lane)
    }

    /// Makes the call and waits for its end; once, from any thread.
    func run() async {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
                let executor = lane.loop.executor
                if executor.isCurrent {
                    executor.batch { begin(continuation) }
                } else {
                    executor.run { self.begin(continuation) }
                }
            }
        } onCancel: {
            giveUp()
        }
    }

    /// Decodes the response of a call that is over; by its caller.
    ///
    /// - Throws: How the call failed.
    func response<Response: RPCMessage>(_ type: Response.Type) throws(RPCError) -> Response {
        if let failure { throw failure.error }
        guard hasResponse else { throw .wrongResponseCount(method) }
        do {
            return try payload.withUnsafeReadableBytes { bytes in try Response(decoding: bytes) }
        } catch {
            throw .undecodableResponse(method)
        }
    }

    private func begin(_ continuation: UnsafeContinuation<Void, Never>) {
        // It may have been given up before it began.
        guard !isOver else { return continuation.resume() }
        waiter = continuation
        lane.submit(self)
    }

    override func encodeRequest(
        to output: inout ByteBuffer,
        head: RequestHead,
        id: UInt32,
        frameBytesMax: UInt32
    ) throws {
        try output.writeRequest(
            request,
            head: head,
            flags: .endOfRequests,
            callID: id,
            frameBytesMax: frameBytesMax
        )
    }

    override func receive(
        _ payload: UnsafeRawBufferPointer,
        in arrived: ByteBuffer,
        cost: UInt32
    ) {
        // Decoded as soon as the caller runs: it keeps the read buffer alive for that long only.
        self.payload = arrived.slice(of: payload)
        hasResponse = true
    }

    override func ended(_ failure: CallFailure?) {
        self.failure = failure
        guard let waiter else { return }
        self.waiter = nil
        waiter.resume()
    }
}
