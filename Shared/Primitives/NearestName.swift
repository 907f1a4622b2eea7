/// Finds what a person meant by a name that does not exist.
package enum NearestName {
    /// The longest name that is compared, in characters.
    private static let characterCountMax = 64

    /// The name out of `candidates` that is most like `name`.
    ///
    /// - Parameters:
    ///   - name: What was written.
    ///   - candidates: What could have been meant.
    /// - Returns: `nil` where none is close: more than a third of its characters differ.
    package static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
        let written = Array(name.lowercased().prefix(characterCountMax))
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let meant = Array(candidate.lowercased().prefix(characterCountMax))
            let distance = distance(written, meant)
            guard distance <= max(1, max(written.count, meant.count) / 3) else { continue }
            if distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
        }
        return best?.name
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lead from one to the
    /// other (Damerau and Levenshtein, optimal string alignment).
    private static func distance(_ lhs: [Character], _ rhs: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...rhs.count)
        for row in 0..<lhs.count {
            var current = [row + 1]
            for column in 0..<rhs.count {
                let replaced = last[column] + (lhs[row] == rhs[column] ? 0 : 1)
                var best = min(replaced, min(last[column + 1], current[column]) + 1)
                if row > 0, column > 0, lhs[row] == rhs[column - 1], lhs[row - 1] == rhs[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[rhs.count]
    }
}
