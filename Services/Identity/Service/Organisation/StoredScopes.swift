package import IdentityDomain
package import Primitives
package import RPCCore

/// Members' places as this service's own store has them.
package struct StoredPlaces: MemberPlaces {
    private let store: any OrganisationStore

    /// Looks in a store.
    package init(store: any OrganisationStore) {
        self.store = store
    }

    package func place(of member: MemberID) async throws -> MemberPlace? {
        try await store.place(of: member).map { place in
            MemberPlace(home: place.home, partners: place.partners)
        }
    }
}

/// Partners as this service's own store has them.
package struct StoredPartners: PartnerAccounts {
    private let store: any PartnerStore

    /// Looks in a store.
    package init(store: any PartnerStore) {
        self.store = store
    }

    package func partner(_ id: String) async throws -> PartnerAccount? {
        try await store.partner(id).map { partner in
            PartnerAccount(
                id: partner.partnerID,
                organisation: partner.organisation,
                scopes: Set(partner.rights.compactMap { PartnerScope(rawValue: $0.rawValue) }),
                callsPerSecond: partner.callsPerSecond,
                burst: partner.burst,
                isActive: partner.isActive,
                pins: Set(partner.pins.map(\.digits))
            )
        }
    }
}

/// Accounts of staff as this service's own store has them.
package struct StoredStaffAccounts: StaffAccounts {
    private let store: any OrganisationStore

    /// Looks in a store.
    package init(store: any OrganisationStore) {
        self.store = store
    }

    package func isSuspended(_ staffID: String) async throws -> Bool {
        try await store.isSuspended(staffID)
    }
}
