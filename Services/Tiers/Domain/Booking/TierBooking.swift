package import Primitives

/// What a fact adds to a member's ledger and history.
package struct TierBooking: Hashable, Sendable {
    /// What became of a fact.
    package enum Outcome: Hashable, Sendable {
        /// Taken in.
        case booked
        /// Nothing to do: the member was known as registered.
        case registeredBefore
        /// Nothing to do: the order had been taken back.
        case reversedBefore
        /// An order was taken back that never gave growth here: nothing to take.
        case orderUnknown
    }

    /// What became of the fact.
    package let outcome: Outcome
    /// The account afterwards; `nil` where nothing is to be stored.
    package let account: MemberAccount?
    /// The new line of the ledger.
    package let entry: GrowthEntry?
    /// The new lines that came from another ledger or went to one.
    package let moved: [GrowthEntry]
    /// The new changes of tier.
    package let changes: [TierChange]

    init(
        outcome: Outcome,
        account: MemberAccount?,
        entry: GrowthEntry?,
        moved: [GrowthEntry] = [],
        changes: [TierChange]
    ) {
        self.outcome = outcome
        self.account = account
        self.entry = entry
        self.moved = moved
        self.changes = changes
    }

    /// The new lines of the ledger.
    package var entries: [GrowthEntry] { (entry.map { [$0] } ?? []) + moved }

    /// What is published: the lines of the ledger first, then the changes.
    package var events: [TiersEvent] {
        entries.map { .growthBooked($0) } + changes.map { .tierChanged($0) }
    }

    private static func nothing(_ outcome: Outcome) -> TierBooking {
        TierBooking(outcome: outcome, account: nil, entry: nil, changes: [])
    }
}

/// What tiers publishes.
package enum TiersEvent: Hashable, Sendable {
    /// Growth came or went.
    case growthBooked(GrowthEntry)
    /// A tier changed, or its past was corrected.
    case tierChanged(TierChange)
}

extension TierBooking {
    /// Decides what a fact books.
    ///
    /// - Parameters:
    ///   - input: The fact.
    ///   - account: The member's account; `nil` where nothing is known of the member.
    ///   - survivor: Whose account it is, where the member was merged into that one.
    ///   - rules: The program and its calendar.
    ///   - now: The time of booking.
    ///   - ledger: Loads the member's growth ledger; called only for what comes out of order.
    /// - Throws: What `ledger` throws.
    /// - Returns: What to add.
    package static func decide<Failure: Error>(
        _ input: TiersInput,
        account: MemberAccount?,
        survivor: MemberID? = nil,
        rules: TierRules,
        now: Timestamp,
        ledger: () throws(Failure) -> [GrowthEntry]
    ) throws(Failure) -> TierBooking {
        let bookedAt = max(now, input.bookedAt, account?.bookedThrough ?? .min)
        switch input {
        case .memberRegistered(let member, _, _):
            if var account {
                guard account.registeredAt == nil else { return .nothing(.registeredBefore) }
                account.registeredAt = input.effectiveAt
                return TierBooking(outcome: .booked, account: account, entry: nil, changes: [])
            }
            var opened = MemberAccount(memberID: member, bookedThrough: bookedAt)
            opened.registeredAt = input.effectiveAt
            let first = opened.open(
                cause: .registered,
                at: input.effectiveAt,
                bookedAt: bookedAt,
                rules: rules
            )
            return TierBooking(outcome: .booked, account: opened, entry: nil, changes: [first])
        case .orderCommitted(let member, let order, let paid, _, _):
            var booked =
                account
                ?? MemberAccount(memberID: survivor ?? member, bookedThrough: bookedAt)
            let first =
                account == nil
                ? [
                    booked.open(
                        cause: .firstOrder,
                        at: input.effectiveAt,
                        bookedAt: bookedAt,
                        rules: rules
                    )
                ] : []
            let entry = booked.entry(
                .orderPaid,
                Growth.earned(by: paid),
                order: order,
                paid: paid,
                owner: member == booked.memberID ? nil : member,
                times: (input.effectiveAt, input.effectiveAt, bookedAt),
                rules: rules
            )
            let changes = try booked.take(in: entry, rules: rules, ledger: ledger)
            return TierBooking(
                outcome: .booked,
                account: booked,
                entry: entry,
                changes: first + changes
            )
        case .orderReversed(_, let order, _, _):
            guard let account else { return .nothing(.orderUnknown) }
            return takeBack(
                order,
                at: input.effectiveAt,
                bookedAt: bookedAt,
                from: account,
                entries: try ledger(),
                rules: rules
            )
        case .membersMerged, .membersUnmerged:
            preconditionFailure("a merge is of two accounts: TierBooking.move books each")
        }
    }

    /// Books the ends of periods that have come.
    ///
    /// - Parameters:
    ///   - account: The member's account.
    ///   - horizon: Up to when; before `now` to leave room for orders that are on their way.
    ///   - now: The time of booking.
    ///   - rules: The program and its calendar.
    ///   - ledger: Loads the member's growth ledger; called only where goods wait for a review.
    /// - Throws: What `ledger` throws.
    /// - Returns: The account with its next due time, and what changed.
    package static func sweep<Failure: Error>(
        _ account: MemberAccount,
        horizon: Timestamp,
        now: Timestamp,
        rules: TierRules,
        ledger: () throws(Failure) -> [GrowthEntry]
    ) throws(Failure) -> TierBooking {
        guard horizon > account.bookedThrough else { return .nothing(.booked) }
        var booked = account
        let changes: [TierChange]
        if let reviewAt = account.reviewAt, reviewAt <= horizon {
            let entries = try ledger()
            let before = TierTimeline(entries: entries, until: account.bookedThrough, rules: rules)
            let after = TierTimeline(entries: entries, until: horizon, rules: rules)
            booked.settle(on: after, horizon: horizon, entries: entries, rules: rules)
            changes = booked.append(
                after.changes.dropFirst(before.changes.count),
                bookedAt: now,
                rules: rules
            )
        } else {
            let from = account.checkpoint
            let before = TierTimeline(
                from: from,
                adding: nil,
                until: account.bookedThrough,
                rules: rules
            )
            let after = TierTimeline(from: from, adding: nil, until: horizon, rules: rules)
            booked.settle(on: after, horizon: horizon, entries: nil, rules: rules)
            changes = booked.append(
                after.changes.dropFirst(before.changes.count),
                bookedAt: now,
                rules: rules
            )
        }
        return TierBooking(outcome: .booked, account: booked, entry: nil, changes: changes)
    }

    /// Takes back what an order gave, if it gave something and still has it.
    private static func takeBack(
        _ order: OrderReference,
        at effectiveAt: Timestamp,
        bookedAt: Timestamp,
        from account: MemberAccount,
        entries: [GrowthEntry],
        rules: TierRules
    ) -> TierBooking {
        let standing = entries.standing
        guard let gain = standing.first(where: { $0.cause == .orderPaid && $0.order == order })
        else { return .nothing(.orderUnknown) }
        guard !standing.contains(where: { $0.cause == .orderReversed && $0.order == order })
        else { return .nothing(.reversedBefore) }
        var booked = account
        let entry = booked.entry(
            .orderReversed,
            -gain.growth,
            order: order,
            paid: -gain.paid,
            owner: gain.owner,
            times: (gain.countsAt, max(gain.countsAt, effectiveAt), bookedAt),
            rules: rules
        )
        let changes = booked.rederive(entries: entries, adding: entry, rules: rules)
        return TierBooking(outcome: .booked, account: booked, entry: entry, changes: changes)
    }
}
