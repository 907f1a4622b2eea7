// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

extension RecommendationsV1 {
    /// Which list is made. Members with purchases on fewer than five days, and all members before models
    /// were trained, get what they bought most and what is popular; the same fills up a list that the
    /// models cannot fill.
    package enum RecommendationList: CaseIterable, Hashable, Sendable {
        /// RECOMMENDATION_LIST_BLEND.
        case unspecified
        /// What the member will buy next, known or new.
        case nextBasket
        /// What the member never bought and will.
        case discovery
        /// What the member will buy again and what it has never bought, mixed: of the places as many go to
        /// new items as of the lines that the member bought lately, at least one in ten and at most half.
        case blend
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [RecommendationList] = [
            .unspecified,
            .nextBasket,
            .discovery,
            .blend
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .nextBasket
            case 2: self = .discovery
            case 3: self = .blend
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .nextBasket: 1
            case .discovery: 2
            case .blend: 3
            case .unrecognized(let number): number
            }
        }
    }
}
