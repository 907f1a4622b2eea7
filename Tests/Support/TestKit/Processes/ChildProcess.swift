internal import CSpawn
package import Foundation
internal import Glibc
internal import Synchronization

/// A program run beside a test.
///
/// In place of Foundation's `Process`, which reads past the end of a list of open files when a test
/// run has very many of them, and which lets a child inherit the signal mask of a thread.
package final class ChildProcess: Sendable {
    /// A program could not be started.
    package struct StartFailure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The process's id.
    package let identifier: Int32
    private let status = Mutex<Int32?>(nil)

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - path: The program.
    ///   - arguments: Its arguments, without its name.
    ///   - environment: The whole environment; `nil` for this process's.
    ///   - input: Where it reads from; `nil` for nothing to read.
    ///   - output: Where it writes to; `nil` for nowhere.
    ///   - errors: Where it writes errors to; `nil` for nowhere.
    /// - Throws: ``StartFailure``.
    package init(
        _ path: String,
        _ arguments: [String],
        environment: [String: String]? = nil,
        input: FileHandle? = nil,
        output: FileHandle? = nil,
        errors: FileHandle? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nowhere) }
        for (number, handle) in [input, output, errors].enumerated() {
            let descriptor = handle?.fileDescriptor ?? nowhere
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
        }
        CSpawn_close_from(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
        )
        let variables = environment ?? ProcessInfo.processInfo.environment
        var identifier: pid_t = 0
        let result = Self.withCStrings([path] + arguments) { arguments in
            Self.withCStrings(variables.map { "\($0.key)=\($0.value)" }) { variables in
                posix_spawn(&identifier, path, &actions, &attributes, arguments, variables)
            }
        }
        guard result == 0 else {
            throw StartFailure(description: "\(path): \(String(cString: strerror(result)))")
        }
        self.identifier = identifier
    }

    private static func withCStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    /// Whether it still runs.
    package var isRunning: Bool { reap(WNOHANG) == nil }

    /// Waits for its end.
    ///
    /// - Returns: The exit code; 128 + signal where a signal ended it.
    @discardableResult
    package func wait() -> Int32 {
        while true {
            if let code = reap(0) { return code }
        }
    }

    /// Sends a signal, unless it has ended.
    package func kill(_ signal: Int32) {
        status.withLock { status in
            // Once reaped, the number may be somebody else's.
            if status == nil { _ = Glibc.kill(identifier, signal) }
        }
    }

    /// The exit code, if it has ended.
    private func reap(_ options: Int32) -> Int32? {
        // The wait itself goes without the lock, so that a signal can be sent meanwhile.
        if options == 0, status.withLock({ $0 == nil }) {
            var information = siginfo_t()
            waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT)
        }
        return status.withLock { status in
            if let status { return Self.exitCode(status) }
            var raw: Int32 = 0
            guard waitpid(identifier, &raw, WNOHANG) == identifier else { return nil }
            status = raw
            return Self.exitCode(raw)
        }
    }

    private static func exitCode(_ status: Int32) -> Int32 {
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
