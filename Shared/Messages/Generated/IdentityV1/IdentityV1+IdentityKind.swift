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
        /// local@domain; case does not matter.
        case email
        /// WeChat's id of a person for all apps of one owner; case counts.
        case wechatUnionid
        /// WeChat's id of a person in one app, with that app's id: appid:openid; case counts.
        case wechatOpenid
        /// Alipay's id of a person: 16 digits beginning with 2088, or the newer open id.
        case alipayUser
        /// WeCom's id of an external contact, as it gives it: wm... or wo...; case counts.
        case wecomExternalUser
        /// The name of an account in the chain's own app; case counts.
        case appAccount
        /// The plate of a Chinese vehicle, also of 8 characters; spaces, dots and case do not matter.
        case vehiclePlate
        /// A partner brand's own id of a person, with the partner's: partner-id:external-id; the latter as
        /// the partner writes it.
        case partnerExternal
        /// A reference that the vendor of a face terminal gives, with the vendor's name: vendor:token.
        /// Never biometrics.
        case faceToken
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [IdentityKind] = [
            .unspecified,
            .phone,
            .card,
            .email,
            .wechatUnionid,
            .wechatOpenid,
            .alipayUser,
            .wecomExternalUser,
            .appAccount,
            .vehiclePlate,
            .partnerExternal,
            .faceToken
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .phone
            case 2: self = .card
            case 3: self = .email
            case 4: self = .wechatUnionid
            case 5: self = .wechatOpenid
            case 6: self = .alipayUser
            case 7: self = .wecomExternalUser
            case 8: self = .appAccount
            case 9: self = .vehiclePlate
            case 10: self = .partnerExternal
            case 11: self = .faceToken
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .phone: 1
            case .card: 2
            case .email: 3
            case .wechatUnionid: 4
            case .wechatOpenid: 5
            case .alipayUser: 6
            case .wecomExternalUser: 7
            case .appAccount: 8
            case .vehiclePlate: 9
            case .partnerExternal: 10
            case .faceToken: 11
            case .unrecognized(let number): number
            }
        }
    }
}
