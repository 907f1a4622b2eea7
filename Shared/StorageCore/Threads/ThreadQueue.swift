internal import DequeModule
internal import Synchronization

/// A bounded queue from tasks to threads.
///
/// Tasks never wait in it: a full queue refuses. Threads sleep while it is empty.
package final class ThreadQueue<Element: Sendable>: Sendable {
    /// What became of an element.
    package enum Enqueued: Hashable, Sendable {
        /// It waits, under this number.
        case waiting(id: UInt64)
        /// There is no room.
        case full
        /// The queue takes nothing any more.
        case closed
    }

    private struct Entry {
        let id: UInt64
        let element: Element
    }

    private struct State {
        /// In ascending order of id.
        var entries: Deque<Entry> = []
        var nextID: UInt64 = 0
        var isClosed = false
        /// Threads that sleep and have not been woken yet.
        var sleeperCount = 0
    }

    private let state = Mutex(State())
    private let wake = ThreadSemaphore()
    private let countMax: Int

    /// Makes an empty queue.
    ///
    /// - Parameter countMax: The most elements that may wait.
    package init(countMax: Int) {
        precondition(countMax > 0, "countMax must be positive, is \(countMax)")
        self.countMax = countMax
    }

    /// How many elements wait.
    package var count: Int { state.withLock { $0.entries.count } }

    /// Puts an element at the end.
    package func enqueue(_ element: Element) -> Enqueued {
        let (result, mustWake) = state.withLock { state -> (Enqueued, Bool) in
            if state.isClosed { return (.closed, false) }
            if state.entries.count >= countMax { return (.full, false) }
            let id = state.nextID
            state.nextID += 1
            state.entries.append(Entry(id: id, element: element))
            if state.sleeperCount == 0 { return (.waiting(id: id), false) }
            state.sleeperCount -= 1
            return (.waiting(id: id), true)
        }
        if mustWake { wake.signal() }
        return result
    }

    /// Takes an element back.
    ///
    /// - Returns: `nil` where a thread has taken it already.
    package func remove(id: UInt64) -> Element? {
        state.withLock { state in
            var low = 0
            var high = state.entries.count
            while low < high {
                let middle = (low + high) / 2
                if state.entries[middle].id < id { low = middle + 1 } else { high = middle }
            }
            guard low < state.entries.count, state.entries[low].id == id else { return nil }
            return state.entries.remove(at: low).element
        }
    }

    /// Takes elements from the front; blocks the calling thread while there are none.
    ///
    /// - Parameters:
    ///   - max: The most to take.
    ///   - shares: Among how many threads what waits is shared out.
    /// - Returns: At least one element; none once the queue is closed and empty.
    package func take(max: Int, shares: Int = 1) -> [Element] {
        precondition(max > 0 && shares > 0, "cannot take \(max) in \(shares) shares")
        while true {
            let taken = state.withLock { state -> [Element]? in
                if state.entries.isEmpty {
                    if state.isClosed { return [] }
                    state.sleeperCount += 1
                    return nil
                }
                let share = (state.entries.count + shares - 1) / shares
                let count = Swift.min(max, share)
                let elements = state.entries.prefix(count).map(\.element)
                state.entries.removeFirst(count)
                return elements
            }
            if let taken { return taken }
            wake.wait()
        }
    }

    /// Takes nothing any more; what waits can still be taken.
    package func close() {
        let sleeperCount = state.withLock { state in
            state.isClosed = true
            let count = state.sleeperCount
            state.sleeperCount = 0
            return count
        }
        for _ in 0..<sleeperCount {
            wake.signal()
        }
    }
}
