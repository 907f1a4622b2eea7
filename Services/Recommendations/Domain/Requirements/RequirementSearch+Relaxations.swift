extension RequirementSearch {
    /// The minimal relaxations: the smallest first, then those that give up less by weight, then
    /// those that give more products, then those of later requirements.
    ///
    /// Every product lacks some set of the requirements. Giving up a set of requirements lets
    /// exactly those products in whose lack lies within it, so the minimal relaxations are the
    /// minimal lacks: the same sets as the minimal diagnoses that hitting-set trees find (Reiter
    /// 1987; Felfernig, Schubert and Zehentner 2012), read off the catalogue at once
    /// (Jannach 2006).
    func relaxations(_ limits: Limits) -> [RequirementAnswer.Relaxation] {
        minimalLacks(countMax: limits.relaxationsMax).map { lack in
            let candidates = fitting(without: Set(lack.requirements))
            let adjustments = AdjustmentSearch(self, lack.requirements, candidates)
                .adjustments(countMax: limits.adjustmentsMax, examplesMax: limits.examplesMax)
            return RequirementAnswer.Relaxation(
                requirements: lack.requirements,
                total: lack.products,
                items: best(of: candidates, countMax: limits.examplesMax),
                adjustments: adjustments
            )
        }
    }

    /// What some products lack, and nobody lacks less of.
    private struct Lack {
        let requirements: [Int]
        let products: Int
        let weight: Int
    }

    private func minimalLacks(countMax: Int) -> [Lack] {
        let places = relaxable
        let counts = lackCounts(places)
        let masks = counts.indices.filter { counts[$0] > 0 }
            .sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
        var minimal: [Int] = []
        for mask in masks {
            // One size at a time: what comes later is larger.
            if minimal.count >= countMax,
                minimal.last.map({ $0.nonzeroBitCount < mask.nonzeroBitCount }) ?? false
            {
                break
            }
            if !minimal.contains(where: { $0 & mask == $0 }) { minimal.append(mask) }
        }
        let lacks = minimal.map { mask in
            let requirements = places.indices.filter { mask & (1 << $0) != 0 }.map { places[$0] }
            return Lack(
                requirements: requirements,
                products: Int(counts[mask]),
                weight: requirements.reduce(0) { $0 + self.requirements[$1].weight }
            )
        }
        return Array(
            lacks.sorted { first, second in
                if first.requirements.count != second.requirements.count {
                    return first.requirements.count < second.requirements.count
                }
                if first.weight != second.weight { return first.weight < second.weight }
                if first.products != second.products { return first.products > second.products }
                return second.requirements.lexicographicallyPrecedes(first.requirements)
            }.prefix(countMax)
        )
    }

    /// How many products lack exactly each set of the requirements at `places`; a set's number has
    /// a bit for each of them.
    private func lackCounts(_ places: [Int]) -> [Int32] {
        var counts = [Int32](repeating: 0, count: 1 << places.count)
        for (word, bits) in universe.words.enumerated() where bits != 0 {
            let lacking = places.map { ~sets[$0].words[word] }
            var rest = bits
            while rest != 0 {
                let bit = UInt64(rest.trailingZeroBitCount)
                rest &= rest - 1
                var mask = 0
                for (place, lack) in lacking.enumerated() {
                    mask |= Int((lack >> bit) & 1) << place
                }
                counts[mask] += 1
            }
        }
        return counts
    }
}
