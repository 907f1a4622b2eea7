// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

extension IdentityV1 {
    /// `huitou.identity.v1.SensitiveAct`.
    package enum SensitiveAct: CaseIterable, Hashable, Sendable {
        /// `SENSITIVE_ACT_UNSPECIFIED`.
        case unspecified
        /// `SENSITIVE_ACT_ERASE_MEMBER`.
        case eraseMember
        /// `SENSITIVE_ACT_MERGE_MEMBERS`.
        case mergeMembers
        /// `SENSITIVE_ACT_REFUND`.
        case refund
        /// `SENSITIVE_ACT_ADJUST_POINTS`.
        case adjustPoints
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [SensitiveAct] = [
            .unspecified,
            .eraseMember,
            .mergeMembers,
            .refund,
            .adjustPoints
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .eraseMember
            case 2: self = .mergeMembers
            case 3: self = .refund
            case 4: self = .adjustPoints
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .eraseMember: 1
            case .mergeMembers: 2
            case .refund: 3
            case .adjustPoints: 4
            case .unrecognized(let number): number
            }
        }
    }
}
