// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.BehaviourKind`.
    package enum BehaviourKind: CaseIterable, Hashable, Sendable {
        /// `BEHAVIOUR_KIND_UNSPECIFIED`.
        case unspecified
        /// Looked at a product.
        case view
        /// Searched. Of the words only the products and categories are kept that they match.
        case search
        /// `BEHAVIOUR_KIND_FAVOURITE`.
        case favourite
        /// `BEHAVIOUR_KIND_UNFAVOURITE`.
        case unfavourite
        /// `BEHAVIOUR_KIND_CART_ADD`.
        case cartAdd
        /// `BEHAVIOUR_KIND_CART_REMOVE`.
        case cartRemove
        /// Scanned a product in a store.
        case scan
        /// Came into a store.
        case arrival
        /// Gave a product a score.
        case review
        /// Was shown a product of a list.
        case impression
        /// Followed it.
        case click
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [BehaviourKind] = [
            .unspecified,
            .view,
            .search,
            .favourite,
            .unfavourite,
            .cartAdd,
            .cartRemove,
            .scan,
            .arrival,
            .review,
            .impression,
            .click
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .view
            case 2: self = .search
            case 3: self = .favourite
            case 4: self = .unfavourite
            case 5: self = .cartAdd
            case 6: self = .cartRemove
            case 7: self = .scan
            case 8: self = .arrival
            case 9: self = .review
            case 10: self = .impression
            case 11: self = .click
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .view: 1
            case .search: 2
            case .favourite: 3
            case .unfavourite: 4
            case .cartAdd: 5
            case .cartRemove: 6
            case .scan: 7
            case .arrival: 8
            case .review: 9
            case .impression: 10
            case .click: 11
            case .unrecognized(let number): number
            }
        }
    }
}
