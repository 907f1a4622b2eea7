/// Which new items suit a member by what they are: the cold start of items.
///
/// Nobody has bought a new item, or too few have, so nothing that is learned from purchases finds
/// it. It is matched by content with what each member buys; the neighbours are found once for all
/// members.
package struct NewItems: Sendable {
    /// A new item that is like something a member buys.
    package struct Match: Hashable, Sendable {
        /// The new item.
        package let item: Int32
        /// How alike it is to the item below: above 0, at most 1.
        package let similarity: Float
        /// What the member buys that speaks most for it.
        package let because: Int32
    }

    /// For each older item the new ones that are like it.
    private let matches: [Int32: [ContentModel.Neighbour]]

    /// The most older items that one new item is matched with.
    package static let neighboursMax = 100
    /// How alike items must be at least to be matched.
    package static let similarityMin: Float = 0.3
    /// The most new items that one older item is matched with, the most alike.
    package static let matchesMax = 10
    /// How many of a member's items are looked at, those that count most.
    package static let historyMax = 30

    /// Matches new items with older ones.
    ///
    /// - Parameters:
    ///   - items: The new items.
    ///   - model: How alike items are.
    ///   - isKnown: Whether an item may be one that a new one is like: whether it is bought.
    package init(
        _ items: [Int32],
        model: ContentModel,
        isKnown: (Int32) -> Bool
    ) {
        let new = Set(items)
        var matches: [Int32: [ContentModel.Neighbour]] = [:]
        for item in new.sorted() {
            let neighbours = model.neighbours(
                of: item,
                countMax: Self.neighboursMax,
                similarityMin: Self.similarityMin,
                mayBe: isKnown
            )
            for neighbour in neighbours {
                matches[neighbour.item, default: []].append(
                    ContentModel.Neighbour(item: item, similarity: neighbour.similarity)
                )
            }
        }
        self.matches = matches.mapValues { new in
            let sorted = new.sorted { ($1.similarity, $0.item) < ($0.similarity, $1.item) }
            return Array(sorted.prefix(Self.matchesMax))
        }
    }

    /// Whether there is no new item that is like any other.
    package var isEmpty: Bool { matches.isEmpty }

    /// The new items that suit a member best.
    ///
    /// - Parameters:
    ///   - history: What the member buys, each item once, with how much it counts; what does not
    ///     count above zero is left out.
    ///   - countMax: The most items.
    /// - Returns: Those first whose similarity times what the like item counts is the highest, each
    ///   with the item that makes it so; of equal ones the smaller number.
    package func newItems(
        for history: [(item: Int32, weight: Double)],
        countMax: Int
    ) -> [Match] {
        var best: [Int32: (score: Double, match: Match)] = [:]
        let strongest = history.filter { $0.weight > 0 && matches[$0.item] != nil }
            .sorted { ($1.weight, $0.item) < ($0.weight, $1.item) }
        for (item, weight) in strongest.prefix(Self.historyMax) {
            for neighbour in matches[item] ?? [] {
                let score = Double(neighbour.similarity) * weight
                if let known = best[neighbour.item] {
                    let isBetter =
                        score > known.score
                        || (score == known.score && item < known.match.because)
                    guard isBetter else { continue }
                }
                best[neighbour.item] = (
                    score,
                    Match(item: neighbour.item, similarity: neighbour.similarity, because: item)
                )
            }
        }
        return best.values
            .sorted { ($1.score, $0.match.item) < ($0.score, $1.match.item) }
            .prefix(max(0, countMax)).map(\.match)
    }
}
