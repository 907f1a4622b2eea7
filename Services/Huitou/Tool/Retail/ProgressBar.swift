import Foundation
import Glibc
import Primitives

/// A line on standard error that shows how far the work is; plain lines where nobody watches.
struct ProgressBar {
    private let total: Int
    private let unit: String
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let started: ContinuousClock.Instant
    private var shownAt: ContinuousClock.Instant

    private static let width = 32

    /// Starts at nothing.
    ///
    /// - Parameters:
    ///   - total: How much there is to do; 0 where that is not known.
    ///   - unit: What is counted: "orders".
    init(total: Int, unit: String) {
        self.total = total
        self.unit = unit
        started = .now
        shownAt = .now - .seconds(60)
    }

    /// Seconds since the start, at least a millisecond.
    var elapsed: Double {
        let microseconds = started.duration(to: .now).microseconds
        return max(0.001, Double(microseconds) / 1e6)
    }

    /// Shows the state, at most five times a second, every ten seconds where nobody watches.
    mutating func show(_ done: Int, note: String = "") {
        let now = ContinuousClock.now
        let isLast = total > 0 && done >= total
        guard isLast || shownAt.duration(to: now) > (isTerminal ? .milliseconds(200) : .seconds(10))
        else { return }
        shownAt = now
        let rate = Int(Double(done) / elapsed)
        var text = "\(done)"
        if total > 0 {
            let filled = min(Self.width, Self.width * done / total)
            let bar =
                String(repeating: "#", count: filled)
                + String(repeating: ".", count: Self.width - filled)
            text = "[\(bar)] \(done)/\(total)"
        }
        let line = "\(text) \(unit), \(rate)/s\(note.isEmpty ? "" : ", \(note)")"
        let ending = isTerminal ? (isLast ? "\u{1B}[K\n" : "\u{1B}[K") : "\n"
        FileHandle.standardError.write(Data(((isTerminal ? "\r" : "") + line + ending).utf8))
    }
}
