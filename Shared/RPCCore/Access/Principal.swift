package import Primitives

/// Who makes a call, once that is proven.
package struct Principal: Hashable, Sendable {
    /// What sort of caller it is.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// One of our services, by its certificate.
        case service
        /// A till in a store.
        case till
        /// The backend or app of a channel.
        case channelApp = "channel_app"
        /// A member, signed in.
        case member
        /// A member of staff.
        case staff
        /// A partner brand, by its certificate.
        case partner
        /// Whoever runs the installation.
        case `operator`

        /// A bit of its own, for sets that are asked on every call.
        var bit: UInt8 {
            switch self {
            case .service: 1
            case .till: 2
            case .channelApp: 4
            case .member: 8
            case .staff: 16
            case .partner: 32
            case .operator: 64
            }
        }
    }

    /// What sort of caller it is.
    package let kind: Kind
    /// Its name among callers of that kind: a service's name, a till's number, a member's id.
    package let id: String
    /// The organisation subtree that it may see; `nil` for none (a member sees itself only).
    package let organisation: OrganisationPath?
    /// Roles of a member of staff.
    package let roles: Set<StaffRole>

    /// Describes a caller.
    package init(
        kind: Kind,
        id: String,
        organisation: OrganisationPath? = nil,
        roles: Set<StaffRole> = []
    ) {
        self.kind = kind
        self.id = id
        self.organisation = organisation
        self.roles = roles
    }

    /// The member that this principal is; `nil` for every other kind.
    package var memberID: MemberID? {
        guard kind == .member, let number = Int64(id) else { return nil }
        return MemberID(rawValue: number)
    }
}

/// What a member of staff is employed as.
package enum StaffRole: String, CaseIterable, Hashable, Sendable {
    /// Headquarters, administration.
    case hqAdmin = "hq_admin"
    /// Headquarters, marketing.
    case hqMarketing = "hq_marketing"
    /// The manager of a region.
    case regionManager = "region_manager"
    /// The manager of a store.
    case storeManager = "store_manager"
    /// A shopping guide.
    case guide
    /// A cashier.
    case cashier
    /// An agent of the service desk.
    case serviceAgent = "service_agent"
    /// An auditor: reads, never writes.
    case auditor
}
