import Foundation
import Glibc
import Synchronization
import TestKit
import Testing

/// A program run to its end, with what it printed.
struct Subprocess: Sendable {
    /// The exit code; 128 + signal where a signal ended it.
    let exitCode: Int32
    /// What it wrote to standard output.
    let output: String
    /// What it wrote to standard error.
    let errors: String

    /// Runs a program.
    ///
    /// - Parameters:
    ///   - path: The program.
    ///   - arguments: Its arguments.
    ///   - environment: Added to this process's environment.
    ///   - timeout: After so long it is killed, and the test fails.
    /// - Returns: How it ended.
    /// - Throws: Where it cannot be started.
    static func run(
        _ path: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        timeout: Duration = .seconds(300)
    ) async throws -> Subprocess {
        let running = try Running(path, arguments, environment: environment)
        return try await running.finish(within: timeout)
    }
}

extension Subprocess {
    /// A program that runs beside the test.
    final class Running: Sendable {
        /// The process, and what it has printed so far.
        private struct State {
            var output = Data()
            var errors = Data()
        }

        private let process: ChildProcess
        private let state: Box
        private let name: String

        private final class Box: Sendable {
            let state = Mutex(State())
            let readersLeft = Atomic<Int>(2)
        }

        /// Starts a program, which reads from `input`, or has nothing to read.
        init(
            _ path: String,
            _ arguments: [String],
            environment: [String: String] = [:],
            input: FileHandle? = nil
        ) throws {
            let output = Pipe()
            let errors = Pipe()
            let box = Box()
            let process = try ChildProcess(
                path,
                arguments,
                environment: ProcessInfo.processInfo.environment
                    .merging(environment) { _, new in new },
                input: input,
                output: output.fileHandleForWriting,
                errors: errors.fileHandleForWriting
            )
            try output.fileHandleForWriting.close()
            try errors.fileHandleForWriting.close()
            let outputHandle = output.fileHandleForReading
            let errorHandle = errors.fileHandleForReading
            let outputReader = Thread {
                while case let data = outputHandle.availableData, !data.isEmpty {
                    box.state.withLock { $0.output += data }
                }
                box.readersLeft.subtract(1, ordering: .releasing)
            }
            let errorReader = Thread {
                while case let data = errorHandle.availableData, !data.isEmpty {
                    box.state.withLock { $0.errors += data }
                }
                box.readersLeft.subtract(1, ordering: .releasing)
            }
            outputReader.start()
            errorReader.start()
            self.process = process
            state = box
            name = ([path] + arguments).joined(separator: " ")
        }

        /// Whether it still runs.
        var isRunning: Bool { process.isRunning }

        /// What it has written to standard output so far.
        var output: String {
            state.state.withLock { String(decoding: $0.output, as: UTF8.self) }
        }

        /// What it has written to standard error so far.
        var errors: String {
            state.state.withLock { String(decoding: $0.errors, as: UTF8.self) }
        }

        /// Ends it with a signal.
        func kill(_ signal: Int32) {
            process.kill(signal)
        }

        /// Waits for its end.
        func finish(within timeout: Duration) async throws -> Subprocess {
            let ended = await Wait.until(within: timeout) {
                !self.process.isRunning
                    && self.state.readersLeft.load(ordering: .acquiring) == 0
            }
            if !ended {
                kill(SIGKILL)
                Issue.record("\(name) did not end within \(timeout); so far it said: \(errors)")
            }
            let exitCode = process.wait()
            return state.state.withLock { state in
                Subprocess(
                    exitCode: exitCode,
                    output: String(decoding: state.output, as: UTF8.self),
                    errors: String(decoding: state.errors, as: UTF8.self)
                )
            }
        }
    }
}

/// Waiting for something that another process does: there is no event to wait for, so it is looked
/// at again and again.
enum Wait {
    /// Looks every 20 ms until the condition holds.
    ///
    /// - Returns: `false` where it did not hold in time.
    static func until(
        within timeout: Duration,
        _ condition: () async throws -> Bool
    ) async rethrows -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + timeout
        while clock.now < end {
            if try await condition() { return true }
            // Cancellation ends the wait at the next look.
            try? await clock.sleep(for: .milliseconds(20))
        }
        return try await condition()
    }
}
