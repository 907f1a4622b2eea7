// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

extension IdentityV1 {
    /// Where a member stands with the program.
    package enum MemberState: CaseIterable, Hashable, Sendable {
        /// `MEMBER_STATE_UNSPECIFIED`.
        case unspecified
        /// `MEMBER_STATE_ACTIVE`.
        case active
        /// Held back while something is looked into; may_earn and may_burn say what.
        case frozen
        /// Ended by the member or by headquarters.
        case closed
        /// Found to be the same person as another member.
        case merged
        /// `MEMBER_STATE_ERASED`.
        case erased
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [MemberState] = [
            .unspecified,
            .active,
            .frozen,
            .closed,
            .merged,
            .erased
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .active
            case 2: self = .frozen
            case 3: self = .closed
            case 4: self = .merged
            case 5: self = .erased
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .active: 1
            case .frozen: 2
            case .closed: 3
            case .merged: 4
            case .erased: 5
            case .unrecognized(let number): number
            }
        }
    }
}
