// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

extension IdentityV1 {
    /// `huitou.identity.v1.IdentityKind`.
    package enum IdentityKind: CaseIterable, Hashable, Sendable {
        /// `IDENTITY_KIND_UNSPECIFIED`.
        case unspecified
        /// E.164 (+ or 00, country code, number), or a Chinese mobile number of 11 digits: 13800000000 is
        /// +8613800000000. Full-width digits, spaces, dashes, dots, slashes and brackets do not matter.
        case phone
        /// The number on a physical card, 4 to 32 letters and digits; case, spaces and dashes do not matter.
        case card
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [IdentityKind] = [
            .unspecified,
            .phone,
            .card
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .phone
            case 2: self = .card
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .phone: 1
            case .card: 2
            case .unrecognized(let number): number
            }
        }
    }
}
