package import Primitives

/// Whether a new member stands above its inviter.
package enum ReferralRing: Hashable, Sendable {
    /// It does not.
    case none
    /// It does: the invitation would close a ring.
    case ring
    /// There are too many above to look at them all.
    case tooLong

    /// The most members above an inviter that are looked at.
    package static let membersMax = 256

    /// Looks for a new member above its inviter.
    ///
    /// - Parameters:
    ///   - invitee: The new member.
    ///   - inviter: Who invites it.
    ///   - inviters: Who has invited a member: one, or several where members were merged.
    /// - Returns: Whether it was found.
    /// - Throws: What `inviters` throws.
    package static func search(
        for invitee: MemberID,
        above inviter: MemberID,
        inviters: (MemberID) throws -> [MemberID]
    ) rethrows -> ReferralRing {
        var seen: Set<MemberID> = [inviter]
        var next = [inviter]
        while let member = next.popLast() {
            if member == invitee { return .ring }
            for above in try inviters(member) where seen.insert(above).inserted {
                guard seen.count <= membersMax else { return .tooLong }
                next.append(above)
            }
        }
        return .none
    }
}
