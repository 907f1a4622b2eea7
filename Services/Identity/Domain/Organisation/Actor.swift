package import Primitives

/// What a member of staff is employed as; the names are those of access tokens.
package enum OrganisationRole: String, CaseIterable, Hashable, Sendable {
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

    /// The roles that who has this one may give to others, inside its own part of the organisation.
    ///
    /// Administrators give every role, since theirs holds what the others hold. Managers give those
    /// of the people who work for them.
    package var grants: Set<OrganisationRole> {
        switch self {
        case .hqAdmin: Set(Self.allCases)
        case .regionManager: [.storeManager, .guide, .cashier]
        case .storeManager: [.guide, .cashier]
        case .hqMarketing, .guide, .cashier, .serviceAgent, .auditor: []
        }
    }
}

/// Who asks for a change of the organisation.
package struct Actor: Hashable, Sendable {
    /// Kind and id of the principal: `staff:anna`.
    package let name: String
    /// The account of a member of staff; `nil` for an operator.
    package let staffID: String?
    /// The part of the organisation that it may see; `nil` for an operator, who sees everything.
    package let organisation: OrganisationPath?
    /// What it is employed as, there; none for an operator.
    package let roles: Set<OrganisationRole>

    private init(
        name: String,
        staffID: String?,
        organisation: OrganisationPath?,
        roles: Set<OrganisationRole>
    ) {
        self.name = name
        self.staffID = staffID
        self.organisation = organisation
        self.roles = roles
    }

    /// Whoever runs the installation.
    package static func installation(name: String) -> Actor {
        Actor(name: name, staffID: nil, organisation: nil, roles: [])
    }

    /// A member of staff with roles in one part of the organisation.
    package static func staff(
        _ staffID: String,
        in organisation: OrganisationPath,
        roles: Set<OrganisationRole>
    ) -> Actor {
        Actor(
            name: "staff:\(staffID)",
            staffID: staffID,
            organisation: organisation,
            roles: roles
        )
    }

    /// Whether it may see what lies at a unit.
    package func reaches(_ unit: OrganisationPath) -> Bool {
        organisation?.contains(unit) ?? true
    }

    /// Whether it may give an assignment, or take it away.
    package func mayGrant(_ assignment: StaffAssignment) -> Bool {
        guard organisation != nil else { return true }
        return reaches(assignment.organisation)
            && roles.contains { $0.grants.contains(assignment.role) }
    }
}
