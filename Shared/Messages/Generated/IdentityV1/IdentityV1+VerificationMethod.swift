// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

extension IdentityV1 {
    /// How somebody made sure that an identity is the member's.
    package enum VerificationMethod: CaseIterable, Hashable, Sendable {
        /// `VERIFICATION_METHOD_UNSPECIFIED`.
        case unspecified
        /// `VERIFICATION_METHOD_ONE_TIME_CODE`.
        case oneTimeCode
        /// `VERIFICATION_METHOD_OIDC`.
        case oidc
        /// `VERIFICATION_METHOD_WECHAT`.
        case wechat
        /// `VERIFICATION_METHOD_STAFF`.
        case staff
        /// `VERIFICATION_METHOD_PARTNER`.
        case partner
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [VerificationMethod] = [
            .unspecified,
            .oneTimeCode,
            .oidc,
            .wechat,
            .staff,
            .partner
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .oneTimeCode
            case 2: self = .oidc
            case 3: self = .wechat
            case 4: self = .staff
            case 5: self = .partner
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .oneTimeCode: 1
            case .oidc: 2
            case .wechat: 3
            case .staff: 4
            case .partner: 5
            case .unrecognized(let number): number
            }
        }
    }
}
