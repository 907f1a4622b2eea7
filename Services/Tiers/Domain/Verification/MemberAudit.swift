package import Primitives

/// Replays all that was booked for one member and tells what does not come out again.
package struct MemberAudit: Sendable {
    /// What is stored of the member.
    private let stored: MemberAccount
    private let entries: [GrowthEntry]
    private let changes: [TierChange]
    private let rules: TierRules

    private var replayed: MemberAccount?
    /// How many of `changes` have come out again.
    private var changesSeen = 0
    private var problems: [String] = []

    /// Replays a member.
    ///
    /// Every line of the ledger is decided again at the time at which it was booked, in the order
    /// of booking, and so is every end of a period; entries, changes and account must come out as
    /// stored. Then the standing by the account must be the one that the pure function derives from
    /// the whole ledger.
    ///
    /// - Parameters:
    ///   - account: The stored account.
    ///   - entries: The stored ledger, by number.
    ///   - changes: The stored history, by number.
    ///   - rules: The program and its calendar.
    ///   - now: The moment for which the standings are compared.
    /// - Returns: What does not hold, one sentence each; empty where all is well.
    package static func findings(
        account: MemberAccount,
        entries: [GrowthEntry],
        changes: [TierChange],
        rules: TierRules,
        now: Timestamp
    ) -> [String] {
        var audit = MemberAudit(
            stored: account,
            entries: entries,
            changes: changes,
            rules: rules
        )
        audit.replay()
        audit.compareAccounts()
        audit.compareStandings(now: now)
        return audit.problems.map { "member \(account.memberID): \($0)" }
    }

    private init(
        stored: MemberAccount,
        entries: [GrowthEntry],
        changes: [TierChange],
        rules: TierRules
    ) {
        self.stored = stored
        self.entries = entries
        self.changes = changes
        self.rules = rules
    }

    private mutating func replay() {
        if let first = changes.first, first.cause == .registered {
            expect(
                TierBooking.decide(
                    .memberRegistered(
                        stored.memberID,
                        at: first.effectiveAt,
                        bookedAt: first.bookedAt
                    ),
                    account: nil,
                    rules: rules,
                    now: first.bookedAt,
                    ledger: { () throws(Never) in [] }
                ),
                entry: nil
            )
        }
        var index = 0
        while index < entries.count {
            let entry = entries[index]
            replaySweeps(entriesSeen: index)
            let known = Array(entries[..<index])
            if let move = entry.move {
                index += replayMove(move, from: index, known: known)
                continue
            }
            index += 1
            expect(
                TierBooking.decide(
                    input(of: entry),
                    account: replayed,
                    survivor: stored.memberID,
                    rules: rules,
                    now: entry.bookedAt,
                    ledger: { () throws(Never) in known }
                ),
                entry: entry
            )
        }
        replaySweeps(entriesSeen: entries.count)
        if changesSeen < changes.count {
            problems.append("change \(changes[changesSeen].number) does not follow from the ledger")
        }
    }

    /// The ends of periods that were booked after so many lines of the ledger.
    private mutating func replaySweeps(entriesSeen: Int) {
        while changesSeen < changes.count, changes[changesSeen].entriesSeen == Int64(entriesSeen),
            let account = replayed
        {
            let bookedAt = changes[changesSeen].bookedAt
            let group = changes[changesSeen...].prefix {
                $0.bookedAt == bookedAt && $0.entriesSeen == Int64(entriesSeen)
            }
            let known = Array(entries[..<entriesSeen])
            let horizon = group.map(\.effectiveAt).max() ?? bookedAt
            let booking = TierBooking.sweep(
                account,
                horizon: horizon,
                now: bookedAt,
                rules: rules,
                ledger: { () throws(Never) in known }
            )
            guard !booking.changes.isEmpty else { return }
            expect(booking, entry: nil)
        }
    }

    /// Books all lines of one move again; returns how many they are.
    private mutating func replayMove(
        _ move: GrowthMove,
        from index: Int,
        known: [GrowthEntry]
    ) -> Int {
        let bookedAt = entries[index].bookedAt
        let group = entries[index...].prefix { $0.move == move && $0.bookedAt == bookedAt }
        let standing = Dictionary(
            known.standing.map { ($0.subject, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        // A line that leaves is one that stands; one that comes is told by itself.
        let lines = group.map { line in
            move.isOut ? standing[line.subject] ?? line : line
        }
        let owners = Dictionary(
            group.map { ($0.subject, $0.owner) },
            uniquingKeysWith: { first, _ in first }
        )
        let booking = TierBooking.move(
            lines,
            move,
            of: stored.memberID,
            account: replayed,
            ledger: known,
            owners: { owners[$0.subject] ?? nil },
            rules: rules,
            now: bookedAt
        )
        if booking.moved != Array(group) {
            problems.append("the lines from entry \(entries[index].number) on do not follow")
        }
        expect(booking, entry: nil)
        return group.count
    }

    private mutating func expect(_ booking: TierBooking, entry: GrowthEntry?) {
        if booking.entry != entry, let entry {
            problems.append("entry \(entry.number) does not follow from its order")
        }
        for change in booking.changes {
            guard changesSeen < changes.count else {
                problems.append("change \(change.number) (\(change.cause.rawValue)) is missing")
                continue
            }
            if changes[changesSeen] != change {
                problems.append(
                    "change \(changes[changesSeen].number) does not follow from the ledger: "
                        + "\(change.cause.rawValue) to \(change.toTier) does"
                )
            }
            changesSeen += 1
        }
        replayed = booking.account ?? replayed
    }

    private func input(of entry: GrowthEntry) -> TiersInput {
        switch entry.cause {
        case .orderPaid:
            .orderCommitted(
                entry.owner ?? stored.memberID,
                entry.order,
                paid: entry.paid,
                at: entry.effectiveAt,
                bookedAt: entry.effectiveAt
            )
        case .orderReversed:
            .orderReversed(
                entry.owner ?? stored.memberID,
                entry.order,
                at: entry.effectiveAt,
                bookedAt: entry.effectiveAt
            )
        }
    }

    private mutating func compareAccounts() {
        guard var account = replayed else {
            problems.append("nothing in the history begins the account")
            return
        }
        account.registeredAt = stored.registeredAt
        let known = entries
        let rest = TierBooking.sweep(
            account,
            horizon: stored.bookedThrough,
            now: stored.bookedThrough,
            rules: rules,
            ledger: { () throws(Never) in known }
        )
        if let change = rest.changes.first {
            problems.append("change \(change.number) (\(change.cause.rawValue)) is missing")
        }
        if (rest.account ?? account) != stored {
            problems.append("the account is not what its ledger gives")
        }
    }

    private mutating func compareStandings(now: Timestamp) {
        let moment = max(now, stored.bookedThrough)
        let known = entries
        let byAccount = stored.standing(
            at: moment,
            rules: rules,
            ledger: { () throws(Never) in known }
        )
        let derived = Standing(
            rules: rules,
            registeredAt: stored.registeredAt,
            entries: entries,
            now: moment
        )
        if byAccount != derived {
            problems.append("the standing by the account is not the one derived from the ledger")
        }
    }
}
