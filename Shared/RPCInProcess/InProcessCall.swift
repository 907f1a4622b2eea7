internal import RPCCore
internal import Synchronization

/// One call between two tasks of this process: a bounded queue each way and an end.
///
/// The end is set once, by whoever comes first: the handler, the deadline or the caller.
final class InProcessCall: Sendable {
    /// How the call ended; `error` is `nil` for success.
    private struct End {
        let error: RPCError?
    }

    private struct State {
        /// The requests after the first.
        var requests: [[UInt8]] = []
        var requestsHaveEnded = false
        var responses: [[UInt8]] = []
        var end: End?
        var handlerIsCancelled = false
        var waiters: [CheckedContinuation<Void, Never>] = []

        /// Takes everyone who waits, to be resumed outside the lock.
        mutating func takeWaiters() -> [CheckedContinuation<Void, Never>] {
            defer { waiters = [] }
            return waiters
        }
    }

    private let state = Mutex(State())
    private let messagesMax: Int
    private let onEnd: @Sendable (RPCError?) -> Void

    /// Opens a call.
    ///
    /// - Parameters:
    ///   - messagesMax: How many messages may wait to be read, each way.
    ///   - onEnd: Is told once how the call ended; `nil` for success.
    init(messagesMax: Int, onEnd: @escaping @Sendable (RPCError?) -> Void) {
        precondition(messagesMax > 0, "no message could ever wait: \(messagesMax)")
        self.messagesMax = messagesMax
        self.onEnd = onEnd
    }

    /// Queues a further request, and waits while the queue is full.
    ///
    /// - Returns: `false` where the call has ended with success.
    /// - Throws: How the call failed.
    func send(_ request: [UInt8]) async throws(RPCError) -> Bool {
        while true {
            let result = try state.withLock { state throws(RPCError) -> Bool? in
                if let end = state.end {
                    if let error = end.error { throw error }
                    return false
                }
                precondition(!state.requestsHaveEnded, "a request was written after the last one")
                guard state.requests.count < messagesMax else { return nil }
                state.requests.append(request)
                return true
            }
            if let result {
                wakeAll()
                return result
            }
            await withTaskCancellationHandler {
                await wait { $0.end != nil || $0.requests.count < self.messagesMax }
            } onCancel: {
                end(.cancelled, keepsResponses: false)
            }
        }
    }

    /// Says that there are no more requests.
    func endRequests() {
        state.withLock { $0.requestsHaveEnded = true }
        wakeAll()
    }

    /// Takes the next request, and waits for it.
    ///
    /// - Returns: `nil` after the last one.
    /// - Throws: `cancelled` where the call is over or the handler is cancelled.
    func nextRequest() async throws(RPCError) -> [UInt8]? {
        await withTaskCancellationHandler {
            await wait { state in
                !state.requests.isEmpty || state.requestsHaveEnded || state.end != nil
                    || state.handlerIsCancelled
            }
        } onCancel: {
            state.withLock { $0.handlerIsCancelled = true }
            wakeAll()
        }
        let request = try state.withLock { state throws(RPCError) -> [UInt8]? in
            guard state.end == nil, !state.handlerIsCancelled else { throw .cancelled }
            return state.requests.isEmpty ? nil : state.requests.removeFirst()
        }
        wakeAll()
        return request
    }

    /// Queues a response, and waits while the queue is full.
    ///
    /// - Throws: `cancelled` where the call is over or the handler is cancelled.
    func write(_ response: [UInt8]) async throws(RPCError) {
        while true {
            let isWritten = try state.withLock { state throws(RPCError) -> Bool in
                guard state.end == nil, !state.handlerIsCancelled else { throw .cancelled }
                guard state.responses.count < messagesMax else { return false }
                state.responses.append(response)
                return true
            }
            if isWritten { return wakeAll() }
            await withTaskCancellationHandler {
                await wait { state in
                    state.end != nil || state.handlerIsCancelled
                        || state.responses.count < self.messagesMax
                }
            } onCancel: {
                state.withLock { $0.handlerIsCancelled = true }
                wakeAll()
            }
        }
    }

    /// Takes the next response, and waits for it.
    ///
    /// - Returns: `nil` after the last one.
    /// - Throws: How the call failed.
    func next() async throws(RPCError) -> [UInt8]? {
        await withTaskCancellationHandler {
            await wait { !$0.responses.isEmpty || $0.end != nil }
        } onCancel: {
            end(.cancelled, keepsResponses: false)
        }
        let response = try state.withLock { state throws(RPCError) -> [UInt8]? in
            if !state.responses.isEmpty { return state.responses.removeFirst() }
            if let error = state.end?.error { throw error }
            return nil
        }
        wakeAll()
        return response
    }

    /// Waits for the end of the call, and takes all its responses.
    ///
    /// - Throws: How the call failed.
    func responsesAtEnd() async throws(RPCError) -> [[UInt8]] {
        await withTaskCancellationHandler {
            await wait { $0.end != nil }
        } onCancel: {
            end(.cancelled, keepsResponses: false)
        }
        return try state.withLock { state throws(RPCError) -> [[UInt8]] in
            if let error = state.end?.error { throw error }
            return state.responses
        }
    }

    /// Waits for the end of the call, or for the cancellation of the task.
    func waitForEnd() async {
        await withTaskCancellationHandler {
            await wait { $0.end != nil || $0.handlerIsCancelled }
        } onCancel: {
            state.withLock { $0.handlerIsCancelled = true }
            wakeAll()
        }
    }

    /// Ends the call, unless it is over.
    ///
    /// - Parameters:
    ///   - error: The failure; `nil` for success.
    ///   - keepsResponses: Whether responses that wait are still handed out.
    func end(_ error: RPCError?, keepsResponses: Bool) {
        let isFirst = state.withLock { state in
            guard state.end == nil else { return false }
            state.end = End(error: error)
            if !keepsResponses { state.responses = [] }
            return true
        }
        guard isFirst else { return }
        onEnd(error)
        wakeAll()
    }

    /// Waits until the state is as wanted; every change wakes everyone, so this looks again.
    private func wait(until isReady: @Sendable (borrowing State) -> Bool) async {
        while !state.withLock({ isReady($0) }) {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if isReady(state) { return true }
                    state.waiters.append(continuation)
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }

    private func wakeAll() {
        for waiter in state.withLock({ $0.takeWaiters() }) { waiter.resume() }
    }
}
