import StorageCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct CommitSignalTests {
    private func untilWaiting(_ signal: CommitSignal, _ count: Int) async {
        while signal.waiterCount != count { await Task.yield() }
    }

    @Test func wakesEveryoneWhoWaits() async {
        let signal = CommitSignal()
        let waiters = (0..<3).map { _ in Task { await signal.wait(after: 0) } }
        await untilWaiting(signal, 3)
        signal.notify()
        for waiter in waiters { await waiter.value }
        #expect(signal.generation == 1)
        #expect(signal.waiterCount == 0)
    }

    @Test func aNotificationBeforeTheWaitIsNotMissed() async {
        let signal = CommitSignal()
        let generation = signal.generation
        signal.notify()
        await signal.wait(after: generation)
        #expect(signal.waiterCount == 0)
    }

    @Test func cancellationEndsTheWait() async {
        let signal = CommitSignal()
        let waiter = Task { await signal.wait(after: 0) }
        await untilWaiting(signal, 1)
        waiter.cancel()
        await waiter.value
        #expect(signal.waiterCount == 0)
        let cancelledBefore = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            await signal.wait(after: 0)
        }
        await cancelledBefore.value
        #expect(signal.waiterCount == 0)
    }
}
