package import IdentityDomain
package import Primitives
package import RPCCore

/// How much of a member a caller may see.
///
/// The member itself and the app of a channel, which speaks to the member, see everything. An agent
/// of the service desk and an administrator of headquarters do where they say what for. Everybody
/// else sees what is personal masked or not at all.
package struct MemberSight: Hashable, Sendable {
    /// Whether what is personal is shown in full.
    package let seesPersonal: Bool
    /// Whether the reasons of states are shown.
    package let seesReasons: Bool

    /// Everything, as a member's export shows it.
    static let whole = MemberSight(seesPersonal: true, seesReasons: true)

    private init(seesPersonal: Bool, seesReasons: Bool) {
        self.seesPersonal = seesPersonal
        self.seesReasons = seesReasons
    }

    /// The roles of staff that may see personal data in full.
    package static let unmaskingRoles: Set<StaffRole> = [.hqAdmin, .serviceAgent]

    /// Decides what a caller sees.
    ///
    /// - Parameters:
    ///   - principal: The caller.
    ///   - memberID: Whom it looks at.
    ///   - purpose: What for; empty where it does not say.
    package init(of principal: Principal?, onto memberID: MemberID, purpose: String) {
        switch principal?.kind {
        case .channelApp:
            seesPersonal = true
            seesReasons = false
        case .member:
            seesPersonal = principal?.memberID == memberID
            seesReasons = false
        case .staff:
            let roles = principal?.roles ?? []
            seesPersonal = !purpose.isEmpty && !roles.isDisjoint(with: Self.unmaskingRoles)
            seesReasons = seesPersonal
        case .operator:
            seesPersonal = false
            seesReasons = true
        case .service, .till, .partner, nil:
            seesPersonal = false
            seesReasons = false
        }
    }

    /// The fields of a profile that this caller is shown in full, by their names in the `.proto`
    /// file; empty where everything is masked.
    package func unmaskedFields(of profile: MemberProfile) -> [String] {
        guard seesPersonal else { return [] }
        let personal = profile.personal
        let held: [(String, Bool)] = [
            ("name", profile.member.name != nil),
            ("gender", personal.gender != nil),
            ("birthday", personal.birthday.birthday?.year != nil),
            ("children", !personal.children.isEmpty),
            ("attributes", !personal.values.attributes.isEmpty),
            ("preferences", !personal.values.preferences.isEmpty),
            ("addresses", !personal.addresses.isEmpty),
            ("identities", !profile.member.identities.isEmpty),
            ("state_reason", seesReasons && personal.stateNote != nil),
        ]
        return held.filter(\.1).map(\.0)
    }
}
