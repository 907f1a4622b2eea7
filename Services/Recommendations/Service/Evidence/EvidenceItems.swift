package import RecommendationsDomain
package import RecommendationsLearning

/// Which things are ranked.
package enum ItemLevel: String, CaseIterable, Hashable, Sendable {
    /// Each product by itself; an item's number is its product's.
    case product
    /// All products of a type together; types are numbered as they first occur in the catalogue.
    case type
}

/// What the products of a catalogue are to rankers: which item each one is, and where items belong.
///
/// Products that may not be recommended are no items: they are neither ranked nor counted.
package struct EvidenceItems: Sendable {
    /// Which things are ranked.
    package let level: ItemLevel
    /// Where items belong.
    package let catalogue: ItemCatalogue
    /// What each item is called: the product's sku, or the type.
    package let names: [String]
    /// Per product its item; -1 where it is none.
    private let itemOfProduct: [Int32]

    /// Numbers texts from 0, in the order in which they come.
    private struct Numbering {
        var numbers: [String: Int32] = [:]

        mutating func number(_ text: String) -> Int32 {
            if let number = numbers[text] { return number }
            let number = Int32(numbers.count)
            numbers[text] = number
            return number
        }
    }

    /// Takes a catalogue.
    ///
    /// - Parameters:
    ///   - products: All of them; a product's place is its number.
    ///   - level: Which things are ranked. A product without a type counts as one of a type that is
    ///     called like its category.
    package init(_ products: [Product], level: ItemLevel) {
        self.level = level
        switch level {
        case .product:
            itemOfProduct = products.enumerated().map { index, product in
                product.isRecommendable ? Int32(index) : -1
            }
            names = products.map(\.sku)
            catalogue = Self.catalogue(products)
        case .type:
            var types = Numbering()
            var first: [Product] = []
            itemOfProduct = products.map { product in
                guard product.isRecommendable, !product.narrowType.isEmpty else { return -1 }
                let type = types.number(product.narrowType)
                if Int(type) == first.count { first.append(product) }
                return type
            }
            names = first.map(\.narrowType)
            catalogue = Self.catalogue(ofTypes: first)
        }
    }

    /// Which item a product is; `nil` where it is none.
    package func item(of product: ProductID) -> Int32? { item(ofProduct: product.rawValue) }

    /// Which item a product is, by the product's number; `nil` where it is none.
    package func item(ofProduct product: Int32) -> Int32? {
        guard product < itemOfProduct.count else { return nil }
        let item = itemOfProduct[Int(product)]
        return item < 0 ? nil : item
    }

    /// Whether any product is this item; of products, those that may not be recommended are none.
    package func isItem(_ item: Int32) -> Bool {
        level == .type || itemOfProduct[Int(item)] >= 0
    }

    private static func catalogue(_ products: [Product]) -> ItemCatalogue {
        var types = Numbering()
        var categories = Numbering()
        var departments = Numbering()
        var makers = Numbering()
        return ItemCatalogue(
            group: products.map { types.number($0.narrowType) },
            wideGroup: products.map { categories.number($0.category) },
            department: products.map { departments.number($0.department) },
            maker: products.map {
                makers.number($0.details.maker.isEmpty ? $0.brand : $0.details.maker)
            },
            isOwnBrand: products.map(\.details.isOwnBrand)
        )
    }

    private static func catalogue(ofTypes types: [Product]) -> ItemCatalogue {
        var categories = Numbering()
        var departments = Numbering()
        let category = types.map { categories.number($0.category) }
        let department = types.map { departments.number($0.department) }
        return ItemCatalogue(
            group: category,
            wideGroup: department,
            department: department,
            // A type has no maker: its category stands in.
            maker: category,
            isOwnBrand: types.map { _ in false }
        )
    }
}

extension Product {
    /// The narrowest kind that the catalogue knows of it.
    package var narrowType: String { details.type.isEmpty ? category : details.type }
}
