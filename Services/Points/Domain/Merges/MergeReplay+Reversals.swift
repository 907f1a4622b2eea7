internal import Primitives

// What was taken back.
extension MergeReplay {
    /// What was taken back.
    mutating func reverse(
        _ entry: Entry,
        _ id: JournalID?,
        _ holder: MemberID,
        _ shared: inout SharedPocket
    ) {
        let target: JournalID? =
            switch entry.subject {
            case .entry(let target, _): target
            case .reversedOrder(let order, _): orders[order]
            default: nil
            }
        if entry.gross > .zero {
            restore(entry, target, holder, &shared)
            return
        }
        guard entry.gross < .zero else { return }
        let kind = target.flatMap { kinds[$0] ?? setting.targets[$0]?.kind }
        if kind == .writeOff {
            shared.change(holder) { $0.owe(entry.owed, entry.number) }
            return
        }
        takeBack(entry, target, holder, &shared)
    }

    /// What had been given is taken back, as the currency's policy says.
    private func takeBack(
        _ entry: Entry,
        _ target: JournalID?,
        _ holder: MemberID,
        _ shared: inout SharedPocket
    ) {
        let rules = setting.program.rules(entry.currency)
        var preference = SharedPocket.Preference.all
        // What a transfer gave comes back whatever the policy says of orders.
        if case .member = entry.subject {
        } else if rules?.negative == .pendingOnly {
            preference = .pending
        }
        let lost = entry.lost
        var pieces = shared.take(
            lost - entry.gross,
            from: holder,
            at: entry.bookedAt,
            preference,
            first: own(entry, target)
        )
        let short = pieces.last.flatMap { $0.lot == nil ? pieces.removeLast().amount : nil }
        shared.change(holder) { share in
            let limit = rules?.debtLimit(for: setting.account.tier) ?? .zero
            let short = short ?? .zero
            let owed = min(short, max(.zero, limit - share.owed))
            share.missing -= short
            share.owe(owed, entry.number)
            share.lost += short - owed
        }
        forgive(lost, holder, entry, &shared)
    }

    /// The lots that the entry gave that is taken back.
    private func own(_ entry: Entry, _ target: JournalID?) -> (LotID) -> Bool {
        let number: Int64? =
            switch entry.subject {
            case .entry(_, let number), .reversedOrder(_, let number): number
            default: nil
            }
        let booked = target.flatMap { setting.targets[$0]?.member } ?? member
        let origins = setting.origins
        return { lot in
            if let origin = origins[lot] {
                return origin.member == booked && origin.lot.entryNumber == number
            }
            return booked == member && lot.entryNumber == number
        }
    }

    /// What had been taken comes back to where it was taken, the last first.
    private mutating func restore(
        _ entry: Entry,
        _ target: JournalID?,
        _ holder: MemberID,
        _ shared: inout SharedPocket
    ) {
        guard let target, var pieces = taken[target] else {
            shared.credit(entry.gross, to: holder, grants(entry), spare: spare(entry))
            return
        }
        var rest = entry.gross
        shared.change(holder) { rest = $0.repay(rest) }
        var repaid = entry.gross - rest
        while repaid + rest > .zero, let last = pieces.popLast() {
            let skipped = min(repaid, last.amount)
            repaid -= skipped
            var back = last
            back.amount = min(rest, last.amount - skipped)
            rest -= back.amount
            if back.amount > .zero { shared.giveBack([back], to: holder) }
            var kept = last
            kept.amount = last.amount - skipped - back.amount
            if kept.amount > .zero {
                pieces.append(kept)
                break
            }
        }
        taken[target] = pieces
        if rest > .zero {
            shared.credit(rest, to: holder, grants(entry), spare: spare(entry))
        }
    }
}
