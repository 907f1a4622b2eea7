// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

extension IdentityV1 {
    /// What a one-time code is for; it is good for nothing else.
    package enum CodePurpose: CaseIterable, Hashable, Sendable {
        /// `CODE_PURPOSE_UNSPECIFIED`.
        case unspecified
        /// `CODE_PURPOSE_SIGN_IN`.
        case signIn
        /// `CODE_PURPOSE_STEP_UP`.
        case stepUp
        /// To prove that an identity is one's own before it is added or marked as verified.
        case verifyIdentity
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [CodePurpose] = [
            .unspecified,
            .signIn,
            .stepUp,
            .verifyIdentity
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .signIn
            case 2: self = .stepUp
            case 3: self = .verifyIdentity
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .signIn: 1
            case .stepUp: 2
            case .verifyIdentity: 3
            case .unrecognized(let number): number
            }
        }
    }
}
