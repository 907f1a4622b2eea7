package import Primitives

/// Books what time has done to an account: holds past their deadline are released, what has lapsed
/// is taken, what lapses soon is announced, proposals past their time are turned down.
///
/// Nothing depends on when it runs: readers and commands see what time has done by themselves. It
/// needs no key, since what was booked is due no longer.
package struct Sweep: Hashable, Sendable {
    /// Whose account.
    package let member: MemberID

    /// Books what is due.
    package init(member: MemberID) {
        self.member = member
    }

    /// Decides.
    ///
    /// - Parameters:
    ///   - account: The member's.
    ///   - program: The settings.
    ///   - now: When this is booked; not before anything that the account has booked.
    /// - Returns: The entries to book, or ``Refusal/nothingDue``.
    package func decide(
        _ account: Account,
        program: Program,
        now: Timestamp
    ) -> LedgerDecision {
        var draft = Draft(account: account, program: program, now: now)
        draft.releaseOverdueHolds()
        for proposal in account.proposals where proposal.until <= now {
            draft.book(
                .rejection,
                currency: proposal.currency,
                subject: .entry(nil, number: proposal.number),
                byLedger: (.expired, proposal.organisation)
            )
        }
        for rules in program.currencies {
            draft.bookLapsed(rules.currency)
            draft.bookNotice(rules)
        }
        return draft.entries.isEmpty
            ? .settled(.refused(.nothingDue)) : .book(draft, refusal: nil)
    }
}

extension Draft {
    /// Books that the member is to be told of what lapses soon, once for each number of days ahead.
    ///
    /// Only the fewest days that apply are announced; the longer ones are past then.
    fileprivate mutating func bookNotice(_ rules: CurrencyRules) {
        let pocket = account.pocket(rules.currency)
        let isGraceful = rules.notice != .courtesy
        let dues: [(at: Timestamp, lot: Lot)] = pocket.lots.compactMap { lot in
            guard lot.free > .zero, let due = pocket.dueAt(lot.terms, program.zone),
                due > now || isGraceful
            else { return nil }
            return (due, lot)
        }
        // What is kept alive for want of a reminder is announced too, on the day itself.
        for days in (rules.noticeDays + (isGraceful ? [0] : [])).sorted() {
            let through = program.zone.endOfDay(program.zone.date(now).adding(days: days))
            let soon = dues.filter { $0.at <= through }
            let new = soon.first { due in
                !pocket.notices.contains {
                    $0.days <= days && $0.told(of: due.lot.id, due: due.at)
                }
            }
            guard let new else { continue }
            book(
                .notice,
                currency: rules.currency,
                subject: .notice(
                    days: days,
                    through: through,
                    amount: soon.reduce(.zero) { $0 + $1.lot.free }
                ),
                byLedger: (.expiresSoon, new.lot.terms.issuer)
            )
            return
        }
    }
}
