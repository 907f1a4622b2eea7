internal import Primitives

// What goes with a member that is parted again, comes back, or was set aside.
extension MergeReplay {
    /// What went when another member was parted from the account.
    func leave(_ entry: Entry, _ holder: MemberID, _ shared: inout SharedPocket) {
        let lost = entry.lost
        let gone = lost - entry.gross
        if gone > .zero {
            _ = shared.take(gone, from: holder, at: entry.bookedAt, .all)
        } else if gone < .zero {
            shared.credit(-gone, to: holder, grants(entry), spare: spare(entry))
        }
        // What those that stayed had missing is the program's loss.
        var rest = lost
        for other in [member] + shared.shares.keys.filter({ $0 != member }).sorted() {
            shared.change(other) { share in
                let left = share.forgive(rest)
                share.lifetime.restored += rest - left
                rest = left
            }
        }
    }

    /// What came back when the account was parted from one that it was merged into itself.
    mutating func comeBack(
        _ entry: Entry,
        _ holder: MemberID,
        _ shared: inout SharedPocket
    ) {
        guard holder == member, let before = left.removeValue(forKey: entry.currency) else {
            // What was sent for one of its members meanwhile: given, and spent.
            let gone = entry.lotChanges.reduce(Amount.zero) { $0 - min(.zero, $1.free) }
            let owed = entry.debtChanges.reduce(Amount.zero) { $0 + $1.owed }
            let came = entry.lotChanges.reduce(Amount.zero) { $0 + max(.zero, $1.free) }
            shared.credit(came, to: holder, grants(entry), spare: spare(entry))
            _ = shared.take(gone + owed, from: holder, at: entry.bookedAt, .all)
            shared.change(holder) { share in
                if case .member(_, _, let lifetime?) = entry.subject {
                    share.lifetime.add(lifetime)
                } else {
                    share.lifetime.earned += came
                    share.lifetime.spent += gone + owed
                }
            }
            return
        }
        if case .member(_, _, let now?) = entry.subject,
            case .member(_, _, let then?) = before.subject
        {
            shared.change(member) { share in
                share.lifetime.add(now)
                share.lifetime.subtract(then)
            }
        }
        var came: [LotID: LotChange] = [:]
        for change in entry.lotChanges { came[change.lot] = change }
        var spent = Amount.zero
        for change in before.lotChanges {
            let gone = -change.free - (came.removeValue(forKey: change.lot)?.free ?? .zero)
            guard gone > .zero else { continue }
            if case .at(let end) = change.terms.lapse, end <= entry.bookedAt {
                shared.expire(change.lot, gone, member)
                // The difference of the sums has it already.
                shared.change(member) { $0.lifetime.expired -= gone }
            } else {
                spent += gone
            }
        }
        for change in entry.lotChanges where came[change.lot] != nil {
            shared.change(member) { $0.change(change.lot, by: change.free, change.terms) }
        }
        let owed = before.debtChanges.reduce(Amount.zero) { $0 - $1.owed }
        let owes = entry.debtChanges.reduce(Amount.zero) { $0 + $1.owed }
        if owes > owed { shared.change(member) { $0.owe(owes - owed, entry.number) } }
        if owes < owed { forgive(owed - owes, member, entry, &shared) }
        _ = shared.take(spent, from: member, at: entry.bookedAt, .all)
    }

    /// What is owed, or lost, no longer: the member's own, a debt that is written off else
    /// whoever's there is.
    func forgive(
        _ amount: Amount,
        _ holder: MemberID,
        _ entry: Entry,
        _ shared: inout SharedPocket
    ) {
        var rest = amount
        let others = shared.shares.keys.filter { $0 != holder }.sorted()
        for member in entry.kind == .writeOff ? [holder] + others : [holder] {
            shared.change(member) { share in
                if entry.kind == .reversal { rest = share.forgive(rest) }
                rest = share.repay(rest)
            }
        }
        if rest > .zero { shared.credit(rest, to: holder, [], spare: spare(entry)) }
    }

    /// What becomes of a hold.
    mutating func resolve(
        _ entry: Entry,
        _ id: JournalID?,
        _ holder: MemberID,
        _ shared: inout SharedPocket
    ) {
        guard case .resolvedHold(let hold) = entry.subject else { return }
        let open = holds.removeValue(forKey: hold) ?? older(entry)
        var spent = -entry.gross
        if open.member != holder {
            shared.giveBack(open.pieces, to: open.member)
            let pieces = shared.take(spent, from: holder, at: entry.bookedAt, .usable)
            if let id { taken[id] = pieces }
            return
        }
        var pieces: [Share.Piece] = []
        for piece in open.pieces {
            let part = min(spent, piece.amount)
            spent -= part
            var (taken, back) = (piece, piece)
            taken.amount = part
            back.amount = piece.amount - part
            if part > .zero { pieces.append(taken) }
            if back.amount > .zero { shared.giveBack([back], to: holder) }
        }
        if let id { taken[id] = pieces }
    }

    /// A hold that was placed before.
    private func older(_ entry: Entry) -> OpenHold {
        OpenHold(
            member: member,
            pieces: entry.lotChanges.map {
                .init(holder: member, lot: $0.lot, terms: $0.terms, amount: -$0.held)
            }
        )
    }
}

extension Entry {
    /// What it books as the program's loss.
    var lost: Amount {
        counterLegs.reduce(.zero) { sum, leg in
            leg.account == .loss && leg.amount < .zero ? sum - leg.amount : sum
        }
    }
}
