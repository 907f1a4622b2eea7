// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RequirementOperator`.
    package enum RequirementOperator: CaseIterable, Hashable, Sendable {
        /// `REQUIREMENT_OPERATOR_UNSPECIFIED`.
        case unspecified
        /// One of the product's values is this one. What the catalogue does not say is not so.
        case `is`
        /// None of them is; true where the catalogue says nothing.
        case isNot
        /// `REQUIREMENT_OPERATOR_ANY_OF`.
        case anyOf
        /// `REQUIREMENT_OPERATOR_NONE_OF`.
        case noneOf
        /// One of the product's values is a number and within the bound, which is included.
        case atMost
        /// `REQUIREMENT_OPERATOR_AT_LEAST`.
        case atLeast
        /// `REQUIREMENT_OPERATOR_BETWEEN`.
        case between
        /// `REQUIREMENT_OPERATOR_CONTAINS`.
        case contains
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [RequirementOperator] = [
            .unspecified,
            .is,
            .isNot,
            .anyOf,
            .noneOf,
            .atMost,
            .atLeast,
            .between,
            .contains
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .is
            case 2: self = .isNot
            case 3: self = .anyOf
            case 4: self = .noneOf
            case 5: self = .atMost
            case 6: self = .atLeast
            case 7: self = .between
            case 8: self = .contains
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .is: 1
            case .isNot: 2
            case .anyOf: 3
            case .noneOf: 4
            case .atMost: 5
            case .atLeast: 6
            case .between: 7
            case .contains: 8
            case .unrecognized(let number): number
            }
        }
    }
}
