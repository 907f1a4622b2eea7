import IdentityDomain
import Messages
import Primitives
import RPCCore

extension IdentityV1.Member {
    /// What a caller may see of a member.
    ///
    /// The name in full is for the member itself and for the app of a channel, which speaks to the
    /// member; identities are masked for everyone. A partner is told how the member is greeted, and
    /// nothing of where it came from or how else it is known.
    ///
    /// A member that was merged into this one sees it as its own, by the id that it knows.
    init(_ member: Member, seenBy principal: Principal?, askedFor asked: MemberID) {
        let maskedName = member.name?.masked ?? ""
        if principal?.kind == .partner {
            self.init(
                memberID: member.memberID.rawValue,
                name: maskedName,
                maskedName: maskedName
            )
            return
        }
        let sight = MemberSight(of: principal, onto: member.memberID, purpose: "")
        let seesName =
            sight.seesPersonal || principal?.kind == .member && principal?.memberID == asked
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
            maskedName: maskedName,
            state: IdentityV1.MemberState(member.facts.state),
            mayEarn: member.facts.earnsNow,
            mayBurn: member.facts.burnsNow
        )
    }
}
