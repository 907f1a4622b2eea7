import IdentityDomain
import Messages
import Primitives
import RPCCore

extension IdentityV1.Member {
    /// What a caller may see of a member.
    ///
    /// The name in full is for the member itself and for the app of a channel, which speaks to the
    /// member; identities are masked for everyone.
    init(_ member: Member, seenBy principal: Principal?) {
        let maskedName = member.name?.masked ?? ""
        let seesName =
            switch principal?.kind {
            case .channelApp: true
            case .member: principal?.memberID == member.memberID
            case .service, .till, .staff, .partner, .operator, nil: false
            }
        self.init(
            memberID: member.memberID.rawValue,
            name: seesName ? member.name?.unsafeText ?? "" : maskedName,
            organisation: member.organisation.rawValue,
            channel: member.channel.rawValue,
            registeredAt: member.registeredAt.microseconds,
            identities: member.identities.map { identity in
                MaskedIdentity(
                    kind: IdentityV1.IdentityKind(identity.kind),
                    maskedValue: identity.masked
                )
            },
            maskedName: maskedName
        )
    }
}
