package import Primitives

/// A request to make a member, or to find the one that has any of the identities already.
package struct Registration: Hashable, Sendable {
    /// The names of the member, of different kinds; at least one.
    package let identities: [IdentityValue]
    /// What the member is called; `nil` where the request does not say.
    package let name: MemberName?
    /// The unit of the organisation that won the member.
    package let organisation: OrganisationPath
    /// The way by which the member came.
    package let channel: ChannelName
    /// When the member registered, in the world; `nil` for the time of booking.
    package let registeredAt: Timestamp?
    /// The caller and the name that it gave to this request.
    package let key: CallerKey

    /// How far the clock of a till may be ahead of ours, in microseconds.
    package static let clockSkewMicrosecondsMax: Int64 = 300_000_000

    /// The time that counts as the member's registration.
    ///
    /// - Parameter bookedAt: The time of booking.
    /// - Returns: What the request says, but never later than `bookedAt`.
    package func registeredAt(bookedAt: Timestamp) -> Timestamp {
        min(registeredAt ?? bookedAt, bookedAt)
    }
}

/// A caller's own name for one of its requests: different callers may choose the same.
package struct CallerKey: Hashable, Sendable {
    /// Who calls: kind and id of the principal, `till:17`.
    package let caller: String
    /// The caller's name for the request.
    package let key: IdempotencyKey

    /// Bundles caller and name.
    package init(caller: String, key: IdempotencyKey) {
        self.caller = caller
        self.key = key
    }
}
