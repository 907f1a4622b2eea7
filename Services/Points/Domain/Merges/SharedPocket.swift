internal import Primitives

/// What each of the members that are one account has of its pocket in one currency.
///
/// In all, the shares have what the pocket has, and owe what it owes: every entry changes the
/// shares by as much as it has changed the pocket.
struct SharedPocket {
    /// Each member's, in no order.
    private(set) var shares: [MemberID: Share] = [:]
    /// Into which of the others a member was merged before that one came.
    private(set) var parents: [MemberID: MemberID] = [:]
    /// What is free of the account's lots.
    private var pool: [LotID: Share.Part] = [:]
    /// What of them has lapsed and was not booked yet, and where it was taken.
    private var lapsed: [LotID: [Share.Piece]] = [:]
    /// When the account last did something in this currency, as far as the entries tell.
    var activeAt: Timestamp?

    private let zone: ZoneRules

    init(_ zone: ZoneRules) {
        self.zone = zone
    }

    /// Has a member that was merged into another take part.
    mutating func join(_ member: MemberID, under parent: MemberID) {
        if member != parent { parents[member] = parent }
    }

    /// Changes a share, which is there from now on.
    mutating func change(_ member: MemberID, _ body: (inout Share) -> Void) {
        body(&shares[member, default: Share()])
    }

    /// Gives an amount: repays debts first; what is left becomes lots.
    ///
    /// - Parameters:
    ///   - amount: From zero on.
    ///   - member: To whom.
    ///   - grants: The lots that the account got by it, which may be less or more.
    ///   - spare: The lot of what they have no room for.
    mutating func credit(
        _ amount: Amount,
        to member: MemberID,
        _ grants: [(lot: LotID, part: Share.Part)],
        spare: (lot: LotID, terms: LotTerms)
    ) {
        var rest = amount
        change(member) { share in
            rest = share.repay(rest)
            for grant in grants where rest > .zero {
                let part = min(rest, grant.part.amount)
                share.change(grant.lot, by: part, grant.part.terms)
                rest -= part
            }
            if rest > .zero { share.change(spare.lot, by: rest, spare.terms) }
        }
    }

    /// Which lots give first, and which none.
    enum Preference {
        /// The usable ones.
        case usable
        /// The usable ones, then the others.
        case all
        /// Those that are not usable yet.
        case pending
    }

    /// Takes an amount out of a member's own lots and those of the member that it is merged into,
    /// in the order in which they are spent.
    ///
    /// - Parameters:
    ///   - amount: From zero on.
    ///   - member: From whom.
    ///   - now: When.
    ///   - preference: Which lots give.
    ///   - isOwn: Which of them give first, whatever the preference says.
    /// - Returns: Where it was taken; a part without lot is missing.
    mutating func take(
        _ amount: Amount,
        from member: MemberID,
        at now: Timestamp,
        _ preference: Preference,
        first isOwn: (LotID) -> Bool = { _ in false }
    ) -> [Share.Piece] {
        var missing = amount
        var pieces: [Share.Piece] = []
        let holders = [member] + [parents[member]].compactMap { $0 }
        for item in order(of: holders, at: now, preference, isOwn) where missing > .zero {
            let part = min(missing, item.part.amount)
            missing -= part
            change(item.holder) { $0.change(item.lot, by: -part, item.part.terms) }
            if item.holder != member {
                change(member) { $0.draw(item.lot, by: part, item.part.terms) }
            }
            pieces.append(
                .init(
                    holder: item.holder,
                    lot: item.lot,
                    terms: item.part.terms,
                    amount: part
                )
            )
        }
        guard missing > .zero else { return pieces }
        change(member) { $0.missing += missing }
        return pieces + [.init(holder: member, lot: nil, terms: nil, amount: missing)]
    }

    /// Gives back what was taken there.
    mutating func giveBack(_ pieces: [Share.Piece], to member: MemberID) {
        for piece in pieces {
            guard let lot = piece.lot, let terms = piece.terms else {
                change(piece.holder) { $0.missing -= piece.amount }
                continue
            }
            change(piece.holder) { $0.change(lot, by: piece.amount, terms) }
            if piece.holder != member {
                change(member) { $0.draw(lot, by: -piece.amount, terms) }
            }
        }
    }

    /// Begins with what the account's own member has.
    mutating func begin(_ share: Share, of member: MemberID) {
        shares[member] = share
        pool = share.lots
    }

    /// Takes in what the account's lots have changed by.
    ///
    /// What had lapsed and is taken by something else has not lapsed.
    mutating func note(_ changes: [LotChange]) {
        for change in changes where change.free != .zero {
            let left = (pool[change.lot]?.amount ?? .zero) + change.free
            pool[change.lot] =
                left == .zero ? nil : Share.Part(amount: left, terms: change.terms)
            revive(change.lot, atMost: -change.free)
        }
    }

    private mutating func revive(_ lot: LotID, atMost limit: Amount) {
        for piece in cut(lot, atMost: limit) {
            guard let lot = piece.lot, let terms = piece.terms else {
                change(piece.holder) { share in
                    share.missing -= piece.amount
                    share.lifetime.expired -= piece.amount
                }
                continue
            }
            change(piece.holder) { share in
                share.change(lot, by: piece.amount, terms)
                share.lifetime.expired -= piece.amount
            }
        }
    }

