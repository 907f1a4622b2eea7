/// Finds the products and categories that words mean, so that of a search only these are kept.
///
/// A product matches where its name, type, category, brand and department together hold every word,
/// whatever the case; Chinese, which has no spaces, is looked for as it stands.
package struct ProductSearch: Sendable {
    private var products: [Product] = []
    /// What each product is found by, in lower case, as UTF-8.
    private var texts: [[UInt8]] = []

    /// The most products of one search.
    package static let productsMax = 20
    /// The most categories of one search.
    package static let categoriesMax = 5
    /// The most words that are looked at.
    private static let wordsMax = 8

    /// Knows no product.
    package init() {}

    /// Takes a catalogue over; what has not changed costs a comparison.
    package mutating func follow(_ catalogue: Catalogue) {
        let known = catalogue.products
        for (index, product) in known.enumerated() {
            if index < products.count {
                if products[index] == product { continue }
                texts[index] = Self.text(of: product)
            } else {
                texts.append(Self.text(of: product))
            }
        }
        products = known
    }

    /// What words mean.
    ///
    /// - Parameter words: As a member wrote them.
    /// - Returns: Products whose names are closest to the words first, then those known longer; the
    ///   categories of all products that match, those of most products first.
    package func matches(_ words: String) -> (products: [ProductID], categories: [String]) {
        let wanted = words.lowercased().split { !$0.isLetter && !$0.isNumber }
            .prefix(Self.wordsMax).map { Array($0.utf8) }
        guard !wanted.isEmpty else { return ([], []) }
        var best = BestItems<ProductID>(countMax: Self.productsMax)
        var categories: [String: Int] = [:]
        for (index, text) in texts.enumerated()
        where wanted.allSatisfy({ Self.contains(text, $0) }) {
            let product = products[index]
            categories[product.category, default: 0] += 1
            guard product.isRecommendable else { continue }
            best.insert(ProductID(Int32(index)), score: -Double(product.name.utf8.count))
        }
        let counted = categories.filter { !$0.key.isEmpty }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return (
            best.sorted().map(\.item), counted.prefix(Self.categoriesMax).map(\.key)
        )
    }

    private static func text(of product: Product) -> [UInt8] {
        let parts = [
            product.name, product.details.type, product.category, product.brand,
            product.department,
        ]
        return Array(parts.joined(separator: "\n").lowercased().utf8)
    }

    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return false }
        return text.withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                for start in 0...(text.count - word.count) where text[start] == first {
                    var offset = 1
                    while offset < word.count, text[start + offset] == word[offset] { offset += 1 }
                    if offset == word.count { return true }
                }
                return false
            }
        }
    }
}
