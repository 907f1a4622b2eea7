package import Primitives

/// What is stored of a member beside ledger and history, so that most bookings need neither.
package struct MemberAccount: Hashable, Sendable {
    /// The member.
    package let memberID: MemberID
    /// When the member registered; `nil` until identity has said so.
    package var registeredAt: Timestamp?
    /// How many lines the growth ledger has.
    package var entryCount: Int64 = 0
    /// How many changes of tier were booked.
    package var changeCount: Int64 = 0
    /// The fold of the ledger up to its latest line that counts.
    package var checkpoint = TierFold()
    /// Every change that follows from the ledger up to this moment is booked.
    package var bookedThrough: Timestamp
    /// When goods that came back will count against the tier; `nil` where none wait for it.
    package var reviewAt: Timestamp?
    /// The next moment at which time alone may change the tier; `nil` for never.
    package var dueAt: Timestamp?

    /// Restores or begins an account.
    package init(memberID: MemberID, bookedThrough: Timestamp) {
        self.memberID = memberID
        self.bookedThrough = bookedThrough
    }

    /// Counts the changes of this member: the version that its next event follows.
    package var version: Int64 { entryCount + changeCount }

    /// Where the member stands at a moment, or at `bookedThrough` where that is later.
    ///
    /// - Parameters:
    ///   - now: The moment.
    ///   - rules: The program and its calendar.
    ///   - ledger: Loads the growth ledger; called only where the account does not suffice.
    /// - Throws: What `ledger` throws.
    /// - Returns: The same as the pure function of rules, growth history and moment.
    package func standing<Failure: Error>(
        at now: Timestamp,
        rules: TierRules,
        ledger: () throws(Failure) -> [GrowthEntry]
    ) throws(Failure) -> Standing {
        let moment = max(now, bookedThrough)
        if let reviewAt, reviewAt <= moment {
            return Standing(
                rules: rules,
                registeredAt: registeredAt,
                entries: try ledger(),
                now: moment
            )
        }
        let timeline = TierTimeline(from: checkpoint, adding: nil, until: moment, rules: rules)
        return Standing(fold: timeline.end, rules: rules, registeredAt: registeredAt)
    }
}
