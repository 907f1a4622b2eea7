// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

extension IdentityV1 {
    /// A way by which a member is contacted.
    package enum ContactChannel: CaseIterable, Hashable, Sendable {
        /// No way: for purposes that contact nobody, such as behaviour, or partner:<id>, which hands a
        /// profile on.
        case unspecified
        /// `CONTACT_CHANNEL_SMS`.
        case sms
        /// `CONTACT_CHANNEL_PUSH`.
        case push
        /// `CONTACT_CHANNEL_WECHAT`.
        case wechat
        /// `CONTACT_CHANNEL_EMAIL`.
        case email
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [ContactChannel] = [
            .unspecified,
            .sms,
            .push,
            .wechat,
            .email
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .sms
            case 2: self = .push
            case 3: self = .wechat
            case 4: self = .email
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .sms: 1
            case .push: 2
            case .wechat: 3
            case .email: 4
            case .unrecognized(let number): number
            }
        }
    }
}
