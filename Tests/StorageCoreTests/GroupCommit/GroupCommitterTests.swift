import StorageCore
import Synchronization
import Testing

/// What the committer makes of failures that a real engine cannot be made to have.
@Suite(.timeLimit(.minutes(2))) struct GroupCommitterTests {
    /// Adds numbers up; remembers how often it was made.
    private struct Adder: GroupProcessor {
        var sum: Int
        var pending = 0
        let keepsMemory: Bool

        mutating func process(_ commands: [Int], in writer: any SQLWriter) throws -> [Int] {
            pending = 0
            return commands.map { command in
                pending += command
                return sum + pending
            }
        }

        mutating func groupCommitted() throws { sum += pending }

        mutating func groupRolledBack() -> Bool {
            pending = 0
            return keepsMemory
        }
    }

    private func start(
        _ lane: ScriptedLane,
        keepsMemory: Bool = false,
        madeCount: Counter = Counter(),
        onFatal: @escaping @Sendable (any Error) -> Void = { _ in }
    ) async throws -> GroupCommitter<Int, Int> {
        try await GroupCommitter.start(name: "test", lane: lane, onFatal: onFatal) { _ in
            madeCount.increment()
            return Adder(sum: 0, keepsMemory: keepsMemory)
        }
    }

    @Test func aFatalFailureStopsEverything() async throws {
        let lane = ScriptedLane()
        let fatal = Mutex<[StorageError]>([])
        let committer = try await start(lane) { error in
            if let error = error as? StorageError { fatal.withLock { $0.append(error) } }
        }
        #expect(try await committer.submit(1) == 1)
        lane.script([StorageError(.ioFailure, "fsync")])
        let first = await #expect(throws: StorageError.self) { try await committer.submit(1) }
        let second = await #expect(throws: StorageError.self) { try await committer.submit(1) }
        await committer.close()
        #expect(first?.code == .ioFailure)
        #expect(second?.code == .closed)
        #expect(fatal.withLock { $0.map(\.code) } == [.ioFailure])
        // One for loading, one that committed, one that failed and was not tried again.
        #expect(lane.transactionCount == 3)
    }

    @Test func queuedCommandsFailWithTheFatalFailure() async throws {
        let lane = ScriptedLane()
        let committer = try await start(lane)
        lane.script([StorageError(.ioFailure, "fsync")])
        lane.hold()
        async let first = result { try await committer.submit(1) }
        await lane.untilHeld()
        async let second = result { try await committer.submit(2) }
        while committer.figures.queuedCommandCount < 1 { await Task.yield() }
        lane.release()
        let codes = [await first, await second].map { result -> StorageError.Code? in
            guard case .failure(let error as StorageError) = result else { return nil }
            return error.code
        }
        #expect(codes == [.ioFailure, .ioFailure])
        await committer.close()
    }

    @Test func aGroupThatFailsIsTriedOneByOne() async throws {
        let lane = ScriptedLane()
        let committer = try await start(lane, keepsMemory: true)
        lane.hold()
        async let blocking = committer.submit(100)
        await lane.untilHeld()
        var others: [Task<Int, any Error>] = []
        for command in 1...3 {
            others.append(Task { try await committer.submit(command) })
            while committer.figures.queuedCommandCount < command { await Task.yield() }
        }
        // The held group passes; then the group of three fails, and of the three the second.
        let error = StorageError(.full, "disk")
        lane.script([nil, error, nil, error, nil])
        lane.release()
        #expect(try await blocking == 100)
        #expect(try await others[0].value == 101)
        let refused = await #expect(throws: StorageError.self) { try await others[1].value }
        #expect(refused?.code == .full)
        #expect(refused?.retryAfter == GroupCommitLimits().retryAfterFull)
        #expect(try await others[2].value == 104)
        #expect(committer.figures.failedGroupCount == 2)
        #expect(committer.figures.committedCommandCount == 3)
        await committer.close()
    }

    @Test(arguments: [true, false])
    func memoryIsMadeAnewUnlessItIsKept(_ keepsMemory: Bool) async throws {
        let lane = ScriptedLane()
        let madeCount = Counter()
        let committer = try await start(lane, keepsMemory: keepsMemory, madeCount: madeCount)
        #expect(try await committer.submit(5) == 5)
        lane.script([StorageError(.full, "disk")])
        await #expect(throws: StorageError.self) { try await committer.submit(7) }
        #expect(try await committer.submit(1) == (keepsMemory ? 6 : 1))
        #expect(madeCount.value == (keepsMemory ? 1 : 2))
        await committer.close()
    }

    @Test func anUnknownCommitDiscardsEvenKeptMemory() async throws {
        let lane = ScriptedLane()
        let madeCount = Counter()
        let committer = try await start(lane, keepsMemory: true, madeCount: madeCount)
        lane.script([StorageError(.commitUnknown, "connection lost")])
        // Tried again by a processor that knows what is stored, and stored is nothing here.
        #expect(try await committer.submit(7) == 7)
        #expect(madeCount.value == 2)
        #expect(committer.figures.failedGroupCount == 0)
        await committer.close()
    }

    /// Races that are lost and connections that are lost before the commit are tried again.
    @Test(arguments: [StorageError.Code.conflict, .unavailable])
    func whatWasUndoneByOthersIsTriedAgain(_ code: StorageError.Code) async throws {
        let lane = ScriptedLane()
        let committer = try await start(lane, keepsMemory: true)
        lane.script([StorageError(code, "a"), StorageError(code, "b"), nil])
        #expect(try await committer.submit(7) == 7)
        #expect(try await committer.submit(1) == 8)
        // One for loading.
        #expect(lane.transactionCount == 5)
        await committer.close()
    }

    @Test func racesThatAreLostForEverAreGivenUp() async throws {
        let lane = ScriptedLane()
        let committer = try await start(lane, keepsMemory: true)
        lane.script(Array(repeating: StorageError(.conflict, "again"), count: 21))
        let error = await #expect(throws: StorageError.self) { try await committer.submit(7) }
        #expect(error?.code == .conflict)
        #expect(try await committer.submit(1) == 1)
        await committer.close()
    }

    @Test func aLoadThatFailsIsThrownByStart() async throws {
        let lane = ScriptedLane()
        lane.script([StorageError(.corrupt, "journal")])
        let error = await #expect(throws: StorageError.self) { _ = try await start(lane) }
        #expect(error?.code == .corrupt)
    }

    @Test func afterAFailedSideFileItStops() async throws {
        struct Failing: GroupProcessor {
            mutating func process(_ commands: [Int], in _: any SQLWriter) -> [Int] { commands }
            mutating func groupCommitted() throws { throw StorageError(.ioFailure, "head file") }
        }
        let fatalCount = Counter()
        let committer = try await GroupCommitter<Int, Int>.start(
            name: "test",
            lane: ScriptedLane(),
            onFatal: { _ in fatalCount.increment() },
            makeProcessor: { _ in Failing() }
        )
        let error = await #expect(throws: StorageError.self) { try await committer.submit(1) }
        #expect(error?.code == .ioFailure)
        await committer.close()
        #expect(fatalCount.value == 1)
    }

    @Test func aFullQueueRefusesAtOnce() async throws {
        let lane = ScriptedLane()
        let limits = GroupCommitLimits(queuedCommandsMax: 2, retryAfter: .milliseconds(70))
        let committer = try await GroupCommitter<Int, Int>.start(
            name: "test",
            lane: lane,
            limits: limits,
            onFatal: { _ in },
            process: { commands, _ in commands }
        )
        lane.hold()
        async let held = committer.submit(0)
        await lane.untilHeld()
        let waiting = (1...2).map { command in Task { try await committer.submit(command) } }
        while committer.figures.queuedCommandCount < 2 { await Task.yield() }
        let error = await #expect(throws: StorageError.self) { try await committer.submit(3) }
        #expect(error?.code == .busy)
        #expect(error?.retryAfter == .milliseconds(70))
        lane.release()
        #expect(try await held == 0)
        for (index, task) in waiting.enumerated() {
            #expect(try await task.value == index + 1)
        }
        await committer.close()
    }

    @Test func cancellingTakesBackWhatWaits() async throws {
        let lane = ScriptedLane()
        let committer = try await start(lane)
        lane.hold()
        let taken = Task { try await committer.submit(1) }
        await lane.untilHeld()
        let waiting = Task { try await committer.submit(10) }
        while committer.figures.queuedCommandCount < 1 { await Task.yield() }
        waiting.cancel()
        taken.cancel()
        let error = await #expect(throws: StorageError.self) { try await waiting.value }
        #expect(error?.code == .cancelled)
        lane.release()
        // What a group has taken is carried out and answered.
        #expect(try await taken.value == 1)
        #expect(try await committer.submit(1) == 2)
        await committer.close()
    }

    @Test func aTaskThatIsCancelledAlreadySubmitsNothing() async throws {
        let committer = try await start(ScriptedLane())
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await committer.submit(10)
        }
        // The thread may take it before it is taken back: then it counts, and is answered.
        let outcome = await result { try await task.value }
        let sum = try await committer.submit(1)
        switch outcome {
        case .success(let value): #expect(value == 10 && sum == 11)
        case .failure: #expect(sum == 1)
        }
        await committer.close()
    }

    @Test func closingFinishesWhatWaits() async throws {
        let lane = ScriptedLane()
        let committer = try await start(lane)
        lane.hold()
        var tasks = [Task { try await committer.submit(1) }]
        await lane.untilHeld()
        for _ in 2...5 { tasks.append(Task { try await committer.submit(1) }) }
        while committer.figures.queuedCommandCount < 4 { await Task.yield() }
        async let closed: Void = committer.close()
        lane.release()
        await closed
        var sums: [Int] = []
        for task in tasks { sums.append(try await task.value) }
        #expect(sums.sorted() == [1, 2, 3, 4, 5])
        let error = await #expect(throws: StorageError.self) { try await committer.submit(1) }
        #expect(error?.code == .closed)
    }

    private func result(_ body: () async throws -> Int) async -> Result<Int, any Error> {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}
