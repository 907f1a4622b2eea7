/// How alike items are by what the catalogue says of them, before anybody has bought them.
///
/// Items are vectors over tokens, weighted by how often a token is said and how few items it is
/// said of (tf-idf: Salton and Buckley 1988, with (1 + log tf) · log(n / df)), of length one: the
/// product of two is the cosine of their angle. Only items that share a token are ever compared.
package struct ContentModel: Sendable {
    /// An item that is like another.
    package struct Neighbour: Hashable, Sendable {
        /// Which.
        package let item: Int32
        /// How alike: above 0, at most 1.
        package let similarity: Float
    }

    /// Per item where its entries end.
    private var ends: [Int32] = []
    private var tokens: [Int32] = []
    private var weights: [Float] = []
    /// Per token where its postings end.
    private var postingEnds: [Int32] = []
    private var postingItems: [Int32] = []
    private var postingWeights: [Float] = []

    /// Tokens that more than this share of the items have tell nothing.
    private static let shareMax = 0.25
    /// In small catalogues tokens of at most so many items count whatever their share.
    private static let countMin = 20

    /// Reads a catalogue.
    ///
    /// - Parameters:
    ///   - count: How many items there are.
    ///   - document: What is said of an item; asked for twice, so that not all are held at once.
    package init(count: Int, document: (Int) -> ContentDocument) {
        var counts: [String: Int] = [:]
        for item in 0..<count {
            for token in document(item).tokens.keys { counts[token, default: 0] += 1 }
        }
        let countMax = max(Self.countMin, Int(Double(count) * Self.shareMax))
        // Numbered in the order of their names, so that sums are the same however they are stored.
        let kept = counts.filter { $0.value <= countMax && $0.value < count }
        let names = kept.keys.sorted()
        let numbers = Dictionary(
            uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) }
        )
        let rarity = names.map { name in
            Elementary.log(Double(count) / Double(kept[name] ?? 1))
        }
        for item in 0..<count {
            append(document(item), numbers, rarity)
        }
        invert(tokenCount: names.count)
    }

    /// Reads a catalogue that is held already.
    package init(_ documents: [ContentDocument]) {
        self.init(count: documents.count) { documents[$0] }
    }

    /// How many items there are.
    package var itemCount: Int { ends.count }

    /// The items most like one.
    ///
    /// - Parameters:
    ///   - item: Which.
    ///   - countMax: The most neighbours; at least 1.
    ///   - similarityMin: How alike they must be at least.
    ///   - mayBe: Whether an item may be a neighbour; the item itself never is.
    /// - Returns: The most alike first; of equally alike ones the smaller number.
    package func neighbours(
        of item: Int32,
        countMax: Int,
        similarityMin: Float = 0.05,
        mayBe: (Int32) -> Bool
    ) -> [Neighbour] {
        var sums = [Float](repeating: 0, count: itemCount)
        for entry in entries(of: Int(item)) {
            let token = Int(tokens[entry])
            let start = token == 0 ? 0 : Int(postingEnds[token - 1])
            for posting in start..<Int(postingEnds[token]) {
                sums[Int(postingItems[posting])] += weights[entry] * postingWeights[posting]
            }
        }
        let alike = sums.indices.filter { sums[$0] > 0 && sums[$0] >= similarityMin }
            .map { Int32($0) }.filter { $0 != item && mayBe($0) }
        return alike.map { Neighbour(item: $0, similarity: min(sums[Int($0)], 1)) }
            .sorted { ($1.similarity, $0.item) < ($0.similarity, $1.item) }
            .prefix(countMax).map { $0 }
    }

    private func entries(of item: Int) -> Range<Int> {
        (item == 0 ? 0 : Int(ends[item - 1]))..<Int(ends[item])
    }

    private mutating func append(
        _ document: ContentDocument,
        _ numbers: [String: Int32],
        _ rarity: [Double]
    ) {
        var entries = document.tokens.compactMap { token, count in
            numbers[token].map { number in
                (number, (1 + Elementary.log(Double(count))) * rarity[Int(number)])
            }
        }
        entries.sort { $0.0 < $1.0 }
        let length = entries.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
        for (number, weight) in entries where length > 0 {
            tokens.append(number)
            weights.append(Float(weight / length))
        }
        ends.append(Int32(tokens.count))
    }

    private mutating func invert(tokenCount: Int) {
        var counts = [Int32](repeating: 0, count: tokenCount)
        for token in tokens { counts[Int(token)] += 1 }
        var next: [Int32] = []
        var end: Int32 = 0
        for count in counts {
            next.append(end)
            end += count
            postingEnds.append(end)
        }
        postingItems = [Int32](repeating: 0, count: tokens.count)
        postingWeights = [Float](repeating: 0, count: tokens.count)
        for item in ends.indices {
            for entry in entries(of: item) {
                let token = Int(tokens[entry])
                postingItems[Int(next[token])] = Int32(item)
                postingWeights[Int(next[token])] = weights[entry]
                next[token] += 1
            }
        }
    }
}
