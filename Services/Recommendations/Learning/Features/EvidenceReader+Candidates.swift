/// What is to be ranked.
package enum RankingTask: Int, CaseIterable, Hashable, Sendable {
    /// What the member will buy next, known or new.
    case nextBasket
    /// What the member never bought and will.
    case discovery
}

extension EvidenceReader {
    /// Which items are worth ranking, the likelier ones first.
    ///
    /// - Parameter task: For discovery only items that were never bought.
    /// - Returns: Different items that may be recommended.
    package func candidates(for task: RankingTask) -> [Int32] {
        switch task {
        case .nextBasket:
            return knownCandidates() + fresh(25, by: { $0.x })
        case .discovery:
            var chosen = fresh(180, by: { $0.x })
            var isChosen = Set(chosen)
            for more in [fresh(90, by: { 0.5 * $0.y + $0.z }), firstBought(90)] {
                for item in more where isChosen.insert(item).inserted { chosen.append(item) }
            }
            return chosen
        }
    }

    /// Which of the member's own items are worth ranking, the likelier ones first, however few
    /// others buy them.
    func knownCandidates() -> [Int32] {
        var own = trail.items.indices.filter {
            knowledge.statistics.mayBeRepeated(trail.items[$0])
        }.map { place -> (Float, Int32) in
            let past = trail.itemTrails[place]
            let score = past.month + 0.3 * past.quarter + 0.3 * past.slow
            return (score, trail.items[place])
        }
        own.sort { ($1.0, $0.1) < ($0.0, $1.1) }
        return own.prefix(140).map(\.1)
    }

    /// Of the items that may be recommended and were never bought, those that members have lately
    /// bought for the first time most often.
    private func firstBought(_ count: Int) -> [Int32] {
        let isFresh = isFresh
        return knowledge.firstBoughtPlaces.lazy.filter { isFresh[Int($0)] }.prefix(count)
            .map { knowledge.active[Int($0)] }
    }

    /// The best of the items that may be recommended and were never bought.
    @inline(__always)
    private func fresh(_ count: Int, by score: (SIMD4<Float>) -> Float) -> [Int32] {
        withUnsafeTemporaryAllocation(of: FreshItems.Entry.self, capacity: count) { room in
            var best = FreshItems(room)
            let (active, isFresh, together) = (knowledge.active, isFresh, together)
            for place in active.indices where isFresh[place] {
                best.meet(active[place], score(together[place]))
            }
            return best.sorted()
        }
    }
}

/// The best few of items that come in ascending order; of equal scores the smaller item is the
/// better.
private struct FreshItems {
    typealias Entry = (score: Float, item: Int32)

    /// A heap, once it is full, whose first place is the worst of the best so far.
    private var heap: UnsafeMutableBufferPointer<Entry>
    private var count = 0

    /// Keeps as many as there is room for, at least one.
    init(_ room: UnsafeMutableBufferPointer<Entry>) { heap = room }

    @inline(__always)
    mutating func meet(_ item: Int32, _ score: Float) {
        if count < heap.count {
            heap.initializeElement(at: count, to: (score, item))
            count += 1
            if count == heap.count { heap.sort(by: Self.isWorse) }
        } else if score > heap[0].score {
            // With an equal score it would be the worse of the two, since it comes later.
            sink((score, item))
        }
    }

    func sorted() -> [Int32] {
        heap[..<count].sorted { Self.isWorse($1, $0) }.map(\.item)
    }

    private static func isWorse(_ a: Entry, _ b: Entry) -> Bool {
        a.score < b.score || (a.score == b.score && a.item > b.item)
    }

    /// Puts an entry in the place of the worst one.
    private func sink(_ entry: Entry) {
        var at = 0
        while 2 * at + 1 < heap.count {
            var child = 2 * at + 1
            if child + 1 < heap.count, Self.isWorse(heap[child + 1], heap[child]) { child += 1 }
            guard Self.isWorse(heap[child], entry) else { break }
            heap[at] = heap[child]
            at = child
        }
        heap[at] = entry
    }
}
