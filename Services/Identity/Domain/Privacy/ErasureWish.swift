package import Primitives

/// That a member wishes to be erased.
package struct ErasureWish: Hashable, Sendable {
    /// Where a wish stands among all: the longest waiting first.
    package struct Position: Hashable, Sendable {
        /// When it was made.
        package let requestedAt: Timestamp
        /// Under which id.
        package let askedID: MemberID

        /// Names a place.
        package init(requestedAt: Timestamp, askedID: MemberID) {
            self.requestedAt = requestedAt
            self.askedID = askedID
        }
    }

    /// The member: the one that whoever asked was merged into, or itself.
    package let memberID: MemberID
    /// Its home.
    package let home: OrganisationPath
    /// Who has said so: kind and id of the principal.
    package let requestedBy: String
    /// Why.
    package let reason: ReasonText
    /// Where it stands.
    package let position: Position

    /// Describes a wish.
    package init(
        memberID: MemberID,
        home: OrganisationPath,
        requestedBy: String,
        reason: ReasonText,
        position: Position
    ) {
        self.memberID = memberID
        self.home = home
        self.requestedBy = requestedBy
        self.reason = reason
        self.position = position
    }
}
