import IdentityDomain
import Messages

extension IdentityV1.IdentityKind {
    /// The kind on the wire.
    init(_ kind: IdentityKind) {
        switch kind {
        case .phone: self = .phone
        case .card: self = .card
        case .email: self = .email
        case .wechatUnionID: self = .wechatUnionid
        case .wechatOpenID: self = .wechatOpenid
        case .alipayUser: self = .alipayUser
        case .wecomExternalUser: self = .wecomExternalUser
        case .appAccount: self = .appAccount
        case .vehiclePlate: self = .vehiclePlate
        case .partnerExternal: self = .partnerExternal
        case .faceToken: self = .faceToken
        }
    }

    /// The kind in the domain; `nil` for one that is not known here.
    var domainKind: IdentityKind? {
        switch self {
        case .phone: .phone
        case .card: .card
        case .email: .email
        case .wechatUnionid: .wechatUnionID
        case .wechatOpenid: .wechatOpenID
        case .alipayUser: .alipayUser
        case .wecomExternalUser: .wecomExternalUser
        case .appAccount: .appAccount
        case .vehiclePlate: .vehiclePlate
        case .partnerExternal: .partnerExternal
        case .faceToken: .faceToken
        case .unspecified, .unrecognized: nil
        }
    }
}

extension IdentityV1.IdentityValue {
    /// The identity before anything of it is believed.
    var draft: (kind: IdentityKind?, value: String) { (kind.domainKind, value) }
}

extension Registration.Draft {
    /// The request before anything of it is believed.
    init(_ request: IdentityV1.RegisterMemberRequest) {
        self.init(
            identities: request.identities.map(\.draft),
            name: request.name,
            organisation: request.organisation,
            channel: request.channel,
            idempotencyKey: request.idempotencyKey,
            registeredAt: request.registeredAt
        )
    }
}
