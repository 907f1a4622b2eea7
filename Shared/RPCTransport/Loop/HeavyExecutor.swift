internal import Glibc
internal import NIOCore
internal import NIOPosix

/// Runs the handlers of methods that compute for long: on a few threads of its own, behind all
/// others.
///
/// A task with this preference stays here for everything that it awaits, so that neither a loop
/// nor the default pool is held up. Jobs wait in one queue; how many calls may add to it is bounded
/// by ``HeavyCalls``.
final class HeavyExecutor: TaskExecutor {
    private let pool: NIOThreadPool
    private let isLowered = ThreadSpecificVariable<Lowered>()

    private final class Lowered: Sendable {}

    /// How much less of a busy machine these threads get than the loops.
    private static let niceness: Int32 = 10

    /// Starts the threads.
    init(threadCount: Int) {
        precondition(threadCount > 0, "there must be a thread, not \(threadCount)")
        pool = NIOThreadPool(numberOfThreads: threadCount)
        pool.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // Run also where the pool is being shut down: a task that never ends would be worse.
        pool.submit { _ in
            self.lowerPriority()
            job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }

    /// Ends the threads, after what was enqueued.
    func shutDown() async {
        // Fails only where it was shut down already.
        try? await pool.shutdownGracefully()
    }

    private func lowerPriority() {
        guard isLowered.currentValue == nil else { return }
        isLowered.currentValue = Lowered()
        // On Linux this concerns the calling thread alone. Without it all is well, only less fair.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
    }
}
