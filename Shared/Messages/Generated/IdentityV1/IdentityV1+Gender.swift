// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

extension IdentityV1 {
    /// `huitou.identity.v1.Gender`.
    package enum Gender: CaseIterable, Hashable, Sendable {
        /// `GENDER_UNSPECIFIED`.
        case unspecified
        /// `GENDER_FEMALE`.
        case female
        /// `GENDER_MALE`.
        case male
        /// `GENDER_OTHER`.
        case other
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [Gender] = [
            .unspecified,
            .female,
            .male,
            .other
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .female
            case 2: self = .male
            case 3: self = .other
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .female: 1
            case .male: 2
            case .other: 3
            case .unrecognized(let number): number
            }
        }
    }
}
