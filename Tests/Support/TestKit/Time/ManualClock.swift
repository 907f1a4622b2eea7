import RPCCore
internal import Synchronization

/// A clock that stands still until a test turns it.
package final class ManualClock: MonotonicClock {
    private struct State {
        var now: ContinuousClock.Instant
        var sleepers: [UInt64: Sleeper] = [:]
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var nextNumber: UInt64 = 0
    }

    private struct Sleeper {
        let until: ContinuousClock.Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let state: Mutex<State>

    /// Makes a clock that shows an arbitrary moment.
    package init() {
        state = Mutex(State(now: ContinuousClock().now))
    }

    package var now: ContinuousClock.Instant { state.withLock { $0.now } }

    /// Turns the clock forward and wakes whoever waited for the moments passed.
    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.sorted { $0.until < $1.until }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Waits until this many tasks sleep.
    package func waitForSleepers(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    package func sleep(until instant: ContinuousClock.Instant) async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                register(number, Sleeper(until: instant, continuation: continuation))
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: number) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func register(_ number: UInt64, _ sleeper: Sleeper) {
        enum Registered {
            case cancelled
            case due
            case sleeping([CheckedContinuation<Void, Never>])
        }
        let result = state.withLock { state -> Registered in
            // The cancellation handler ran before there was anything to remove.
            if Task.isCancelled { return .cancelled }
            if sleeper.until <= state.now { return .due }
            state.sleepers[number] = sleeper
            let count = state.sleepers.count
            let satisfied = state.watchers.filter { $0.count <= count }
            state.watchers.removeAll { $0.count <= count }
            return .sleeping(satisfied.map(\.continuation))
        }
        switch result {
        case .cancelled: sleeper.continuation.resume(throwing: CancellationError())
        case .due: sleeper.continuation.resume()
        case .sleeping(let watchers): for watcher in watchers { watcher.resume() }
        }
    }
}
