// swift-format-ignore-file
// Made by protos/generate from huitou/gateway/v1/gateway.proto. Do not edit.

extension GatewayV1 {
    /// A part of an answer that its service makes.
    package enum Part: CaseIterable, Hashable, Sendable {
        /// `PART_UNSPECIFIED`.
        case unspecified
        /// `PART_PROFILE`.
        case profile
        /// `PART_POINTS`.
        case points
        /// `PART_TIER`.
        case tier
        /// `PART_RECOMMENDATIONS`.
        case recommendations
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [Part] = [
            .unspecified,
            .profile,
            .points,
            .tier,
            .recommendations
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .profile
            case 2: self = .points
            case 3: self = .tier
            case 4: self = .recommendations
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .profile: 1
            case .points: 2
            case .tier: 3
            case .recommendations: 4
            case .unrecognized(let number): number
            }
        }
    }
}
