internal import StorageCore

/// A lane on the one writing connection; lanes take turns.
final class SQLiteLane: WriteLane {
    private let pool: SQLitePool

    init(_ pool: SQLitePool) {
        self.pool = pool
    }

    @discardableResult
    func transact<Result>(_ body: (any SQLWriter) throws -> Result) throws -> Result {
        let (result, signals) = try pool.withWriter { connection in
            let result = try connection.write(body)
            return (result, connection.takeSignals())
        }
        for signal in signals {
            signal.notify()
        }
        return result
    }

    func maintain(isIdle: Bool) throws(StorageError) {
        let configuration = pool.configuration
        let threshold =
            isIdle ? configuration.checkpointPagesIdle : configuration.checkpointPagesBusy
        do {
            try pool.withWriter { connection in
                if connection.pendingPageCount >= threshold { try connection.checkpoint() }
            }
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(.other, "the checkpoint failed: \(type(of: error))")
        }
    }
}
