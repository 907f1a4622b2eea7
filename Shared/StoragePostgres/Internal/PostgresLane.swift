internal import StorageCore
internal import Synchronization

/// A lane on a connection of its own, made when it is first needed and made anew when it is lost.
final class PostgresLane: WriteLane {
    private let configuration: PostgresConfiguration
    private let gate: PostgresGate
    private let session = Mutex<PostgresConnection?>(nil)

    init(_ configuration: PostgresConfiguration, gate: PostgresGate) {
        self.configuration = configuration
        self.gate = gate
    }

    /// Connects, where that is not done; blocks.
    func connect() throws(StorageError) {
        _ = try connection()
    }

    @discardableResult
    func transact<Result>(_ body: (any SQLWriter) throws -> Result) throws -> Result {
        let connection = try connection()
        let result = try connection.transact(.write) { connection in try body(connection) }
        for signal in connection.takeSignals() {
            signal.notify()
        }
        return result
    }

    /// Reads one snapshot; blocks.
    ///
    /// Tried again on a new connection where the old one turns out to be lost.
    func read<Result>(_ body: (any SQLReader) throws -> Result) throws -> Result {
        try Retries.run(for: .undone) {
            try connection().transact(.read) { connection in try body(connection) }
        }
    }

    /// Runs a text outside of transactions.
    func runAlone(_ sql: String) throws(StorageError) {
        try connection().runAlone(sql)
    }

    /// The server's housekeeping is its own.
    func maintain(isIdle: Bool) throws(StorageError) {}

    var isSessionKept: Bool {
        session.withLock { session in session.map { !$0.isLost } ?? false }
    }

    /// Cuts the connection, as a failing network does.
    func sever() {
        session.withLock { $0 }?.sever()
    }

    private func connection() throws(StorageError) -> PostgresConnection {
        try gate.check()
        // Only the lane's one thread makes connections; the lock guards the reference.
        if let known = session.withLock({ $0 }), !known.isLost { return known }
        session.withLock { $0 = nil }
        let made = try PostgresConnection(configuration)
        session.withLock { $0 = made }
        return made
    }
}

/// Whether a database may still be used.
final class PostgresGate: Sendable {
    private let isClosed = Mutex(false)

    /// - Throws: `closed` once it is.
    func check() throws(StorageError) {
        if isClosed.withLock({ $0 }) { throw StorageError(.closed, "the database is closed") }
    }

    func close() {
        isClosed.withLock { $0 = true }
    }
}
