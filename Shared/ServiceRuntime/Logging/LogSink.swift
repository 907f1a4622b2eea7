internal import Glibc
internal import Synchronization

/// Where log lines go.
package protocol LogSink: Sendable {
    /// Writes one line, which ends with a line feed.
    func write(_ line: [UInt8])
}

/// Writes lines to the process's standard error, each in one piece.
package final class StandardErrorSink: LogSink {
    private let lock = Mutex(())

    /// Makes the sink.
    package init() {}

    package func write(_ line: [UInt8]) {
        lock.withLock { _ in
            var rest = line[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes {
                    Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
                }
                if written < 0 {
                    // Nobody is left to be told where even the log cannot be written.
                    guard errno == EINTR else { return }
                    continue
                }
                rest = rest.dropFirst(written)
            }
        }
    }
}
