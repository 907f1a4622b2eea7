internal import NIOCore
internal import NIOPosix
package import RPCCore
internal import Synchronization

/// The threads on which the connections of a process live, and the handlers that they start.
///
/// One per process, shared by its server and its clients: then a handler's calls to other services
/// leave and come back on the handler's own thread.
package final class TransportLoops: Sendable {
    private let group: MultiThreadedEventLoopGroup
    let loops: [TransportLoop]
    let clock: any MonotonicClock
    private let turn = Atomic<Int>(0)
    private let heavy: HeavyExecutor

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - count: How many; at least 1, at most as many as there are cores makes sense.
    ///   - heavyCount: How many more threads run the handlers of methods that compute for long.
    ///   - clock: On which deadlines lie.
    package init(count: Int, heavyCount: Int = 1, clock: any MonotonicClock) {
        precondition(count > 0, "there must be a loop, not \(count)")
        self.clock = clock
        TLSLibrary.keepToTheEnd()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: count)
        self.group = group
        let heavy = HeavyExecutor(threadCount: heavyCount)
        self.heavy = heavy
        loops = group.makeIterator().map { TransportLoop(eventLoop: $0, heavy: heavy) }
    }

    /// Ends the threads, after everything on them has been closed.
    package func shutDown() async {
        // Fails only where it was shut down already.
        try? await group.shutdownGracefully()
        await heavy.shutDown()
    }

    /// The loops as preferences of tasks that shall live on them, one per thread.
    ///
    /// A task there calls other services without a change of threads. It must not compute for long.
    package var taskExecutors: [any TaskExecutor] { loops.map(\.executor) }

    /// Whether the calling thread is one of these.
    package var isCurrentThreadALoop: Bool { current != nil }

    var eventLoops: any EventLoopGroup { group }

    /// The loop of the calling thread; `nil` on any other thread.
    var current: TransportLoop? {
        guard let current = MultiThreadedEventLoopGroup.currentEventLoop else { return nil }
        return loops.first { $0.eventLoop === current }
    }

    /// The loop on which an accepted connection lives.
    func loop(of eventLoop: any EventLoop) -> TransportLoop {
        guard let loop = loops.first(where: { $0.eventLoop === eventLoop }) else {
            preconditionFailure("\(eventLoop) is not one of these loops")
        }
        return loop
    }

    /// One loop after the other, for callers that are on none.
    func next() -> TransportLoop {
        let index = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        return loops[Int(UInt(bitPattern: index) % UInt(loops.count))]
    }
}

/// One event loop, with the executor and the timers that all its connections share.
// Unchecked: the timers are used on the loop's thread only.
final class TransportLoop: @unchecked Sendable {
    let eventLoop: any EventLoop
    let executor: LoopExecutor
    let timers: LoopTimers
    /// Where handlers run that would hold the loop up.
    let heavy: HeavyExecutor

    init(eventLoop: any EventLoop, heavy: HeavyExecutor) {
        self.eventLoop = eventLoop
        self.heavy = heavy
        executor = LoopExecutor(eventLoop: eventLoop)
        timers = LoopTimers(executor: executor)
    }
}