    /// Takes so much out of what a lot's lapse has come to.
    private mutating func cut(_ lot: LotID, atMost limit: Amount) -> [Share.Piece] {
        var (rest, pieces): (Amount, [Share.Piece]) = (limit, [])
        while rest > .zero, var piece = lapsed[lot]?.popLast() {
            let part = min(rest, piece.amount)
            rest -= part
            if piece.amount > part {
                var kept = piece
                kept.amount -= part
                lapsed[lot]?.append(kept)
            }
            piece.amount = part
            pieces.append(piece)
        }
        if lapsed[lot]?.isEmpty == true { lapsed[lot] = nil }
        return pieces
    }

    /// Has everything lapse that has by a moment, whether or not that was booked.
    ///
    /// - Parameters:
    ///   - now: The moment.
    ///   - member: The account's own.
    mutating func lapse(until now: Timestamp, _ member: MemberID) {
        let over = pool.filter { _, part in
            if case .at(let end) = part.terms.lapse { end <= now } else { false }
        }
        for (lot, part) in over.sorted(by: { $0.key < $1.key }) {
            let known = lapsed[lot, default: []].reduce(Amount.zero) { $0 + $1.amount }
            if part.amount > known {
                lapsed[lot, default: []] += take(lapsed: lot, part.amount - known, member)
            }
        }
    }

    /// Has so much of a lot lapse, as it is booked.
    mutating func expire(_ lot: LotID, _ amount: Amount, _ member: MemberID) {
        let known = cut(lot, atMost: amount).reduce(Amount.zero) { $0 + $1.amount }
        if amount > known { _ = take(lapsed: lot, amount - known, member) }
        let left = (pool[lot]?.amount ?? .zero) - amount
        if left > .zero { pool[lot]?.amount = left } else { pool[lot] = nil }
    }

    /// Takes what of a lot has lapsed: out of the share that has it, else out of whatever would
    /// have lapsed first.
    ///
    /// Lots are spent in the order in which they lapse: where a member has spent another's, the
    /// other has, in its place, one of its own that lapses no sooner. What would have lapsed by now
    /// if nobody had been merged goes before anything else.
    ///
    /// - Returns: Where it was taken; what could be taken nowhere is missing to the account's own
    ///   member.
    private mutating func take(
        lapsed lot: LotID,
        _ amount: Amount,
        _ member: MemberID
    ) -> [Share.Piece] {
        let all = items(of: Array(shares.keys))
        let own = all.filter { $0.lot == lot }
        let others = all.filter { $0.lot != lot }
        var (missing, pieces): (Amount, [Share.Piece]) = (amount, [])
        for item in own + others where missing > .zero {
            let part = min(missing, item.part.amount)
            missing -= part
            change(item.holder) { share in
                share.change(item.lot, by: -part, item.part.terms)
                share.lifetime.expired += part
            }
            pieces.append(
                .init(
                    holder: item.holder,
                    lot: item.lot,
                    terms: item.part.terms,
                    amount: part
                )
            )
        }
        guard missing > .zero else { return pieces }
        change(member) { share in
            share.missing += missing
            share.lifetime.expired += missing
        }
        return pieces + [.init(holder: member, lot: nil, terms: nil, amount: missing)]
    }

    /// Has two lots become one, in whoever has them.
    mutating func consolidate(_ lots: [LotID], into lot: LotID, _ terms: LotTerms) {
        for holder in shares.keys {
            for old in lots {
                guard let part = shares[holder]?.lots[old] else { continue }
                change(holder) { share in
                    share.change(old, by: -part.amount, part.terms)
                    share.change(lot, by: part.amount, terms)
                }
            }
        }
    }

    private typealias Item = (holder: MemberID, lot: LotID, part: Share.Part)

    private func items(of holders: [MemberID]) -> [Item] {
        holders.flatMap { holder in
            (shares[holder]?.lots ?? [:]).map { (holder, $0.key, $0.value) }
        }.sorted(by: isBefore)
    }

    private func order(
        of holders: [MemberID],
        at now: Timestamp,
        _ preference: Preference,
        _ isOwn: (LotID) -> Bool
    ) -> [Item] {
        let all = items(of: holders)
        let own = all.filter { isOwn($0.lot) }
        let others = all.filter { !isOwn($0.lot) }
        let usable = others.filter { $0.part.terms.activatesAt <= now }
        let pending = others.filter { $0.part.terms.activatesAt > now }
        return switch preference {
        case .usable: own + usable
        case .all: own + usable + pending
        case .pending: own.filter { $0.part.terms.activatesAt > now } + pending
        }
    }

    /// Whether a lot is spent before another: by expiry, then grant time, then id.
    private func isBefore(_ first: Item, _ second: Item) -> Bool {
        let end = Timestamp(microseconds: .max)
        let (one, other) = (dueAt(first.part.terms) ?? end, dueAt(second.part.terms) ?? end)
        if one != other { return one < other }
        let (grant, otherGrant) = (first.part.terms.activatesAt, second.part.terms.activatesAt)
        return grant == otherGrant ? first.lot < second.lot : grant < otherGrant
    }

    private func dueAt(_ terms: LotTerms) -> Timestamp? {
        switch terms.lapse {
        case .never: nil
        case .at(let moment): moment
        case .afterIdle(let months):
            zone.endOfValidity(
                from: max(activeAt ?? terms.activatesAt, terms.activatesAt),
                months: months
            )
        }
    }
}
