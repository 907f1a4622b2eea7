// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.MemberOrder`.
    package enum MemberOrder: CaseIterable, Hashable, Sendable {
        /// Value at risk.
        case unspecified
        /// The probability of staying away times the value of twelve months.
        case valueAtRisk
        /// The probability of staying away.
        case churn
        /// The value of twelve months.
        case value
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [MemberOrder] = [
            .unspecified,
            .valueAtRisk,
            .churn,
            .value
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .valueAtRisk
            case 2: self = .churn
            case 3: self = .value
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .valueAtRisk: 1
            case .churn: 2
            case .value: 3
            case .unrecognized(let number): number
            }
        }
    }
}
