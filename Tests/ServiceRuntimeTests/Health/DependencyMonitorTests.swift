import Logging
import RPCCore
import ServiceRuntime
import Synchronization
import Testing

@Suite struct DependencyMonitorTests {
    /// A clock whose sleeps are over at once; it counts how long they were.
    final class EagerClock: MonotonicClock {
        private let time = Mutex(ContinuousClock().now)
        private let slept = Mutex<[Duration]>([])

        var now: ContinuousClock.Instant { time.withLock { $0 } }
        var pauses: [Duration] { slept.withLock { $0 } }

        func sleep(until instant: ContinuousClock.Instant) async throws {
            try Task.checkCancellation()
            let pause = now.duration(to: instant)
            slept.withLock { $0.append(pause) }
            time.withLock { $0 = instant }
            await Task.yield()
        }
    }

    @Test func looksUntilWhatIsMissingIsThere() async {
        let looks = Mutex(0)
        let dependency = Dependency(name: "points") {
            let count = looks.withLock { count in
                count += 1
                return count
            }
            if count < 4 { throw StartFailure("refused, call 13800010001") }
        }
        let readiness = Readiness()
        readiness.declare([dependency])
        readiness.started()
        let clock = EagerClock()
        let sink = RecordingSink()
        let monitor = DependencyMonitor(
            dependencies: [dependency],
            readiness: readiness,
            clock: clock,
            logger: sink.logger()
        )
        await monitor.look()
        #expect(readiness.snapshot.dependencies.first?.detail == "refused, call <redacted>")
        #expect(readiness.snapshot.state == .notReady)
        let changes = readiness.changes()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await monitor.run() }
            if let changes {
                for await snapshot in changes where snapshot.state == .serving { break }
            }
            group.cancelAll()
        }
        #expect(looks.withLock { $0 } >= 4)
        #expect(clock.pauses.prefix(2) == [.milliseconds(250), .milliseconds(250)])
        #expect(sink.objects.compactMap { $0["message"] }.last == "a dependency is there")
    }

    @Test func oneThatHangsDoesNotHideAnother() async {
        let readiness = Readiness()
        let dependencies = [
            Dependency(name: "slow") { try await waitForCancellation() },
            Dependency(name: "quick") {},
        ]
        readiness.declare(dependencies)
        let monitor = DependencyMonitor(
            dependencies: dependencies,
            readiness: readiness,
            clock: EagerClock(),
            logger: RecordingSink().logger()
        )
        let changes = readiness.changes()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await monitor.look() }
            if let changes {
                for await snapshot in changes where snapshot.dependencies.last?.isReady == true {
                    break
                }
            }
            group.cancelAll()
        }
        #expect(readiness.snapshot.dependencies.map(\.isReady) == [false, true])
    }
}

/// Waits until the task is cancelled.
private func waitForCancellation() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    for await _ in stream {}
    withExtendedLifetime(continuation) {}
    throw CancellationError()
}
