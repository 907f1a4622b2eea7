/// The clock on which deadlines lie; tests inject one that they turn by hand.
package protocol MonotonicClock: Sendable {
    /// The present moment.
    var now: ContinuousClock.Instant { get }

    /// Waits until a moment has come.
    ///
    /// - Throws: `CancellationError` where the task is cancelled before.
    func sleep(until instant: ContinuousClock.Instant) async throws
}

/// The system's monotone clock, for an executable's main file to hand down.
package struct SystemMonotonicClock: MonotonicClock {
    private let clock = ContinuousClock()

    /// Makes the clock.
    package init() {}

    package var now: ContinuousClock.Instant { clock.now }

    package func sleep(until instant: ContinuousClock.Instant) async throws {
        try await clock.sleep(until: instant, tolerance: nil)
    }
}
