/// A part of an answer that its service makes.
package enum Part: CaseIterable, Hashable, Sendable {
    /// Who the member is: identity.
    case profile
    /// What the member may spend: points.
    case points
    /// Where the member stands: tiers.
    case tier
    /// What the member will want: recommendations.
    case recommendations
}
