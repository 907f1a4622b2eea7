import Synchronization

/// Runs a piece of computing on a thread of its own that gives way to all others.
package typealias LowPriorityThread =
    @Sendable (@escaping @Sendable () -> Void) throws -> Void

/// Waits for what computes on a thread of its own.
enum Computing {
    /// Computes on a thread.
    ///
    /// - Throws: Where there is no thread.
    /// - Returns: What was computed; `nil` where that is `nil`, or where the task was cancelled
    ///   before: nobody waits for the thread then.
    static func run<Value: Sendable>(
        on thread: LowPriorityThread,
        _ body: @escaping @Sendable () -> Value?
    ) async throws -> Value? {
        let (values, value) = AsyncStream<Value?>.makeStream()
        try thread {
            value.yield(body())
            value.finish()
        }
        for await computed in values { return computed }
        return nil
    }
}

/// Lets one long computation of a process go on at a time: two would need the memory of both, and
/// take the processors from each other and from whoever is served.
package final class ComputingTurn: Sendable {
    private let isTaken = Mutex(false)

    /// How often is looked whether it is free.
    private static let looks: Duration = .milliseconds(200)

    /// Nobody has it yet.
    package init() {}

    /// Does something while nobody else computes.
    ///
    /// - Parameters:
    ///   - isWanted: Asked while it is waited: whether to go on waiting.
    ///   - body: What is done.
    /// - Throws: What `body` throws.
    /// - Returns: What `body` returns; `nil` where that is `nil`, where it is not wanted any more,
    ///   or where the task was cancelled.
    package func held<Result>(
        while isWanted: () -> Bool,
        _ body: () async throws -> Result?
    ) async throws -> Result? {
        while !take() {
            guard isWanted() else { return nil }
            do {
                // Sleeps because whoever computes does not know who waits; throws only where the
                // task is cancelled.
                try await ContinuousClock().sleep(for: Self.looks)
            } catch {
                return nil
            }
        }
        defer { isTaken.withLock { $0 = false } }
        return try await body()
    }

    private func take() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }
}
