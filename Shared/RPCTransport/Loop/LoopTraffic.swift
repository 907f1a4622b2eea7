internal import Synchronization

/// How many bytes went over the sockets of one loop, TLS included: counted on the loop's thread
/// alone, and so without a locked instruction; read from any.
final class LoopTraffic: Sendable {
    private let receivedTotal = Atomic<UInt64>(0)
    private let sentTotal = Atomic<UInt64>(0)

    /// All bytes received so far.
    var receivedByteCount: UInt64 { receivedTotal.load(ordering: .relaxed) }
    /// All bytes handed to the system for sending so far.
    var sentByteCount: UInt64 { sentTotal.load(ordering: .relaxed) }

    /// Counts bytes that came; on the loop.
    func received(_ byteCount: Int) {
        let total = receivedTotal.load(ordering: .relaxed)
        receivedTotal.store(total &+ UInt64(byteCount), ordering: .relaxed)
    }

    /// Counts bytes that go; on the loop.
    func sent(_ byteCount: Int) {
        let total = sentTotal.load(ordering: .relaxed)
        sentTotal.store(total &+ UInt64(byteCount), ordering: .relaxed)
    }
}

extension TransportLoops {
    /// How many bytes went over all sockets of the loops, TLS included.
    package var traffic: (receivedByteCount: UInt64, sentByteCount: UInt64) {
        loops.reduce(into: (0, 0)) { sum, loop in
            sum.0 += loop.executor.traffic.receivedByteCount
            sum.1 += loop.executor.traffic.sentByteCount
        }
    }
}
