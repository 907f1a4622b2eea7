import RecommendationsService
import Synchronization
import Testing

/// One long computation at a time.
@Suite(.timeLimit(.minutes(1)))
struct ComputingTurnTests {
    /// A place at which one waits until another opens it.
    private final class Gate: Sendable {
        private let stream: AsyncStream<Void>
        private let opener: AsyncStream<Void>.Continuation

        init() { (stream, opener) = AsyncStream.makeStream() }

        func open() { opener.finish() }
        func wait() async { for await _ in stream {} }
    }

    /// How many are at it at once.
    private final class Counts: Sendable {
        private let counts = Mutex((running: 0, most: 0))

        var most: Int { counts.withLock { $0.most } }

        func begin() {
            counts.withLock { counts in
                counts.running += 1
                counts.most = max(counts.most, counts.running)
            }
        }
        func end() { counts.withLock { $0.running -= 1 } }
    }

    @Test func nobodyComputesBesideAnother() async throws {
        let turn = ComputingTurn()
        let counts = Counts()
        try await withThrowingTaskGroup(of: Int?.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await turn.held(while: { true }) {
                        counts.begin()
                        await Task.yield()
                        counts.end()
                        return number
                    }
                }
            }
            var done: Set<Int> = []
            for try await number in group { done.insert(try #require(number)) }
            #expect(done.count == 8)
        }
        #expect(counts.most == 1)
    }

    @Test func whoIsNotWantedAnyMoreDoesNotWait() async throws {
        let turn = ComputingTurn()
        let (begun, end) = (Gate(), Gate())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try await turn.held(while: { true }) {
                    begun.open()
                    await end.wait()
                    return true
                }
            }
            await begun.wait()
            #expect(try await turn.held(while: { false }) { 1 } == nil)
            let waiting = Task { try await turn.held(while: { true }) { 1 } }
            waiting.cancel()
            #expect(try await waiting.value == nil)
            end.open()
            try await group.waitForAll()
        }
        // Free again, also after somebody has failed.
        struct Failure: Error {}
        await #expect(throws: Failure.self) {
            let failed: Int? = try await turn.held(while: { true }) { throw Failure() }
            return failed
        }
        #expect(try await turn.held(while: { false }) { 1 } == 1)
    }
}
