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
    /// What else the catalogue says.
    package let details: Details

    /// What requirements, ranges of age and the item model ask a product for.
    package struct Details: Hashable, Sendable {
        /// The kind of product, narrower than the category; may be empty.
        package var type = ""
        /// Who makes it; may be empty.
        package var maker = ""
        /// Whether it is the chain's own brand.
        package var isOwnBrand = false
        /// The ordinary price in fen; 0 where it is not known.
        package var priceFen: Int64 = 0
        /// The ages, in months, of the child that it is meant for: at least and at most; 0 and 0
        /// where it is for everybody.
        package var ageMonthsMin: Int32 = 0
        /// See `ageMonthsMin`.
        package var ageMonthsMax: Int32 = 0
        /// What is said of it; may be empty.
        package var text = ""
        /// Names and values, in the order of both, each pair once; a name may have several values.
        package var attributes: [Attribute] = []

        /// Nothing is known.
        package init() {}
    }

    /// A name and a value: skin, dry.
    package struct Attribute: Hashable, Comparable, Sendable {
        /// What it tells: 1 to 64 printable characters.
        package let name: String
        /// What it is: 1 to 256 printable characters.
        package let value: String

        /// Describes an attribute.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }

        package static func < (lhs: Attribute, rhs: Attribute) -> Bool {
            (lhs.name, lhs.value) < (rhs.name, rhs.value)
        }
    }

    /// Describes a product.
    package init(
        sku: String,
        name: String,
        category: String = "",
        brand: String = "",
        department: String = "",
        isRecommendable: Bool = true,
        isCatalogued: Bool = true,
        details: Details = Details()
    ) {
        self.sku = sku
        self.name = name
        self.category = category
        self.brand = brand
        self.department = department
        self.isRecommendable = isRecommendable
        self.isCatalogued = isCatalogued
        self.details = details
    }

    /// A product seen in an order before the catalogue had it: its sku is all there is to show.
    package static func seen(sku: String, category: String, brand: String) -> Product {
        Product(sku: sku, name: sku, category: category, brand: brand, isCatalogued: false)
    }
}
