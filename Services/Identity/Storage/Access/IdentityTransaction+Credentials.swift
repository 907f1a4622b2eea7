import IdentityDomain
import Primitives
import StorageCore

/// Which identities a member signs in by.
///
/// An identity that was attached without proof is a look-up key: whoever attaches a stranger's
/// phone to a member must not have the stranger sign in there, nor the member's owner lose it so.
extension IdentityTransaction {
    /// Whether a member signs in by an identity that it has.
    func isCredential(_ identity: IdentityValue, of owner: MemberID) throws -> Bool {
        try member(owner)?.record.isCredential(identity) ?? false
    }

    /// Takes an identity from a member that has it without proof, because somebody else proves it.
    func take(_ identity: IdentityValue, from owner: MemberID) throws {
        guard var member = try member(owner) else { throw MemberStoreError.corrupt }
        precondition(!member.record.isCredential(identity), "a credential is taken from nobody")
        member.record.remove(identity)
        try save(
            member,
            publishing: [
                .identityRemoved(
                    memberID: member.memberID,
                    kind: identity.kind,
                    removedAt: bookedAt
                )
            ]
        )
        try write(
            "DELETE FROM identities WHERE blind_index = $1 AND member_id = $2",
            [
                [
                    .blob(context.lookUp.index(of: identity)),
                    .integer(member.memberID.rawValue),
                ]
            ]
        )
    }

    /// Has somebody look whether a new member is the one that has lost its phone to it.
    func queueReview(of memberID: MemberID, _ formerOwner: MemberID) throws {
        guard let pair = DoubtfulPair(memberID, formerOwner), let member = try member(memberID)
        else { return }
        try StoredReview.insert(
            [pair],
            cause: .identitiesConflict,
            organisation: member.facts.home,
            openedAt: bookedAt,
            random: context.environment.random,
            in: writer
        )
    }
}
