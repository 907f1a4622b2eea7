// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RequirementStrength`.
    package enum RequirementStrength: CaseIterable, Hashable, Sendable {
        /// It has to be met; where nothing meets all, giving it up may be proposed.
        case unspecified
        /// It has to be met, and is never given up: an allergy.
        case indispensable
        /// Better where it is met.
        case wish
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [RequirementStrength] = [
            .unspecified,
            .indispensable,
            .wish
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .indispensable
            case 2: self = .wish
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .indispensable: 1
            case .wish: 2
            case .unrecognized(let number): number
            }
        }
    }
}
