package import Primitives

/// A new member's word that it was invited with a code.
package struct ReferralClaim: Hashable, Sendable {
    /// The new member.
    package let invitee: MemberID
    /// The code.
    package let code: InviteCode
    /// What the app knows the device by; `nil` for unknown.
    package let device: Redacted<String>?

    /// How many wrong codes a member may try in a day.
    package static let triesPerDayMax = 10
    /// The longest name of a device, in bytes.
    package static let deviceByteCountMax = 128

    /// Describes a claim.
    package init(invitee: MemberID, code: InviteCode, device: Redacted<String>?) {
        self.invitee = invitee
        self.code = code
        self.device = device
    }

    /// What must be known to decide about a claim.
    package struct State: Sendable {
        /// The new member, as far as it is known.
        package struct Invitee: Sendable {
            /// What may be known of it.
            package let facts: MemberFacts
            /// When it registered.
            package let registeredAt: Timestamp
            /// Whether it has an inviter already, or an absorbed member had.
            package let hasInviter: Bool
            /// Whether it has paid an order.
            package let hasOrdered: Bool

            /// Bundles what is known.
            package init(
                facts: MemberFacts,
                registeredAt: Timestamp,
                hasInviter: Bool,
                hasOrdered: Bool
            ) {
                self.facts = facts
                self.registeredAt = registeredAt
                self.hasInviter = hasInviter
                self.hasOrdered = hasOrdered
            }
        }

        /// Who has the code.
        package struct Inviter: Sendable {
            /// Who it is; where it was merged, into whom.
            package let memberID: MemberID
            /// What may be known of it.
            package let facts: MemberFacts
            /// The campaign of the code; `nil` where the program no longer has it.
            package let campaign: ReferralCampaign?
            /// Whether the new member has the same device.
            package let sharesDevice: Bool
            /// Whether the new member stands above it.
            package let ring: ReferralRing
            /// How many of its invitations were taken up today.
            package let claimsToday: Int
            /// How many were in all.
            package let claims: Int

            /// Bundles what is known.
            package init(
                memberID: MemberID,
                facts: MemberFacts,
                campaign: ReferralCampaign?,
                sharesDevice: Bool,
                ring: ReferralRing,
                claimsToday: Int,
                claims: Int
            ) {
                self.memberID = memberID
                self.facts = facts
                self.campaign = campaign
                self.sharesDevice = sharesDevice
                self.ring = ring
                self.claimsToday = claimsToday
                self.claims = claims
            }
        }

        /// The new member; `nil` for an unknown one.
        package let invitee: Invitee?
        /// Who it is; where it was merged, into whom.
        package let inviteeID: MemberID
        /// Who has the code; `nil` for nobody.
        package let inviter: Inviter?
        /// How many wrong codes the member has tried today.
        package let triesToday: Int

        /// Bundles what is known.
        package init(
            invitee: Invitee?,
            inviteeID: MemberID,
            inviter: Inviter?,
            triesToday: Int
        ) {
            self.invitee = invitee
            self.inviteeID = inviteeID
            self.inviter = inviter
            self.triesToday = triesToday
        }
    }

    /// What becomes of a claim, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// There is no such member.
        case memberUnknown
        /// The member is not active.
        case memberNotActive
        /// It has tried too many wrong codes today.
        case triesExhausted
        /// Nobody has the code.
        case codeUnknown
        /// The campaign is over, has not begun, or is for members elsewhere.
        case campaignClosed
        /// It has an inviter already.
        case claimedBefore
        /// It is its own inviter.
        case sameMember
        /// It has the inviter's device.
        case sameDevice
        /// It is the inviter of its inviter, over however many steps.
        case ring
        /// The chain of inviters is too long to be followed.
        case chainTooLong
        /// It registered too long ago.
        case tooLate
        /// It has paid an order before.
        case orderedBefore
        /// The inviter is not one who may earn.
        case inviterNotEarning
        /// Too many of the inviter's invitations were taken up.
        case tooManyClaims
        /// It was taken up.
        case claimed(inviter: MemberID, campaign: ReferralCampaign)
    }

    /// Decides what becomes of the claim; changes nothing.
    ///
    /// - Parameters:
    ///   - state: What is known.
    ///   - zone: The program's zone.
    ///   - now: The time of booking.
    /// - Returns: The first outcome that applies.
    package func decide(_ state: State, zone: ZoneRules, now: Timestamp) -> Outcome {
        guard let own = state.invitee else { return .memberUnknown }
        guard own.facts.state == .active else { return .memberNotActive }
        guard state.triesToday < Self.triesPerDayMax else { return .triesExhausted }
        guard let inviter = state.inviter else { return .codeUnknown }
        guard let campaign = inviter.campaign, campaign.isOpen(on: zone.date(now)),
            campaign.organisation.contains(own.facts.home)
        else { return .campaignClosed }
        guard !own.hasInviter else { return .claimedBefore }
        guard inviter.memberID != state.inviteeID else { return .sameMember }
        guard !inviter.sharesDevice else { return .sameDevice }
        switch inviter.ring {
        case .ring: return .ring
        case .tooLong: return .chainTooLong
        case .none: break
        }
        let end = zone.endOfValidity(from: own.registeredAt, days: campaign.claimDays)
        guard now < end else { return .tooLate }
        guard !own.hasOrdered else { return .orderedBefore }
        guard inviter.facts.earnsNow else { return .inviterNotEarning }
        guard inviter.claimsToday < campaign.claimsPerDayMax, inviter.claims < campaign.claimsMax
        else { return .tooManyClaims }
        return .claimed(inviter: inviter.memberID, campaign: campaign)
    }
}
