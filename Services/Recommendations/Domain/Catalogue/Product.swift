/// The number under which a product is counted: dense from 0, given on first sight of its sku.
package struct ProductID: Hashable, Comparable, Sendable {
    /// The number, from 0 upwards.
    package let rawValue: Int32

    /// The most products that are told apart.
    package static let countMax = 50_000_000

    /// Wraps a number.
    package init(_ rawValue: Int32) {
        precondition(rawValue >= 0, "product numbers are never negative: \(rawValue)")
        self.rawValue = rawValue
    }

    /// The place of the product in arrays.
    package var index: Int { Int(rawValue) }

    package static func < (lhs: ProductID, rhs: ProductID) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}

/// What is known of a product.
package struct Product: Hashable, Sendable {
    /// The seller's number: 1 to 64 printable characters.
    package let sku: String
    /// What members read.
    package let name: String
    /// The category; may be empty.
    package let category: String
    /// The brand; may be empty.
    package let brand: String
    /// The department; may be empty.
    package let department: String
    /// Whether it may be recommended.
    package let isRecommendable: Bool
    /// Whether it was put into the catalogue, and not only seen in an order.
    package let isCatalogued: Bool

    /// Describes a product.
    package init(
        sku: String,
        name: String,
        category: String = "",
        brand: String = "",
        department: String = "",
        isRecommendable: Bool = true,
        isCatalogued: Bool = true
    ) {
        self.sku = sku
        self.name = name
        self.category = category
        self.brand = brand
        self.department = department
        self.isRecommendable = isRecommendable
        self.isCatalogued = isCatalogued
    }

    /// A product seen in an order before the catalogue had it: its sku is all there is to show.
    package static func seen(sku: String, category: String, brand: String) -> Product {
        Product(sku: sku, name: sku, category: category, brand: brand, isCatalogued: false)
    }
}
