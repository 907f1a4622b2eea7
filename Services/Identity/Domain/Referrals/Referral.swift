package import Primitives

/// An invitation that was taken up, and what became of it.
package struct Referral: Hashable, Sendable {
    /// Where a referral stands; the raw values are stored and are those of the `.proto` file.
    package enum State: Int, CaseIterable, Hashable, Sendable {
        /// The new member has said who invited it, and has ordered nothing.
        /// Can transition to: `ordered`, `refused`.
        case claimed = 1
        /// It has paid its first order, which may still come back.
        /// Can transition to: `qualified`, `refused`, `outOfBudget`.
        case ordered = 2
        /// The reward is taken from the budget and is to be booked.
        /// Can transition to: `rewarded`, `undoing`, `refused`.
        case qualified = 3
        /// The reward is booked. Can transition to: `undoing`.
        case rewarded = 4
        /// The order came back: what is booked, or may be, is to be taken back.
        /// Can transition to: `undone`.
        case undoing = 5
        /// The reward was taken back. Terminal.
        case undone = 6
        /// It earns nothing. Terminal.
        case refused = 7
        /// It would have earned something, but nothing was left. Terminal.
        case outOfBudget = 8
    }

    /// Why a referral earns nothing; the raw values are stored and told.
    package enum Refusal: String, CaseIterable, Hashable, Sendable {
        /// The first order came back before its return window was over.
        case orderReversed = "order_reversed"
        /// The first order was paid before the claim.
        case orderedBeforeClaim = "ordered_before_claim"
        /// The first order was too small.
        case orderTooSmall = "order_too_small"
        /// Both are one person.
        case sameMember = "same_member"
        /// The inviter is not one who may earn.
        case inviterNotEarning = "inviter_not_earning"
        /// The program no longer has the campaign.
        case campaignGone = "campaign_gone"
        /// The ledger refused the reward for good.
        case ledgerRefused = "ledger_refused"
    }

    /// Who gets something.
    package enum Receiver: Int, CaseIterable, Hashable, Sendable {
        /// Who invited.
        case inviter = 1
        /// Who was invited.
        case invitee = 2
    }

    /// What one of the two gets.
    package struct Reward: Hashable, Sendable {
        /// Where its booking stands.
        package enum Booking: Hashable, Sendable {
            /// It is to be booked, or may be booked already: the ledger has not answered.
            case intended
            /// It is booked by this entry.
            case booked(entryID: Int64)
            /// The ledger refused it for good.
            case refused
            /// It was booked by this entry and taken back.
            case undone(entryID: Int64)
        }

        /// Who gets it.
        package let receiver: Receiver
        /// How much; positive.
        package let amount: Int64
        /// Where its booking stands.
        package var booking: Booking

        /// Describes a reward.
        package init(receiver: Receiver, amount: Int64, booking: Booking) {
            precondition(amount > 0, "a reward must be positive, is \(amount)")
            self.receiver = receiver
            self.amount = amount
            self.booking = booking
        }
    }

    /// What the ledger is told with a reward.
    package struct Terms: Hashable, Sendable {
        /// On whose behalf it is given.
        package let organisation: OrganisationPath
        /// The currency.
        package let currency: String
        /// The rule that gives it.
        package let ruleVersion: String

        /// Bundles terms.
        package init(organisation: OrganisationPath, currency: String, ruleVersion: String) {
            self.organisation = organisation
            self.currency = currency
            self.ruleVersion = ruleVersion
        }
    }

    /// An order that decides about a referral.
    package struct Order: Hashable, Sendable {
        /// Which order.
        package let reference: OrderReference
        /// When it was paid.
        package let paidAt: Timestamp
        /// When its return window is over.
        package let qualifiesAt: Timestamp

        /// Describes an order.
        package init(reference: OrderReference, paidAt: Timestamp, qualifiesAt: Timestamp) {
            self.reference = reference
            self.paidAt = paidAt
            self.qualifiesAt = qualifiesAt
        }
    }

    /// Its own id, by which every effect is recognised; positive.
    package let id: Int64
    /// The campaign.
    package let campaign: String
    /// Who invited.
    package let inviter: MemberID
    /// Who was invited.
    package let invitee: MemberID
    /// Where the new member belonged when it was invited.
    package let organisation: OrganisationPath
    /// When it was taken up.
    package let claimedAt: Timestamp
    /// Where it stands.
    package var state: State
    /// The new member's first order; `nil` before it.
    package var order: Order?
    /// Why it earns nothing; only where it does.
    package var refusal: Refusal?
    /// What the two get; none before it is qualified.
    package var rewards: [Reward]
    /// What the ledger is told with them; `nil` before it is qualified.
    package var terms: Terms?

    /// Describes a referral.
    package init(
        id: Int64,
        campaign: String,
        inviter: MemberID,
        invitee: MemberID,
        organisation: OrganisationPath,
        claimedAt: Timestamp,
        state: State = .claimed,
        order: Order? = nil,
        refusal: Refusal? = nil,
        rewards: [Reward] = [],
        terms: Terms? = nil
    ) {
        precondition(id > 0, "a referral's id must be positive, is \(id)")
        self.id = id
        self.campaign = campaign
        self.inviter = inviter
        self.invitee = invitee
        self.organisation = organisation
        self.claimedAt = claimedAt
        self.state = state
        self.order = order
        self.refusal = refusal
        self.rewards = rewards
        self.terms = terms
    }

    /// Who gets a reward.
    package func member(_ receiver: Receiver) -> MemberID {
        switch receiver {
        case .inviter: inviter
        case .invitee: invitee
        }
    }

    /// The key under which the ledger books a reward, however often it is asked.
    package func key(of receiver: Receiver) -> String {
        switch receiver {
        case .inviter: "referral-\(id)"
        case .invitee: "referral-\(id)-invitee"
        }
    }
}
