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
    /// - Parameters:
    ///   - task: For discovery only items that were never bought.
    ///   - scale: The share of the usual number; less to answer faster.
    /// - Returns: Different items that may be recommended.
    package func candidates(for task: RankingTask, scale: Double = 1) -> [Int32] {
        func count(_ usual: Int) -> Int { max(1, Int(Double(usual) * scale)) }
        switch task {
        case .nextBasket:
            var own = trail.items.indices.filter {
                knowledge.statistics.isEligible[Int(trail.items[$0])]
            }.map { place -> (Float, Int32) in
                let past = trail.itemTrails[place]
                let score = past.month + 0.3 * past.quarter + 0.3 * past.slow
                return (score, trail.items[place])
            }
            own.sort { ($1.0, $0.1) < ($0.0, $1.1) }
            return own.prefix(count(140)).map(\.1) + fresh(count(25), by: { $0.x })
        case .discovery:
            var chosen = fresh(count(180), by: { $0.x })
            var isChosen = Set(chosen)
            for more in [
                fresh(count(90), by: { 0.5 * $0.y + $0.z }),
                fresh(count(90), byItem: { knowledge.statistics.items[$0].firstBuyers }),
            ] {
                for item in more where isChosen.insert(item).inserted { chosen.append(item) }
            }
            return chosen
        }
    }

    private func fresh(_ count: Int, by score: (SIMD4<Float>) -> Float) -> [Int32] {
        fresh(count, byItem: { score(together[$0]) })
    }

    /// The best of the items that may be recommended and were never bought.
    private func fresh(_ count: Int, byItem score: (Int) -> Float) -> [Int32] {
        // A heap whose first place is the worst of the best so far.
        var heap: [(score: Float, item: Int32)] = []
        heap.reserveCapacity(count)
        func isWorse(_ a: (score: Float, item: Int32), _ b: (score: Float, item: Int32)) -> Bool {
            a.score < b.score || (a.score == b.score && a.item > b.item)
        }
        func sink() {
            var at = 0
            while 2 * at + 1 < heap.count {
                var child = 2 * at + 1
                if child + 1 < heap.count, isWorse(heap[child + 1], heap[child]) { child += 1 }
                guard isWorse(heap[child], heap[at]) else { return }
                heap.swapAt(at, child)
                at = child
            }
        }
        for item in knowledge.active
        where trail.place[Int(item)] < 0 && knowledge.statistics.isEligible[Int(item)] {
            let entry = (score: score(Int(item)), item: item)
            if heap.count < count {
                heap.append(entry)
                if heap.count == count { heap.sort(by: isWorse) }
            } else if isWorse(heap[0], entry) {
                heap[0] = entry
                sink()
            }
        }
        heap.sort { isWorse($1, $0) }
        return heap.map(\.item)
    }
}
