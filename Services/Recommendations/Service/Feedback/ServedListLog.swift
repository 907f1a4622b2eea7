package import RecommendationsDomain

import Synchronization

/// Lists on their way into the log: answers do not wait for it.
///
/// What was served since the last ``flush()`` is lost where the process dies.
package final class ServedListLog: Sendable {
    private let store: any ServedListStore
    private let waiting = Mutex<[ServedList]>([])

    /// The most lists that wait; further ones are left out, so that a store that is down costs no
    /// memory without end.
    package static let waitingMax = 20_000
    /// The most lists of one transaction, whose members stay locked for so long.
    private static let batchMax = 200

    /// Logs into a store.
    package init(store: any ServedListStore) { self.store = store }

    /// Has a list logged soon.
    ///
    /// - Returns: Whether there was room for it.
    @discardableResult
    package func add(_ list: ServedList) -> Bool {
        waiting.withLock { waiting in
            if waiting.count >= Self.waitingMax { return false }
            waiting.append(list)
            return true
        }
    }

    /// Writes what waits.
    ///
    /// - Throws: Where the store cannot be written; what was not written waits on.
    package func flush() async throws {
        while true {
            let batch = waiting.withLock { Array($0.prefix(Self.batchMax)) }
            if batch.isEmpty { return }
            try await store.add(batch)
            waiting.withLock { $0.removeFirst(batch.count) }
        }
    }
}
