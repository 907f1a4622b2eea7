internal import Primitives

/// How one currency of an account is divided when one of its members is parted from it.
struct MergeSettlement {
    /// What is given to the other account for one member.
    struct Portion {
        /// For whom; `nil` for the parted member itself.
        let owner: MemberID?
        /// Of the lots here, by id: how much is given, or spent of what was given.
        var lots: [LotID: Share.Part]
        /// What is owed.
        var owed = Amount.zero
        /// What is the program's loss.
        var lost = Amount.zero
        /// What ever happened.
        var lifetime: Pocket.Lifetime
    }

    /// What is left free of each lot here.
    private(set) var lots: [LotID: Share.Part] = [:]
    /// What is owed here, by debt.
    private(set) var debts: [Int64: Amount] = [:]
    /// What is owed here anew.
    private(set) var owed = Amount.zero
    /// What is the program's loss here.
    private(set) var lost = Amount.zero
    /// What the other account is given: the parted member's own first, then for each member under
    /// it what was sent for that one.
    private(set) var portions: [Portion]

    /// What goes in all of what ever happened.
    private(set) var lifetime: Pocket.Lifetime

    /// Divides a currency.
    ///
    /// - Parameters:
    ///   - shared: What each of the members has.
    ///   - parted: Who is parted.
    ///   - holds: The holds that are open and were placed since the merge.
    ///   - draft: The accounts.
    ///   - rules: How the currency behaves.
    /// - Throws: ``Refusal/holdsOpen``.
    init(
        _ shared: SharedPocket,
        parted: MemberID,
        holds: [HoldID: MergeReplay.OpenHold],
        _ draft: Draft,
        _ rules: CurrencyRules
    ) throws(Refusal) {
        let leaving = Set(
            shared.shares.keys.filter { $0 == parted || shared.parents[$0] == parted }
        )
        let pocket = draft.account.pocket(rules.currency)
        var staying = Share()
        for (member, share) in shared.shares where !leaving.contains(member) {
            for (lot, part) in share.lots { staying.change(lot, by: part.amount, part.terms) }
            staying.debts += share.debts
            staying.missing += share.missing
            staying.lost += share.lost
        }
        let held = try Self.held(holds, leaving, &staying, draft, rules.currency)
        // What the entries do not tell, if there is anything, stays.
        let known = shared.shares.values.reduce(held) { $0 + $1.net }
        let unknown = pocket.balance - pocket.debt - known
        if unknown < .zero { staying.missing -= unknown }
        if unknown > .zero {
            let day = draft.program.zone.date(draft.now).adding(days: rules.restoredDays)
            let terms = LotTerms(
                granted: unknown,
                activatesAt: draft.now,
                lapse: .at(draft.program.zone.endOfDay(day)),
                issuer: draft.envelope.organisation,
                ruleVersion: nil
            )
            let lot = LotID(entryNumber: draft.nextNumber(.account), index: LotID.spareIndex)
            staying.change(lot, by: unknown, terms)
        }
        let here = Self.makeGood(&staying, pocket, draft, rules, draft.account.tier)
        (lots, owed, lost) = (staying.lots, here.owed, here.lost)
        for debt in staying.debts { debts[debt.number, default: .zero] += debt.owed }
        portions = []
        lifetime = Pocket.Lifetime()
        part(shared, parted, leaving, pocket, draft, rules)
    }

    /// What the parted account gets.
    private mutating func part(
        _ shared: SharedPocket,
        _ parted: MemberID,
        _ leaving: Set<MemberID>,
        _ pocket: Pocket,
        _ draft: Draft,
        _ rules: CurrencyRules
    ) {
        var own = shared.shares[parted] ?? Share()
        let there = Self.makeGood(&own, pocket, draft, rules, draft.account(.other).tier)
        let others = leaving.subtracting([parted]).sorted()
        for member in others {
            guard let share = shared.shares[member] else { continue }
            lifetime.add(share.lifetime)
            for (lot, drawn) in share.drawn { own.change(lot, by: drawn.amount, drawn.terms) }
        }
        lifetime.add(own.lifetime)
        lifetime.restored -= lost
        own.lifetime.restored += there.lost
        portions.append(
            Portion(
                owner: nil,
                lots: own.lots,
                owed: own.owed + there.owed,
                lost: there.lost,
                lifetime: own.lifetime
            )
        )
        for member in others {
            guard var share = shared.shares[member] else { continue }
            let there = Self.makeGood(&share, pocket, draft, rules, draft.account(.other).tier)
            for (lot, drawn) in share.drawn {
                share.change(lot, by: -drawn.amount, drawn.terms)
            }
            share.lifetime.restored += there.lost
            portions.append(
                Portion(
                    owner: member,
                    lots: share.lots,
                    owed: share.owed + there.owed,
                    lost: there.lost,
                    lifetime: share.lifetime
                )
            )
        }
    }

    /// What open holds have; nothing of it may move.
    ///
    /// What a hold has set aside of the staying members' lots counts as theirs, and the hold keeps
    /// the lots that it has: they must be theirs too.
    private static func held(
        _ holds: [HoldID: MergeReplay.OpenHold],
        _ leaving: Set<MemberID>,
        _ staying: inout Share,
        _ draft: Draft,
        _ currency: Currency
    ) throws(Refusal) -> Amount {
        var held = Amount.zero
        for hold in draft.account.holds where hold.currency == currency {
            held += hold.amount
            guard let known = holds[hold.id] else { continue }
            if leaving.contains(known.member) { throw .holdsOpen }
            for piece in known.pieces {
                guard let lot = piece.lot, let terms = piece.terms else {
                    staying.missing -= piece.amount
                    continue
                }
                staying.change(lot, by: piece.amount, terms)
            }
            for part in hold.parts {
                guard let lot = draft.account.pocket(currency).lot(part.lot) else { continue }
                let left = staying.lots[part.lot]?.amount ?? .zero
                if left < part.amount { throw .holdsOpen }
                staying.change(part.lot, by: -part.amount, lot.terms)
            }
        }
        return held
    }

    /// Takes what is missing out of what a side has: the usable lots first, then the pending ones;
    /// what remains is owed as far as policy and limit allow, else it is the program's loss.
    private static func makeGood(
        _ share: inout Share,
        _ pocket: Pocket,
        _ draft: Draft,
        _ rules: CurrencyRules,
        _ tier: TierCode?
    ) -> (owed: Amount, lost: Amount) {
        let live = share.lots.map { lot, part in
            Balance.LiveLot(
                lot: Lot(id: lot, free: part.amount, terms: part.terms.granting(part.amount)),
                dueAt: pocket.dueAt(part.terms, draft.program.zone),
                lapsesAt: nil,
                phase: part.terms.activatesAt <= draft.now ? .usable : .pending
            )
        }.sorted { $0.isSpent(before: $1) }
        for phase in [Lot.Phase.usable, .pending] {
            for item in live where item.phase == phase && share.missing > .zero {
                let part = min(share.missing, item.lot.free)
                share.change(item.lot.id, by: -part, item.lot.terms)
                share.missing -= part
            }
        }
        let limit = max(.zero, rules.debtLimit(for: tier) - share.owed)
        let owed = max(.zero, min(share.missing, limit))
        return (owed, share.lost + max(.zero, share.missing - owed))
    }
}

extension MergeSettlement.Portion {
    /// Whether it comes to anything.
    var isAnything: Bool {
        !lots.isEmpty || owed != .zero || lost != .zero || lifetime != Pocket.Lifetime()
    }
}
