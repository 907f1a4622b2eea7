import Foundation
import Logging
import Primitives
import ServiceRuntime
import Synchronization

/// Keeps the lines that were written.
final class RecordingSink: LogSink {
    private let written = Mutex<[String]>([])

    var lines: [String] { written.withLock { $0 } }

    func write(_ line: [UInt8]) {
        let text = String(decoding: line, as: UTF8.self)
        written.withLock { $0.append(text) }
    }

    /// The lines as objects.
    var objects: [[String: String]] {
        lines.compactMap {
            try? JSONDecoder().decode([String: String].self, from: Data($0.utf8))
        }
    }

    /// A logger that writes here, at 2026-01-01T00:00:00.007Z.
    func logger(_ level: Logger.Level = .info) -> Logger {
        let handler = JSONLogHandler(
            service: "points",
            instance: "points",
            logLevel: level,
            sink: self,
            now: { Timestamp(microseconds: 1_767_225_600_007_999) }
        )
        return Logger(label: "points") { _ in handler }
    }
}
