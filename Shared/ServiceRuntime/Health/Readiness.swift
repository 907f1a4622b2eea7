internal import Synchronization

/// Whether a process can answer, and who wants to know.
///
/// Shared by the health service, which reads it, and the process, which writes it.
package final class Readiness: Sendable {
    /// What a process can do.
    package enum State: Hashable, Sendable {
        /// Starting, or waiting for something that it depends on.
        case notReady
        /// Answers calls.
        case serving
        /// Finishes the calls it has and takes no more; never left again.
        case draining
    }

    /// What is known of one dependency.
    package struct DependencyStatus: Hashable, Sendable {
        /// Its name.
        package let name: String
        /// Whether the service is not ready without it.
        package let isRequired: Bool
        /// Whether it was there when last looked at.
        package let isReady: Bool
        /// Why not; empty where it is ready.
        package let detail: String
    }

    /// The state with its reasons.
    package struct Snapshot: Hashable, Sendable {
        /// What the process can do.
        package let state: State
        /// Its dependencies, in the order of their declaration.
        package let dependencies: [DependencyStatus]
    }

    private struct Machine {
        var isStarted = false
        var isDraining = false
        var dependencies: [DependencyStatus] = []
        var watchers: [Int: AsyncStream<Snapshot>.Continuation] = [:]
        var watchersMade = 0

        var snapshot: Snapshot {
            let isServing =
                isStarted && dependencies.allSatisfy { $0.isReady || !$0.isRequired }
            let state: State = isDraining ? .draining : isServing ? .serving : .notReady
            return Snapshot(state: state, dependencies: dependencies)
        }

        /// Changes something; returns whom to tell, where there is something to tell.
        mutating func change(
            _ body: (inout Machine) -> Void
        ) -> (Snapshot, [AsyncStream<Snapshot>.Continuation])? {
            let before = snapshot
            body(&self)
            let after = snapshot
            return after == before ? nil : (after, Array(watchers.values))
        }
    }

    /// The most watchers at once.
    package static let watchersMax = 256

    private let machine = Mutex(Machine())

    /// A process that has not started.
    package init() {}

    /// The present state.
    package var snapshot: Snapshot { machine.withLock { $0.snapshot } }

    /// Declares what the process depends on, all of it not there yet.
    package func declare(_ dependencies: [Dependency]) {
        change { machine in
            machine.dependencies = dependencies.map {
                DependencyStatus(
                    name: $0.name,
                    isRequired: $0.isRequired,
                    isReady: false,
                    detail: "not looked at yet"
                )
            }
        }
    }

    /// Records that the process listens.
    package func started() {
        change { $0.isStarted = true }
    }

    /// Records that the process shall end.
    package func drainBegan() {
        change { $0.isDraining = true }
    }

    /// Records how a dependency was found.
    ///
    /// - Parameters:
    ///   - name: The dependency.
    ///   - problem: Why it is not there; `nil` where it is.
    package func found(_ name: String, problem: String?) {
        change { machine in
            guard let index = machine.dependencies.firstIndex(where: { $0.name == name }) else {
                return
            }
            machine.dependencies[index] = DependencyStatus(
                name: name,
                isRequired: machine.dependencies[index].isRequired,
                isReady: problem == nil,
                detail: problem ?? ""
            )
        }
    }

    /// The present state, and each one after it; a slow reader misses those in between.
    ///
    /// - Returns: `nil` where too many watch already.
    package func changes() -> AsyncStream<Snapshot>? {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Snapshot.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let id: Int? = machine.withLock { machine in
            guard machine.watchers.count < Self.watchersMax else { return nil }
            machine.watchersMade += 1
            machine.watchers[machine.watchersMade] = continuation
            continuation.yield(machine.snapshot)
            return machine.watchersMade
        }
        guard let id else { return nil }
        continuation.onTermination = { [self] _ in
            machine.withLock { $0.watchers[id] = nil }
        }
        return stream
    }

    private func change(_ body: (inout Machine) -> Void) {
        // Told inside the lock, so that nobody sees an older state after a newer one.
        machine.withLock { machine in
            guard let (snapshot, watchers) = machine.change(body) else { return }
            for watcher in watchers { watcher.yield(snapshot) }
        }
    }
}
