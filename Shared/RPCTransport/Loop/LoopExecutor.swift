internal import DequeModule
internal import NIOCore
internal import Synchronization

/// Runs tasks on the thread of one event loop, in bursts that share their flushes.
///
/// A task with this preference stays on the loop for everything it awaits. Jobs enqueued on the
/// loop wait in a deque that is drained before the burst is flushed; those from other threads wait
/// under a lock, and only the first of them wakes the loop.
// Unchecked: `jobs`, `depth`, `isDrainScheduled`, `unflushed` and `isFlushDue` are touched on the
// loop's thread only; everything else is immutable or inside the Mutex.
final class LoopExecutor: TaskExecutor, @unchecked Sendable {
    /// Something written to during a burst, flushed once at its end.
    protocol Flushing: AnyObject {
        /// Sends what was written during the burst.
        func flushBurst()
    }

    private enum Work {
        case job(UnownedJob)
        case function(@Sendable () -> Void)
    }

    private struct Inbox {
        var work: [Work] = []
        var isWakeScheduled = false
    }

    /// How many requests or answers of a burst a connection gathers at most before they leave: so
    /// that the peer begins with the first of a long burst while the last are still being made.
    static let gatheredMax = 16
    /// The most jobs that run before sockets get their turn again.
    private static let burstJobsMax = 4_096

    let eventLoop: any EventLoop
    let traffic = LoopTraffic()
    // Unchecked, here and below: a queue calls nothing that could come back here.
    @exclusivity(unchecked) private var jobs = Deque<UnownedJob>()
    private var depth = 0
    private var isDrainScheduled = false
    @exclusivity(unchecked) private var unflushed: [any Flushing] = []
    private var isFlushDue = false
    private let inbox = Mutex(Inbox())

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Whether the calling thread is that of the loop.
    var isCurrent: Bool { eventLoop.inEventLoop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        guard eventLoop.inEventLoop else { return deliver(.job(job)) }
        jobs.append(job)
        if depth == 0 { scheduleDrain() }
    }

    /// Runs a function on the loop: at once where the caller is on it, else soon.
    func run(_ function: @escaping @Sendable () -> Void) {
        if eventLoop.inEventLoop {
            batch(function)
        } else {
            deliver(.function(function))
        }
    }

    /// Runs `body`, then every job that it made ready, then flushes what they wrote, once.
    ///
    /// On the loop only. Inside another batch only `body` is run.
    func batch<Result>(_ body: () -> Result) -> Result {
        eventLoop.assertInEventLoop()
        depth += 1
        defer {
            if depth == 1 { finishBurst() }
            depth -= 1
        }
        return body()
    }

    /// Has something flushed at the end of the burst; once per burst and target.
    func flushLater(_ target: any Flushing) {
        unflushed.append(target)
        if depth == 0 { scheduleDrain() }
    }

    private func finishBurst() {
        let executor = asUnownedTaskExecutor()
        var budget = Self.burstJobsMax
        repeat {
            while budget > 0, let job = jobs.popFirst() {
                job.runSynchronously(on: executor)
                budget -= 1
                if isFlushDue { flushTargets() }
            }
            // A flush can fail writes and so make more jobs ready.
            flushTargets()
        } while budget > 0 && !(jobs.isEmpty && unflushed.isEmpty)
        if !jobs.isEmpty || !unflushed.isEmpty { scheduleDrain() }
    }

    /// Has everything flushed after the present job: a connection has gathered enough.
    func flushSoon() {
        isFlushDue = true
    }

    private func flushTargets() {
        isFlushDue = false
        let targets = unflushed
        unflushed.removeAll(keepingCapacity: true)
        for target in targets { target.flushBurst() }
    }

    private func scheduleDrain() {
        guard !isDrainScheduled else { return }
        isDrainScheduled = true
        eventLoop.execute {
            self.isDrainScheduled = false
            self.batch {}
        }
    }

    private func deliver(_ work: Work) {
        let mustWake = inbox.withLock { inbox in
            inbox.work.append(work)
            defer { inbox.isWakeScheduled = true }
            return !inbox.isWakeScheduled
        }
        if mustWake { eventLoop.execute { self.takeInbox() } }
    }

    private func takeInbox() {
        let work = inbox.withLock { inbox in
            inbox.isWakeScheduled = false
            defer { inbox.work = [] }
            return inbox.work
        }
        batch {
            for item in work {
                switch item {
                case .job(let job): jobs.append(job)
                case .function(let function): function()
                }
            }
        }
    }
}
