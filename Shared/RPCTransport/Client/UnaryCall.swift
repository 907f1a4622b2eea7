internal import NIOCore
internal import RPCCore
internal import RPCWire

/// A call with one request and one response, which is decoded where it arrives.
// Unchecked: everything mutable is touched on the lane's loop only.
final class UnaryCall<Request: RPCMessage, Response: RPCMessage>: ClientCall, @unchecked Sendable {
    private let request: Request
    private var response: Response?
    private var waiter: UnsafeContinuation<Result<Response, CallFailure>, Never>?

    init(
        _ method: MethodDescriptor,
        _ request: Request,
        _ outgoing: OutgoingCall,
        lane: ClientLane
    ) {
        self.request = request
        super.init(method, outgoing, lane: lane)
    }

    /// Makes the call and waits for its end; once, from any thread.
    func run() async -> Result<Response, CallFailure> {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
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

    private func begin(_ continuation: UnsafeContinuation<Result<Response, CallFailure>, Never>) {
        // It may have been given up before it began.
        guard !isOver else {
            return continuation.resume(
                returning: .failure(CallFailure(error: .cancelled, fate: .final))
            )
        }
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

    override func receive(_ payload: UnsafeRawBufferPointer, cost: UInt32) {
        do throws(MessageCodingError) {
            response = try Response(decoding: payload)
        } catch {
            finish(CallFailure(error: .undecodableResponse(method), fate: .final))
        }
    }

    override func ended(_ failure: CallFailure?) {
        guard let waiter else { return }
        self.waiter = nil
        if let failure {
            waiter.resume(returning: .failure(failure))
        } else if let response {
            waiter.resume(returning: .success(response))
        } else {
            let error = RPCError.wrongResponseCount(method)
            waiter.resume(returning: .failure(CallFailure(error: error, fate: .final)))
        }
    }
}
