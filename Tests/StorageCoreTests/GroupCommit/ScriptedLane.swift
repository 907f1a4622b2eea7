import Dispatch
import StorageCore
import Synchronization

/// A lane without a database, whose transactions fail as a script says.
final class ScriptedLane: WriteLane {
    private struct State {
        /// What the next transactions throw at their commit; `nil` for a success.
        var script: [StorageError?] = []
        var transactionCount = 0
        var isHeld = false
        var heldCount = 0
    }

    private let state = Mutex(State())
    private let held = CommitSignal()
    private let released = DispatchSemaphore(value: 0)

    /// How many transactions were begun.
    var transactionCount: Int { state.withLock { $0.transactionCount } }
    /// How many transactions are held right now.
    var heldCount: Int { state.withLock { $0.heldCount } }

    func script(_ outcomes: [StorageError?]) {
        state.withLock { $0.script = outcomes }
    }

    /// Keeps the next transactions from committing.
    func hold() { state.withLock { $0.isHeld = true } }

    func release() {
        let heldCount = state.withLock { state in
            state.isHeld = false
            return state.heldCount
        }
        for _ in 0..<heldCount { released.signal() }
    }

    /// Waits until a transaction is held.
    func untilHeld() async {
        while true {
            let generation = held.generation
            if heldCount > 0 { return }
            await held.wait(after: generation)
        }
    }

    func transact<Result>(_ body: (any SQLWriter) throws -> Result) throws -> Result {
        state.withLock { $0.transactionCount += 1 }
        let result = try body(NothingWriter())
        let mustWait = state.withLock { state in
            if state.isHeld { state.heldCount += 1 }
            return state.isHeld
        }
        if mustWait {
            held.notify()
            released.wait()
            state.withLock { $0.heldCount -= 1 }
        }
        let failure = state.withLock { $0.script.isEmpty ? nil : $0.script.removeFirst() }
        if let failure { throw failure }
        return result
    }

    func maintain(isIdle: Bool) throws(StorageError) {}
}

/// A writer that finds nothing and changes nothing.
final class NothingWriter: SQLWriter {
    var dialect: SQLDialect { .sqlite }
    func forEachRow(_ sql: String, _: [SQLValue], _: (any RowView) throws -> Void) {}
    func forEachRow(_ sql: String, each _: [[SQLValue]], _: (Int, any RowView) throws -> Void) {}
    func query(_ sql: String, _: [SQLValue]) -> [Row] { [] }
    func execute(_ sql: String, _: [SQLValue]) -> Int { 0 }
    func execute(_ sql: String, each _: [[SQLValue]]) -> Int { 0 }
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result { try body() }
    func signalAfterCommit(_: CommitSignal) {}
}

/// A number that any thread may raise.
final class Counter: Sendable {
    private let state = Mutex(0)

    var value: Int { state.withLock { $0 } }

    func increment() { state.withLock { $0 += 1 } }
}
