/// What stores have in stock, two bits for each product and store: whether it was told of, and
/// whether there is any.
///
/// The bits of 4,096 neighbouring products make a block of a kilobyte, which is there where one of
/// them was told of: 2,500 stores that tell of 90,000 products take some 57 MB.
package struct StockLevels: Sendable {
    private static let blockSize = 4096
    private static let wordCount = blockSize / 64

    /// By store; a block's first half says what was told of, its second half of what there is any.
    private var stores: [String: [[UInt64]]] = [:]

    /// Nothing was told.
    package init() {}

    /// Takes over how many of a product a store has.
    package mutating func put(_ product: ProductID, quantity: Int64, in organisation: String) {
        let (block, word, bit) = Self.place(of: product)
        var blocks = stores.removeValue(forKey: organisation) ?? []
        while blocks.count <= block { blocks.append([]) }
        if blocks[block].isEmpty {
            blocks[block] = [UInt64](repeating: 0, count: 2 * Self.wordCount)
        }
        blocks[block][word] |= bit
        if quantity > 0 {
            blocks[block][Self.wordCount + word] |= bit
        } else {
            blocks[block][Self.wordCount + word] &= ~bit
        }
        stores[organisation] = blocks
    }

    /// What a unit has: a store by its own path, any other by all stores below it.
    package func unit(_ organisation: String) -> Unit {
        if let store = stores[organisation] { return Unit(stores: [store]) }
        let prefix = organisation + "/"
        return Unit(stores: stores.filter { $0.key.hasPrefix(prefix) }.map(\.value))
    }

    /// What one or several stores have.
    package struct Unit: Sendable {
        fileprivate let stores: [[[UInt64]]]

        /// Whether any of them has a product; `nil` where none was told of it.
        package func isInStock(_ product: ProductID) -> Bool? {
            let (block, word, bit) = StockLevels.place(of: product)
            var isTold = false
            for store in stores where store.indices.contains(block) && !store[block].isEmpty {
                if store[block][StockLevels.wordCount + word] & bit != 0 { return true }
                if store[block][word] & bit != 0 { isTold = true }
            }
            return isTold ? false : nil
        }
    }

    fileprivate static func place(of product: ProductID) -> (block: Int, word: Int, bit: UInt64) {
        let place = product.index % blockSize
        return (product.index / blockSize, place / 64, 1 << UInt64(place % 64))
    }
}
