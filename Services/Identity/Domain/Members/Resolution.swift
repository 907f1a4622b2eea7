package import Primitives

/// Whom an identity belongs to.
package struct Resolution: Hashable, Sendable {
    /// The member.
    package let memberID: MemberID
    /// The place, in the list asked for, of the identity that was known.
    package let matchedIndex: Int

    /// The most identities that one question may try.
    package static let identityCountMax = 16

    /// Names the member and what it was found by.
    package init(memberID: MemberID, matchedIndex: Int) {
        self.memberID = memberID
        self.matchedIndex = matchedIndex
    }
}
