import IdentityDomain
import Messages

extension IdentityV1.IdentityKind {
    /// The kind on the wire.
    init(_ kind: IdentityKind) {
        switch kind {
        case .phone: self = .phone
        case .card: self = .card
        }
    }

    /// The kind in the domain; `nil` for one that is not known here.
    var domainKind: IdentityKind? {
        switch self {
        case .phone: .phone
        case .card: .card
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
