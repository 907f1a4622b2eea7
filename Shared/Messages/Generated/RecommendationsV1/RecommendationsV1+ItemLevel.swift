// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ItemLevel`.
    package enum ItemLevel: CaseIterable, Hashable, Sendable {
        /// `ITEM_LEVEL_UNSPECIFIED`.
        case unspecified
        /// Products, named by their skus.
        case product
        /// Types of products, named as the catalogue has them.
        case type
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [ItemLevel] = [
            .unspecified,
            .product,
            .type
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .product
            case 2: self = .type
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .product: 1
            case .type: 2
            case .unrecognized(let number): number
            }
        }
    }
}
