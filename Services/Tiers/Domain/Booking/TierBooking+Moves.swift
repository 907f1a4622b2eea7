package import Primitives

extension TierBooking {
    /// Books lines of growth that leave a ledger or come into it, all at once.
    ///
    /// The tier is derived again from what stands then; one change leads from the tier believed to
    /// it and names the merge, however many lines there are.
    ///
    /// - Parameters:
    ///   - lines: The lines as they stand in the ledger that they leave, by number.
    ///   - move: The merge, and whether they leave.
    ///   - member: Whose account.
    ///   - account: The account; `nil` where nothing is known of the member.
    ///   - ledger: The account's whole ledger.
    ///   - owners: Whose a line is from now on; `nil` for the account's member.
    ///   - rules: The program and its calendar.
    ///   - now: The time of booking.
    /// - Returns: What to add; nothing where no line moves.
    package static func move(
        _ lines: [GrowthEntry],
        _ move: GrowthMove,
        of member: MemberID,
        account: MemberAccount?,
        ledger: [GrowthEntry],
        owners: (GrowthEntry) -> MemberID?,
        rules: TierRules,
        now: Timestamp
    ) -> TierBooking {
        guard !lines.isEmpty else {
            return TierBooking(outcome: .booked, account: nil, entry: nil, changes: [])
        }
        let latest = lines.map(\.bookedAt).max() ?? now
        let bookedAt = max(now, latest, account?.bookedThrough ?? .min)
        var booked = account ?? MemberAccount(memberID: member, bookedThrough: bookedAt)
        var changes: [TierChange] = []
        if account == nil {
            changes.append(
                booked.open(cause: .firstOrder, at: bookedAt, bookedAt: bookedAt, rules: rules)
            )
        }
        let moved = lines.map { line in
            booked.entryCount += 1
            return line.moving(
                move,
                number: booked.entryCount,
                owner: owners(line),
                bookedAt: bookedAt,
                programVersion: rules.program.label
            )
        }
        changes += booked.rederive(
            entries: ledger,
            adding: moved,
            bookedAt: bookedAt,
            reference: "merge/\(move.mergeID)",
            rules: rules
        )
        return TierBooking(
            outcome: .booked,
            account: booked,
            entry: nil,
            moved: moved,
            changes: changes
        )
    }
}

extension MemberAccount {
    /// Takes in lines that moved, by deriving everything again.
    fileprivate mutating func rederive(
        entries: [GrowthEntry],
        adding moved: [GrowthEntry],
        bookedAt: Timestamp,
        reference: String,
        rules: TierRules
    ) -> [TierChange] {
        let before = TierTimeline(entries: entries, until: bookedThrough, rules: rules)
        let known = entries + moved
        let after = TierTimeline(entries: known, until: bookedAt, rules: rules)
        settle(on: after, horizon: bookedAt, entries: known, rules: rules)
        guard after.end.rank != before.end.rank else { return [] }
        let change = DerivedChange(
            fromRank: before.end.rank,
            toRank: after.end.rank,
            effectiveAt: bookedAt,
            cause: .membersMerged,
            reference: reference,
            growth: after.end.windowGrowth
        )
        return append([change], bookedAt: bookedAt, rules: rules)
    }
}
