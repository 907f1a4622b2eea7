/// On whose data a method acts, beyond the member and the unit that a request names.
package enum DataScope: Hashable, Sendable {
    /// What the request names, and nothing else.
    case named
    /// Nothing but the caller itself.
    case own
    /// Whatever lies inside the caller's scope: the store filters.
    case filtered
    /// Nothing of any member or unit.
    case installation
}

/// What a partner was allowed to do for the members that are linked to it.
package enum PartnerScope: String, CaseIterable, Hashable, Sendable {
    /// Finding a linked member by an identity.
    case resolve
    /// Giving points.
    case earn
    /// Taking points.
    case burn
    /// Reading what a linked member has consented to.
    case readProfile = "read_profile"
}
