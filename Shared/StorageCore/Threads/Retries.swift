internal import Glibc

/// Tries a transaction again after failures that another try can mend.
///
/// For threads that may block. A race that was lost is tried again almost at once, since whoever
/// won has committed; a connection that was lost only after growing pauses, some seconds in all.
package struct Retries: Sendable {
    /// Which failures are mended by another try.
    package enum Kind: Hashable, Sendable {
        /// Those after which nothing was changed.
        case undone
        /// Also a commit whose outcome is not known: for commands that carry keys, so that the data
        /// tell whether it was done.
        case keyed
        /// Those of a process that begins beside others: what it wants to make may be there.
        case opening
    }

    private let kind: Kind
    private var conflictCount = 0
    private var lossCount = 0

    /// The most races that one transaction may lose.
    private static let conflictsMax = 20
    /// The pauses after connections that were lost.
    private static let lossPauses: [Duration] = [
        .zero, .milliseconds(50), .milliseconds(200), .milliseconds(500), .seconds(1), .seconds(2),
    ]

    /// Begins the tries of one transaction.
    package init(for kind: Kind) {
        self.kind = kind
    }

    /// Runs `body` until it succeeds or fails for good; blocks.
    ///
    /// - Returns: What `body` returns.
    /// - Throws: What the last try threw.
    package static func run<Result>(
        for kind: Kind,
        _ body: () throws -> Result
    ) throws -> Result {
        var retries = Retries(for: kind)
        while true {
            do {
                return try body()
            } catch {
                if !retries.pause(after: error) { throw error }
            }
        }
    }

    /// Waits as long as is right before the next try.
    ///
    /// - Parameter error: What the last try threw.
    /// - Returns: `false`, without a wait, where another try would not help.
    package mutating func pause(after error: any Error) -> Bool {
        guard let error = error as? StorageError else { return false }
        switch error.code {
        case .conflict:
            return pauseAfterConflict()
        case .constraint(.unique) where kind == .opening:
            return pauseAfterConflict()
        case .commitUnknown where kind == .keyed:
            return pauseAfterLoss()
        case .unavailable:
            return pauseAfterLoss()
        case .busy, .full, .corrupt, .constraint, .ioFailure, .misuse, .columnType, .locked,
            .incompatible, .positionAhead, .closed, .cancelled, .tooLong, .commitUnknown,
            .outOfMemory, .other:
            return false
        }
    }

    private mutating func pauseAfterConflict() -> Bool {
        guard conflictCount < Self.conflictsMax else { return false }
        conflictCount += 1
        // The first tries at once; two that keep meeting give each other room.
        if conflictCount > 3 { Self.wait(.milliseconds(conflictCount)) }
        return true
    }

    private mutating func pauseAfterLoss() -> Bool {
        guard lossCount < Self.lossPauses.count else { return false }
        Self.wait(Self.lossPauses[lossCount])
        lossCount += 1
        return true
    }

    private static func wait(_ duration: Duration) {
        let microseconds =
            duration.components.seconds * 1_000_000
            + duration.components.attoseconds / 1_000_000_000_000
        if microseconds > 0 { usleep(useconds_t(microseconds)) }
    }
}
