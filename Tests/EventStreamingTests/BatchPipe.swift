import Messages
import RPCCore
import StorageCore
import Synchronization

/// Carries batches from a handler to a reader, one at a time: the handler waits for the reader.
final class BatchPipe: Sendable {
    private struct State {
        var batches: [RPCV1.EventBatch] = []
        var isFinished = false
        var error: RPCError?
    }

    private let state = Mutex(State())
    private let changed = CommitSignal()

    func write(_ batch: RPCV1.EventBatch) async throws {
        _ = try await until { state -> Bool? in
            if !state.batches.isEmpty { return nil }
            state.batches.append(batch)
            return true
        }
    }

    func next() async throws(RPCError) -> RPCV1.EventBatch? {
        let result: Result<RPCV1.EventBatch?, RPCError>
        do {
            result = try await until { state -> Result<RPCV1.EventBatch?, RPCError>? in
                if !state.batches.isEmpty { return .success(state.batches.removeFirst()) }
                if let error = state.error { return .failure(error) }
                return state.isFinished ? .success(nil) : nil
            }
        } catch {
            throw .cancelled
        }
        return try result.get()
    }

    /// Has the reader see a batch once more, next.
    func pushBack(_ batch: RPCV1.EventBatch) {
        state.withLock { $0.batches.insert(batch, at: 0) }
        changed.notify()
    }

    func finish(_ error: RPCError?) {
        state.withLock { state in
            state.isFinished = true
            state.error = error
        }
        changed.notify()
    }

    private func until<Answer: Sendable>(
        _ attempt: (inout State) -> sending Answer?
    ) async throws -> Answer {
        while true {
            let generation = changed.generation
            if let result = state.withLock({ attempt(&$0) }) {
                changed.notify()
                return result
            }
            await changed.wait(after: generation)
            try Task.checkCancellation()
        }
    }
}
