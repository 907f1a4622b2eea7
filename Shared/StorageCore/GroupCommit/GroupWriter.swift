/// The writer thread's side of a ``GroupCommitter``: never leaves that thread.
struct GroupWriter<Processor: GroupProcessor> {
    private enum Failure: Error {
        /// Rolled back, or never begun: nothing was changed.
        case undone(any Error)
        /// The process must stop.
        case fatal(any Error)
    }

    private let lane: any WriteLane
    private let limits: GroupCommitLimits
    private let meter: GroupCommitMeter
    private let makeProcessor: (any SQLWriter) throws -> Processor
    /// `nil` while what it had in memory is not to be trusted.
    private var processor: Processor?

    init(
        lane: any WriteLane,
        limits: GroupCommitLimits,
        meter: GroupCommitMeter,
        makeProcessor: @escaping (any SQLWriter) throws -> Processor
    ) {
        self.lane = lane
        self.limits = limits
        self.meter = meter
        self.makeProcessor = makeProcessor
    }

    /// Makes the processor, where there is none.
    mutating func load() throws {
        if processor != nil { return }
        let makeProcessor = makeProcessor
        processor = try Retries.run(for: .keyed) {
            try lane.transact { writer in try makeProcessor(writer) }
        }
    }

    /// Carries out groups until the queue is closed and empty, or the process must stop.
    mutating func run(
        _ queue: ThreadQueue<Submission<Processor.Command, Processor.Outcome>>,
        onFatal: @Sendable (any Error) -> Void
    ) {
        while true {
            let group = queue.take(max: limits.groupCommandsMax)
            if group.isEmpty { return }
            do throws(Failure) {
                try carryOut(group, of: queue)
                try maintain(isIdle: queue.count == 0)
            } catch {
                let cause =
                    switch error {
                    case .undone(let cause), .fatal(let cause): cause
                    }
                queue.close()
                onFatal(cause)
                // The queue is closed: this empties it and ends.
                while true {
                    let rest = queue.take(max: limits.groupCommandsMax)
                    if rest.isEmpty { return }
                    answer(rest, .failure(cause))
                }
            }
        }
    }

    /// Carries out a group, each command alone where the group as a whole fails.
    private mutating func carryOut(
        _ group: [Submission<Processor.Command, Processor.Outcome>],
        of queue: ThreadQueue<Submission<Processor.Command, Processor.Outcome>>
    ) throws(Failure) {
        do throws(Failure) {
            let outcomes = try commit(group.map(\.command))
            for (submission, outcome) in zip(group, outcomes) {
                submission.reply.resume(returning: .success(outcome))
            }
        } catch {
            switch error {
            case .fatal(let cause):
                // First: whoever has been told of it finds the queue closed.
                queue.close()
                answer(group, .failure(cause))
                throw error
            case .undone(let cause) where group.count == 1:
                answer(group, .failure(cause))
            case .undone:
                for (index, submission) in group.enumerated() {
                    do throws(Failure) {
                        try carryOut([submission], of: queue)
                    } catch {
                        if case .fatal(let cause) = error {
                            answer(group.dropFirst(index + 1), .failure(cause))
                        }
                        throw error
                    }
                }
            }
        }
    }

    private mutating func commit(
        _ commands: [Processor.Command]
    ) throws(Failure) -> [Processor.Outcome] {
        meter.groupBegan()
        var retries = Retries(for: .keyed)
        var done: [Processor.Outcome]?
        while done == nil {
            do {
                done = try transact(commands)
            } catch {
                let failure = failure(error)
                if retries.pause(after: error) { continue }
                meter.countFailed()
                throw failure
            }
        }
        let outcomes = done ?? []
        do {
            try processor?.groupCommitted()
        } catch {
            throw .fatal(error)
        }
        meter.countCommitted(commands.count)
        return outcomes
    }

    /// Has the processor carry commands out in one transaction.
    private mutating func transact(
        _ commands: [Processor.Command]
    ) throws -> [Processor.Outcome] {
        try load()
        return try lane.transact { writer in
            let outcomes = try processor?.process(commands, in: writer) ?? []
            precondition(
                outcomes.count == commands.count,
                "\(commands.count) commands, \(outcomes.count) outcomes"
            )
            return outcomes
        }
    }

    /// Classifies the failure of a transaction, and mends or discards the memory.
    private mutating func failure(_ error: any Error) -> Failure {
        let storageError = error as? StorageError
        let isMemoryGood = processor?.groupRolledBack() == true
        if storageError?.code == .commitUnknown || !lane.isSessionKept || !isMemoryGood {
            processor = nil
        }
        if let storageError, storageError.isFatal { return .fatal(storageError) }
        if let storageError, storageError.code == .full {
            return .undone(
                StorageError(.full, storageError.message, retryAfter: limits.retryAfterFull)
            )
        }
        return .undone(error)
    }

    private func maintain(isIdle: Bool) throws(Failure) {
        do throws(StorageError) {
            try lane.maintain(isIdle: isIdle)
        } catch {
            // A full disk only postpones the step.
            if error.isFatal { throw .fatal(error) }
        }
    }

    private func answer(
        _ group: some Sequence<Submission<Processor.Command, Processor.Outcome>>,
        _ result: Result<Processor.Outcome, any Error>
    ) {
        for submission in group {
            submission.reply.resume(returning: result)
        }
    }
}
