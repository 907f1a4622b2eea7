import Logging
import ServiceRuntime
import Synchronization
import Testing

/// A task that looks again and again.
@Suite(.timeLimit(.minutes(1)))
struct ServiceTaskRepeatingTests {
    private struct Failure: Error {}

    @Test func looksOnAfterAFailureUntilItIsCancelled() async throws {
        let (looks, continuation) = AsyncStream.makeStream(of: Int.self)
        let count = Mutex(0)
        let task = ServiceTask.repeating(
            "work",
            every: .milliseconds(1),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) {
            let number = count.withLock { count in
                count += 1
                return count
            }
            continuation.yield(number)
            if number == 1 { throw Failure() }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await task.run() }
            var iterator = looks.makeAsyncIterator()
            for number in 1...3 { #expect(await iterator.next() == number) }
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}
