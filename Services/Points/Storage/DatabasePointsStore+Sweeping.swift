package import PointsDomain

extension DatabasePointsStore {
    /// Books what time has done to all accounts, once: what lapsed, holds past their deadline, what
    /// lapses soon.
    ///
    /// Nothing depends on when or how often it runs. Of several processes on one database one does
    /// it at a time.
    ///
    /// - Parameters:
    ///   - holder: What this process calls itself; other than any other's on the same database.
    ///   - isThorough: Whether to work out anew when each account is due, rather than to believe
    ///     its row: after a start, since the program may have changed.
    /// - Returns: What was done; accounts that could not be swept are counted.
    /// - Throws: ``PointsStoreError``: the pass ended early; `overloaded` where members' own
    ///   commands leave no room.
    package func sweep(
        as holder: String,
        isThorough: Bool = false
    ) async throws(PointsStoreError) -> SweepReport {
        var sweeper = LedgerSweeper(store: self, holder: holder, isThorough: isThorough)
        return try await sweep(with: &sweeper)
    }

    private func sweep(
        with sweeper: inout LedgerSweeper
    ) async throws(PointsStoreError) -> SweepReport {
        do {
            return try await sweeper.run()
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw PointsStoreError(error)
        }
    }

    /// Sweeps again and again, thoroughly the first time, until the task is cancelled or the store
    /// is closed.
    ///
    /// A pass that was cut short is gone on with by the next one.
    ///
    /// - Parameters:
    ///   - holder: What this process calls itself; other than any other's on the same database.
    ///   - rest: Waits between two passes; throws where the task is cancelled.
    ///   - didSweep: Is told what each pass came to.
    package func keepSweeping(
        as holder: String,
        rest: @Sendable () async throws -> Void,
        didSweep: @Sendable (Result<SweepReport, PointsStoreError>) -> Void
    ) async {
        var sweeper = LedgerSweeper(store: self, holder: holder, isThorough: true)
        while !Task.isCancelled {
            do throws(PointsStoreError) {
                let report = try await sweep(with: &sweeper)
                if !report.isElsewhere { sweeper.isThorough = false }
                didSweep(.success(report))
            } catch {
                if error == .closed || error == .cancelled { return }
                didSweep(.failure(error))
            }
            do {
                try await rest()
            } catch {
                return
            }
        }
    }
}
