/// What sort of name a channel knows a member by.
///
/// The raw values are stored and are those of the `.proto` file: they never change. No kind names a
/// device: devices are not probed for.
package enum IdentityKind: Int, CaseIterable, Hashable, Sendable {
    /// A telephone number.
    case phone = 1
    /// The number on a physical card.
    case card = 2
    /// An e-mail address.
    case email = 3
    /// WeChat's id of a person for all apps of one owner.
    case wechatUnionID = 4
    /// WeChat's id of a person in one app, with that app's id.
    case wechatOpenID = 5
    /// Alipay's id of a person.
    case alipayUser = 6
    /// WeCom's id of an external contact.
    case wecomExternalUser = 7
    /// The name of an account in the chain's own app.
    case appAccount = 8
    /// The plate of a vehicle.
    case vehiclePlate = 9
    /// A partner brand's own id of a person, with the partner's.
    case partnerExternal = 10
    /// A reference given by the vendor of a face terminal; never biometrics.
    case faceToken = 11

    /// The kinds in the order in which they are tried where a caller leaves the order to us: those
    /// first that name one person for long.
    package static let byPriority: [IdentityKind] = [
        .phone, .wechatUnionID, .wechatOpenID, .alipayUser, .wecomExternalUser, .appAccount, .card,
        .email, .partnerExternal, .vehiclePlate, .faceToken,
    ]

    /// The place of the kind in ``byPriority``.
    package var priority: Int {
        Self.byPriority.firstIndex(of: self) ?? Self.byPriority.count
    }
}

extension IdentityKind: CustomStringConvertible {
    package var description: String {
        switch self {
        case .phone: "phone"
        case .card: "card"
        case .email: "email"
        case .wechatUnionID: "wechat_unionid"
        case .wechatOpenID: "wechat_openid"
        case .alipayUser: "alipay_user"
        case .wecomExternalUser: "wecom_external_user"
        case .appAccount: "app_account"
        case .vehiclePlate: "vehicle_plate"
        case .partnerExternal: "partner_external"
        case .faceToken: "face_token"
        }
    }
}
