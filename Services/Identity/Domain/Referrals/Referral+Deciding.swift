package import Primitives

/// Something that happens to a referral.
package enum ReferralEvent: Hashable, Sendable {
    /// The new member has paid an order.
    case orderPaid(OrderReference, paidAt: Timestamp, paid: Fen)
    /// An order came back whole.
    case orderReversed(OrderReference)
    /// The return window is over, and the ledger says whether the order still stands.
    case windowPassed(orderStands: Bool, inviterEarns: Bool)
    /// The budget has too little left: what the same transaction answers to `windowPassed`.
    case budgetExhausted
    /// The ledger has booked a reward.
    case booked(Referral.Receiver, entryID: Int64)
    /// The ledger has refused a reward for good.
    case bookingRefused(Referral.Receiver)
    /// The ledger has taken a reward back, or has nothing of it left.
    case undone(Referral.Receiver)
    /// Inviter and new member were found to be one person.
    case foundOnePerson
}

/// What an event makes of a referral.
package enum ReferralOutcome: Hashable, Sendable {
    /// Nothing: it comes again, or means nothing where the referral stands.
    case unchanged
    /// Another referral, and what the campaign's budget has less (more than 0) or more of it.
    case changed(Referral, budgetTaken: Int64)
}

extension Referral {
    /// Decides what an event makes of the referral; changes nothing.
    ///
    /// - Parameters:
    ///   - event: What happens.
    ///   - campaign: Its campaign; `nil` where the program no longer has it.
    ///   - zone: The program's zone.
    /// - Returns: What becomes of it.
    package func decide(
        _ event: ReferralEvent,
        campaign: ReferralCampaign?,
        zone: ZoneRules
    ) -> ReferralOutcome {
        switch event {
        case .orderPaid(let reference, let paidAt, let paid):
            return orderPaid(reference, paidAt: paidAt, paid: paid, campaign, zone)
        case .orderReversed(let reference):
            guard order?.reference == reference else { return .unchanged }
            return takenBack(.orderReversed)
        case .foundOnePerson:
            return takenBack(.sameMember)
        case .windowPassed(let orderStands, let inviterEarns):
            guard state == .ordered else { return .unchanged }
            guard orderStands else { return refused(.orderReversed) }
            guard let campaign else { return refused(.campaignGone) }
            guard inviterEarns else { return refused(.inviterNotEarning) }
            var referral = self
            referral.state = .qualified
            referral.terms = Terms(
                organisation: campaign.organisation,
                currency: campaign.currency,
                ruleVersion: campaign.ruleVersion
            )
            referral.rewards = [
                Reward(receiver: .inviter, amount: campaign.inviterAmount, booking: .intended)
            ]
            if campaign.inviteeAmount > 0 {
                referral.rewards.append(
                    Reward(receiver: .invitee, amount: campaign.inviteeAmount, booking: .intended)
                )
            }
            return .changed(referral, budgetTaken: referral.rewards.reduce(0) { $0 + $1.amount })
        case .budgetExhausted:
            guard state == .ordered else { return .unchanged }
            var referral = self
            referral.state = .outOfBudget
            return .changed(referral, budgetTaken: 0)
        case .booked(let receiver, let entryID):
            return answered(receiver, .booked(entryID: entryID))
        case .bookingRefused(let receiver):
            return answered(receiver, .refused)
        case .undone(let receiver):
            return undone(receiver)
        }
    }

    private func orderPaid(
        _ reference: OrderReference,
        paidAt: Timestamp,
        paid: Fen,
        _ campaign: ReferralCampaign?,
        _ zone: ZoneRules
    ) -> ReferralOutcome {
        guard paid > .zero else { return .unchanged }
        switch state {
        case .claimed:
            break
        case .ordered:
            // Tills that were offline tell of an earlier order later.
            guard let order, paidAt < order.paidAt else { return .unchanged }
        case .qualified, .rewarded, .undoing, .undone, .refused, .outOfBudget:
            return .unchanged
        }
        // A till's clock may be behind ours, and the claim was made at its counter.
        let claimed = claimedAt.advanced(byMicroseconds: -Registration.clockSkewMicrosecondsMax)
        guard paidAt >= claimed else { return refused(.orderedBeforeClaim) }
        guard let campaign else { return refused(.campaignGone) }
        guard paid >= campaign.minimumPaid else { return refused(.orderTooSmall) }
        var referral = self
        referral.state = .ordered
        referral.order = Order(
            reference: reference,
            paidAt: paidAt,
            qualifiesAt: campaign.returnDays == 0
                ? paidAt : zone.endOfValidity(from: paidAt, days: campaign.returnDays)
        )
        return .changed(referral, budgetTaken: 0)
    }

    /// Nothing is earned any more: what is not booked will not be, what is will be taken back.
    private func takenBack(_ refusal: Refusal) -> ReferralOutcome {
        switch state {
        case .claimed, .ordered:
            return refused(refusal)
        case .qualified, .rewarded:
            var referral = self
            referral.state = .undoing
            referral.refusal = refusal
            return .changed(referral, budgetTaken: 0)
        case .undoing, .undone, .refused, .outOfBudget:
            return .unchanged
        }
    }

    private func refused(_ refusal: Refusal) -> ReferralOutcome {
        var referral = self
        referral.state = .refused
        referral.refusal = refusal
        return .changed(referral, budgetTaken: 0)
    }

    /// What the ledger says of a reward that was intended.
    private func answered(_ receiver: Receiver, _ booking: Reward.Booking) -> ReferralOutcome {
        guard state == .qualified || state == .undoing,
            let index = rewards.firstIndex(where: {
                $0.receiver == receiver && $0.booking == .intended
            })
        else { return .unchanged }
        var referral = self
        referral.rewards[index].booking = booking
        referral.settle()
        return .changed(
            referral,
            budgetTaken: booking == .refused ? -rewards[index].amount : 0
        )
    }

    private func undone(_ receiver: Receiver) -> ReferralOutcome {
        guard state == .undoing, let index = rewards.firstIndex(where: { $0.receiver == receiver }),
            case .booked(let entryID) = rewards[index].booking
        else { return .unchanged }
        var referral = self
        referral.rewards[index].booking = .undone(entryID: entryID)
        referral.settle()
        return .changed(referral, budgetTaken: -rewards[index].amount)
    }

    /// Ends the booking or the undoing once nothing of it is left to do.
    private mutating func settle() {
        let isOpen = rewards.contains { reward in
            switch reward.booking {
            case .intended: true
            case .booked: state == .undoing
            case .refused, .undone: false
            }
        }
        if isOpen { return }
        if state == .undoing {
            state = .undone
        } else if rewards.allSatisfy({ $0.booking == .refused }) {
            state = .refused
            refusal = .ledgerRefused
        } else {
            state = .rewarded
        }
    }
}
