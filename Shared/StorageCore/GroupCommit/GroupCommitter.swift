/// Carries out concurrent commands in groups: one transaction, one sync of the disk for all.
///
/// A group is what has queued up while the last one was committed: a lone command never waits for
/// company. One thread per committer does the work and blocks; callers await their answer, which
/// comes after the commit is durable. Several committers on lanes of their own, with commands
/// dealt out by member, make several lanes (on PostgreSQL; on SQLite they would only take turns).
///
/// What happens when a group fails:
/// - It is rolled back as a whole. If it held several commands, each is tried again alone, so that
///   only those fail that have to: one bad command does not disturb its neighbours, and while the
///   disk is full, commands that write nothing (answers to repeated keys) still succeed.
/// - A command that fails alone throws to its caller what its processor or the database threw.
///   With `full`, the error says when to try again; nothing needs to be restarted.
/// - A race with another process that was lost, and a lost connection, are tried again for some
///   seconds, the whole group and the same commands. After a connection that was lost while
///   committing, the processor finds what it wrote by the commands' own keys.
/// - A failure with `isFatal` (IO, corruption) is never retried: the committer stops, every
///   command fails with it, and `onFatal` must end the process.
package final class GroupCommitter<Command: Sendable, Outcome: Sendable>: Sendable {
    private let name: String
    private let limits: GroupCommitLimits
    private let queue: ThreadQueue<Submission<Command, Outcome>>
    private let meter = GroupCommitMeter()
    private let ended = Latch()

    private init(name: String, limits: GroupCommitLimits) {
        self.name = name
        self.limits = limits
        queue = ThreadQueue(countMax: limits.queuedCommandsMax)
    }

    deinit {
        queue.close()
    }

    /// Starts a committer whose processor keeps something in memory.
    ///
    /// - Parameters:
    ///   - name: Names the thread and errors: `points`.
    ///   - lane: Where to write; used by this committer alone.
    ///   - limits: How much to take on.
    ///   - onFatal: Is called once, on the writer thread, when the process must stop.
    ///   - makeProcessor: Loads the processor's memory from the database. Called on the writer
    ///     thread now, and again after a group that left the memory behind. It may write.
    /// - Returns: The committer, once its processor is loaded.
    /// - Throws: What `makeProcessor` throws, or ``StorageError``.
    package static func start<Processor: GroupProcessor>(
        name: String,
        lane: any WriteLane,
        limits: GroupCommitLimits = GroupCommitLimits(),
        onFatal: @escaping @Sendable (any Error) -> Void,
        makeProcessor: @escaping @Sendable (any SQLWriter) throws -> Processor
    ) async throws -> GroupCommitter
    where Processor.Command == Command, Processor.Outcome == Outcome {
        let committer = GroupCommitter(name: name, limits: limits)
        let loaded: Result<Void, any Error> = await withCheckedContinuation { continuation in
            do throws(StorageError) {
                // The thread keeps the queue, not the committer: a committer that is let go ends.
                let (queue, ended, meter) = (committer.queue, committer.ended, committer.meter)
                try DedicatedThread.start(name: name, priority: .raised) {
                    defer { ended.open() }
                    var writer = GroupWriter(
                        lane: lane,
                        limits: limits,
                        meter: meter,
                        makeProcessor: makeProcessor
                    )
                    do {
                        try writer.load()
                    } catch {
                        queue.close()
                        continuation.resume(returning: .failure(error))
                        return
                    }
                    continuation.resume(returning: .success(()))
                    writer.run(queue, onFatal: onFatal)
                }
            } catch {
                committer.ended.open()
                continuation.resume(returning: .failure(error))
            }
        }
        try loaded.get()
        return committer
    }

    /// Starts a committer whose processor keeps nothing in memory.
    ///
    /// - Parameters:
    ///   - name: Names the thread and errors: `tiers`.
    ///   - lane: Where to write; used by this committer alone.
    ///   - limits: How much to take on.
    ///   - onFatal: Is called once, on the writer thread, when the process must stop.
    ///   - process: Carries out commands in order inside the transaction; one outcome per command.
    /// - Returns: The committer.
    /// - Throws: ``StorageError`` where no thread can be started.
    package static func start(
        name: String,
        lane: any WriteLane,
        limits: GroupCommitLimits = GroupCommitLimits(),
        onFatal: @escaping @Sendable (any Error) -> Void,
        process: @escaping @Sendable ([Command], any SQLWriter) throws -> [Outcome]
    ) async throws -> GroupCommitter {
        try await start(
            name: name,
            lane: lane,
            limits: limits,
            onFatal: onFatal,
            makeProcessor: { _ in StatelessProcessor(body: process) }
        )
    }

    /// What has been done since the start.
    package var figures: GroupCommitFigures {
        var figures = meter.figures
        figures.queuedCommandCount = queue.count
        return figures
    }

    /// Has somebody told of every group from now on, in place of whoever was told before.
    package func observe(_ observer: any GroupCommitObserver) {
        meter.observe(observer)
    }

    /// Has a command carried out, and waits until that is durable.
    ///
    /// Cancelling the task takes the command back as long as no group has taken it; after that the
    /// answer is awaited.
    ///
    /// - Returns: What the processor answered.
    /// - Throws: ``StorageError``: `busy` (the queue is full), `cancelled` and `closed` where
    ///   nothing was begun, `full` and others where it was undone; what the processor threw.
    package func submit(_ command: Command) async throws -> Outcome {
        try await queue.submit(to: name, retryAfter: limits.retryAfter) { reply in
            Submission(command: command, reply: reply)
        } fail: { submission, error in
            submission.reply.resume(returning: .failure(error))
        }
    }

    /// Takes no more commands, carries out those that wait, and ends the thread.
    package func close() async {
        queue.close()
        await ended.wait()
    }
}

/// A command and the way of its answer.
///
/// An object: on its way through queue and group it is only retained, where the parts of a value
/// would be copied again and again by code that has to look up their types each time.
final class Submission<Command: Sendable, Outcome: Sendable>: Sendable {
    let command: Command
    let reply: Reply<Outcome>

    init(command: Command, reply: Reply<Outcome>) {
        self.command = command
        self.reply = reply
    }
}
