internal import NIOCore
internal import RPCCore

extension ServerCall {
    func read<Request: RPCMessage>(_ type: Request.Type) async throws(RPCError) -> Request? {
        switch await nextRequest() {
        case .gone: throw .cancelled
        case .ended: return nil
        case .request(let payload):
            let decoded = payload.withUnsafeReadableBytes { bytes in
                Result { () throws(MessageCodingError) in try Request(decoding: bytes) }
            }
            do throws(MessageCodingError) {
                return try decoded.get()
            } catch {
                throw error.rpcError
            }
        }
    }

    /// Takes a further request of the caller in; on the loop.
    func requestArrived(_ payload: ByteBuffer, cost: UInt32) {
        requests?.receive(payload, cost: cost)
        wakeReader()
    }

    /// Records that the caller sends no more; on the loop.
    func requestsEnded() {
        requests?.endRequests()
        wakeReader()
    }

    private func nextRequest() async -> RequestInbox.Next {
        let loop = connection.loop.executor
        return await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                // Whoever is cancelled after this look has its wake-up queued behind this.
                let isCancelled = Task.isCancelled
                loop.run {
                    guard !isCancelled, let requests = self.requests else {
                        return continuation.resume(returning: .gone)
                    }
                    requests.wait(continuation)
                    self.wakeReader()
                }
            }
        } onCancel: {
            loop.run { self.requests?.wake(.gone) }
        }
    }

    private func wakeReader() {
        guard let requests, requests.isAwaited else { return }
        guard !isOver else { return requests.wake(.gone) }
        guard let (next, cost) = requests.take() else { return }
        if cost > 0 { connection.requestRead(id, cost: cost) }
        requests.wake(next)
    }
}
