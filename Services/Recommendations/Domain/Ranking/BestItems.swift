/// The highest-scored few of many items, without sorting the many.
///
/// Of equal scores the smaller item is the better, so that the result does not depend on the order
/// in which items come.
package struct BestItems<Item: Comparable> {
    /// How many are kept.
    package let countMax: Int
    /// A heap whose root is the worst that is kept.
    private var heap: [(item: Item, score: Double)] = []

    /// Keeps at most `countMax` items.
    package init(countMax: Int) {
        precondition(countMax > 0, "at least one item is kept, not \(countMax)")
        self.countMax = countMax
        heap.reserveCapacity(countMax + 1)
    }

    /// Whether an item with this score would be kept.
    package func mayEnter(_ score: Double, _ item: Item) -> Bool {
        guard heap.count == countMax, let worst = heap.first else { return true }
        return Self.isWorse(worst, (item, score))
    }

    /// Keeps an item if it is good enough.
    package mutating func insert(_ item: Item, score: Double) {
        guard mayEnter(score, item) else { return }
        if heap.count == countMax {
            heap[0] = (item, score)
            siftDown()
        } else {
            heap.append((item, score))
            siftUp()
        }
    }

    /// What was kept, the best first.
    package func sorted() -> [(item: Item, score: Double)] {
        heap.sorted { Self.isWorse($1, $0) }
    }

    private static func isWorse(
        _ lhs: (item: Item, score: Double),
        _ rhs: (item: Item, score: Double)
    ) -> Bool {
        lhs.score != rhs.score ? lhs.score < rhs.score : lhs.item > rhs.item
    }

    private mutating func siftUp() {
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.isWorse(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while true {
            var worst = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && Self.isWorse(heap[child], heap[worst]) {
                worst = child
            }
            guard worst != parent else { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}
