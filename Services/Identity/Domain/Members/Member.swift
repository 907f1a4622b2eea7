package import Primitives

/// What is held about a member.
package struct Member: Hashable, Sendable {
    /// Who it is.
    package let memberID: MemberID
    /// Counts the changes of this member, from 1; each has its event.
    package let version: Int64
    /// What the member is called; `nil` where nobody said.
    package let name: MemberName?
    /// The unit of the organisation that won the member.
    package let organisation: OrganisationPath
    /// The way by which the member came.
    package let channel: ChannelName
    /// When the member registered, in the world.
    package let registeredAt: Timestamp
    /// Every name by which channels know the member, in the order in which they came.
    package let identities: [IdentityValue]
    /// What may be known of the member outside of identity.
    package let facts: MemberFacts

    /// The most identities that one member has.
    package static let identityCountMax = 32

    /// Describes a member.
    package init(
        memberID: MemberID,
        version: Int64,
        name: MemberName?,
        organisation: OrganisationPath,
        channel: ChannelName,
        registeredAt: Timestamp,
        identities: [IdentityValue],
        facts: MemberFacts? = nil
    ) {
        self.memberID = memberID
        self.version = version
        self.name = name
        self.organisation = organisation
        self.channel = channel
        self.registeredAt = registeredAt
        self.identities = identities
        self.facts = facts ?? MemberFacts(home: organisation)
    }
}
