internal import DequeModule
internal import NIOCore
internal import RPCCore

/// The requests of one call that have arrived and were not read; on the connection's loop only.
final class RequestInbox {
    /// What a reader gets.
    enum Next: Sendable {
        /// An encoded request.
        case request(ByteBuffer)
        /// There are no more.
        case ended
        /// The call is over.
        case gone
    }

    private struct Arrived {
        let payload: ByteBuffer
        let cost: UInt32
    }

    private var arrived = Deque<Arrived>()
    private var end: Next?
    private var waiter: UnsafeContinuation<Next, Never>?

    /// Takes a request in.
    ///
    /// - Parameters:
    ///   - payload: The encoded request.
    ///   - cost: What it cost in windows.
    func receive(_ payload: ByteBuffer, cost: UInt32) {
        guard end == nil else { return }
        // A request may wait for long; it must not keep a whole read buffer alive.
        arrived.append(
            Arrived(payload: ByteBuffer(bytes: payload.readableBytesView), cost: cost)
        )
    }

    /// Records that the caller sends no more.
    func endRequests() {
        if end == nil { end = .ended }
    }

    /// Records that the call is over: nothing is read any more.
    func close() {
        end = .gone
        arrived = []
        wake(.gone)
    }

    /// Takes the next request out, or how the requests ended.
    ///
    /// - Returns: That and what it cost in windows; `nil` where it has not come yet.
    func take() -> (next: Next, cost: UInt32)? {
        if let first = arrived.popFirst() { return (.request(first.payload), first.cost) }
        return end.map { ($0, 0) }
    }

    /// Has a reader wait for what comes next.
    ///
    /// - Precondition: Nobody waits yet.
    func wait(_ continuation: UnsafeContinuation<Next, Never>) {
        precondition(waiter == nil, "two tasks read the requests of one call")
        waiter = continuation
    }

    /// Whether somebody waits.
    var isAwaited: Bool { waiter != nil }

    /// Gives whoever waits what has come.
    func wake(_ next: Next) {
        guard let waiter else { return }
        self.waiter = nil
        waiter.resume(returning: next)
    }
}
