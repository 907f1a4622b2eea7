package import Logging
package import RPCCore

/// Looks at the dependencies of a process again and again.
package struct DependencyMonitor: Sendable {
    private let dependencies: [Dependency]
    private let readiness: Readiness
    private let clock: any MonotonicClock
    private let logger: Logger

    /// The pause between two looks while something is missing.
    private static let pauseWhileMissing: Duration = .milliseconds(250)
    /// The pause between two looks while all is well.
    private static let pause: Duration = .seconds(5)

    /// Says what to look at.
    ///
    /// - Parameters:
    ///   - dependencies: What to look at.
    ///   - readiness: Is told what was found; must know the same dependencies.
    ///   - clock: Measures the pauses.
    ///   - logger: Is told of changes.
    package init(
        dependencies: [Dependency],
        readiness: Readiness,
        clock: any MonotonicClock,
        logger: Logger
    ) {
        self.dependencies = dependencies
        self.readiness = readiness
        self.clock = clock
        self.logger = logger
    }

    /// Looks until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            await look()
            let isComplete = readiness.snapshot.dependencies.allSatisfy(\.isReady)
            do {
                let pause = isComplete ? Self.pause : Self.pauseWhileMissing
                try await clock.sleep(until: clock.now + pause)
            } catch {
                return
            }
        }
    }

    /// Looks at every dependency once, all at the same time.
    package func look() async {
        await withTaskGroup(of: Void.self) { group in
            for dependency in dependencies {
                group.addTask {
                    let problem: String?
                    do {
                        try await dependency.check()
                        problem = nil
                    } catch is CancellationError {
                        return
                    } catch {
                        problem = LogRedaction.redact("\(error)")
                    }
                    report(dependency.name, problem)
                }
            }
        }
    }

    private func report(_ name: String, _ problem: String?) {
        let before = readiness.snapshot.dependencies.first { $0.name == name }
        readiness.found(name, problem: problem)
        guard before?.isReady != (problem == nil) else { return }
        let fields: Logger.Metadata = ["dependency": "\(name)"]
        if let problem {
            logger.warning(
                "a dependency is gone",
                metadata: fields.merging(["problem": "\(problem)"]) { $1 }
            )
        } else {
            logger.info("a dependency is there", metadata: fields)
        }
    }
}
