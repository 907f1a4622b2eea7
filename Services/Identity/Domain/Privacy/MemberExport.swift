package import Primitives

/// Everything that identity holds about a member.
package struct MemberExport: Hashable, Sendable {
    /// The member.
    package let member: Member
    /// Its profile, then those of whoever was merged into it: each keeps what was its own.
    package let profiles: [MemberProfile]
    /// Orders that it paid, as far as they are kept.
    package let orders: [PurchasedOrder]
    /// Since when it wishes to be erased; `nil` where it has not said so.
    package let erasureRequestedAt: Timestamp?
    /// When it was made sure that it is a real person.
    package let realPersonChecks: [RealPersonRecord]
    /// Its codes to invite others with.
    package let inviteCodes: [OwnCode]
    /// That somebody invited it.
    package let invitation: Invitation?
    /// What it agrees to.
    package let consents: MemberConsents
    /// When it was contacted, as far as senders have asked.
    package let contacts: [Contact]

    /// One contact.
    package struct Contact: Hashable, Sendable {
        /// What for.
        package let purpose: ContactPurpose
        /// By which way.
        package let channel: ContactChannel
        /// When.
        package let at: Timestamp

        /// Describes a contact.
        package init(purpose: ContactPurpose, channel: ContactChannel, at: Timestamp) {
            self.purpose = purpose
            self.channel = channel
            self.at = at
        }
    }

    /// One check of a real person.
    package struct RealPersonRecord: Hashable, Sendable {
        /// When.
        package let at: Timestamp
        /// Whether it was one.
        package let isPassed: Bool

        /// Describes a check.
        package init(at: Timestamp, isPassed: Bool) {
            self.at = at
            self.isPassed = isPassed
        }
    }

    /// A code to invite others with.
    package struct OwnCode: Hashable, Sendable {
        /// The code.
        package let code: InviteCode
        /// The campaign.
        package let campaign: String
        /// When it was made.
        package let madeAt: Timestamp

        /// Describes a code.
        package init(code: InviteCode, campaign: String, madeAt: Timestamp) {
            self.code = code
            self.campaign = campaign
            self.madeAt = madeAt
        }
    }

    /// The invitation that a member has claimed.
    package struct Invitation: Hashable, Sendable {
        /// The campaign.
        package let campaign: String
        /// When it was claimed.
        package let claimedAt: Timestamp

        /// Describes an invitation.
        package init(campaign: String, claimedAt: Timestamp) {
            self.campaign = campaign
            self.claimedAt = claimedAt
        }
    }

    /// Bundles them.
    package init(
        member: Member,
        profiles: [MemberProfile],
        orders: [PurchasedOrder] = [],
        erasureRequestedAt: Timestamp? = nil,
        realPersonChecks: [RealPersonRecord] = [],
        inviteCodes: [OwnCode] = [],
        invitation: Invitation? = nil,
        consents: MemberConsents,
        contacts: [Contact]
    ) {
        self.member = member
        self.profiles = profiles
        self.orders = orders
        self.erasureRequestedAt = erasureRequestedAt
        self.realPersonChecks = realPersonChecks
        self.inviteCodes = inviteCodes
        self.invitation = invitation
        self.consents = consents
        self.contacts = contacts
    }
}
