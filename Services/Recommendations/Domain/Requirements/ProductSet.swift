/// A set of products, one bit each.
package struct ProductSet: Hashable, Sendable {
    /// The bits; a product's bit is its number.
    private(set) var words: [UInt64]

    /// No product, with room for a number of words of 64.
    init(wordCount: Int) {
        words = [UInt64](repeating: 0, count: wordCount)
    }

    /// The first `count` products.
    init(first count: Int, wordCount: Int) {
        self.init(wordCount: wordCount)
        precondition(count <= wordCount * 64, "\(count) products need more than \(wordCount) words")
        for word in 0..<(count / 64) { words[word] = .max }
        if count % 64 > 0 { words[count / 64] = (1 << UInt64(count % 64)) - 1 }
    }

    /// How many products there are.
    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether there is none.
    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Whether a product is in the set.
    package func contains(_ product: ProductID) -> Bool { contains(product.index) }

    func contains(_ index: Int) -> Bool {
        index / 64 < words.count && words[index / 64] & (1 << UInt64(index % 64)) != 0
    }

    mutating func insert(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }

    mutating func remove(_ index: Int) {
        guard index / 64 < words.count else { return }
        words[index / 64] &= ~(1 << UInt64(index % 64))
    }

    /// Writes 64 products at once.
    mutating func setWord(_ word: Int, to bits: UInt64) { words[word] = bits }

    mutating func formIntersection(_ other: ProductSet) {
        for word in words.indices { words[word] &= other.words[word] }
    }

    mutating func subtract(_ other: ProductSet) {
        for word in words.indices { words[word] &= ~other.words[word] }
    }

    func intersection(_ other: ProductSet) -> ProductSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    /// Hands every product's number to `body`, ascending.
    func forEach(_ body: (Int) -> Void) {
        for (place, word) in words.enumerated() {
            var bits = word
            while bits != 0 {
                body(place * 64 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
    }
}
