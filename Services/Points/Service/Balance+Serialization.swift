package import Messages
package import PointsDomain
import Primitives

extension PointsV1.Balance {
    /// What a member has of a currency at one moment, as it goes over the wire.
    package init(_ balance: Balance, of pocket: Pocket) {
        self.init(
            currency: pocket.currency.code,
            available: balance.available.rawValue,
            pending: balance.pending.rawValue,
            held: balance.held.rawValue,
            debt: balance.debt.rawValue,
            lots: balance.lots.map { PointsV1.Lot($0) },
            schedule: balance.schedule.map { part in
                Expiry(
                    lapsesAt: part.lapsesAt?.microseconds ?? 0,
                    amount: part.amount.rawValue
                )
            },
            lifetime: PointsV1.Lifetime(pocket.lifetime)
        )
    }
}

extension PointsV1.Lifetime {
    /// What ever happened to a pocket, as it goes over the wire.
    package init(_ lifetime: Pocket.Lifetime) {
        self.init(
            earned: lifetime.earned.rawValue,
            spent: lifetime.spent.rawValue,
            expired: lifetime.expired.rawValue,
            reversed: lifetime.reversed.rawValue,
            restored: lifetime.restored.rawValue
        )
    }
}

extension PointsV1.Hold {
    /// An open hold, as it goes over the wire.
    init(_ hold: Hold) {
        self.init(
            holdID: hold.id.rawValue,
            currency: hold.currency.code,
            amount: hold.amount.rawValue,
            deadline: hold.deadline.microseconds
        )
    }
}

extension PointsV1.Lot {
    /// A lot that has not lapsed, as it goes over the wire.
    init(_ live: Balance.LiveLot) {
        self.init(
            entryNumber: live.lot.id.entryNumber,
            index: UInt32(live.lot.id.index),
            free: live.lot.free.rawValue,
            held: live.lot.held.rawValue,
            phase: Phase(live.phase),
            lapsesAt: live.lapsesAt?.microseconds ?? 0,
            terms: PointsV1.LotTerms(live.lot.terms)
        )
    }
}

extension PointsV1.Lot.Phase {
    /// Whether a lot can be spent, as it goes over the wire.
    init(_ phase: Lot.Phase) {
        switch phase {
        case .pending: self = .pending
        case .usable: self = .usable
        case .lapsed: self = .lapsed
        }
    }
}

extension PointsV1.LotTerms {
    /// What a lot was granted with, as it goes over the wire.
    init(_ terms: LotTerms) {
        var expiresAt: Int64 = 0
        var idleMonths: UInt32 = 0
        switch terms.lapse {
        case .never: break
        case .at(let moment): expiresAt = moment.microseconds
        case .afterIdle(let months): idleMonths = UInt32(clamping: months)
        }
        self.init(
            granted: terms.granted.rawValue,
            activatesAt: terms.activatesAt.microseconds,
            expiresAt: expiresAt,
            idleMonths: idleMonths,
            issuer: terms.issuer.rawValue,
            ruleVersion: terms.ruleVersion?.rawValue ?? ""
        )
    }
}

extension PointsV1.LotChange {
    /// What an entry did to a lot, as it goes over the wire.
    init(_ change: LotChange) {
        self.init(
            entryNumber: change.lot.entryNumber,
            index: UInt32(change.lot.index),
            free: change.free.rawValue,
            held: change.held.rawValue,
            terms: PointsV1.LotTerms(change.terms),
            grant: change.isGrant
        )
    }
}

extension PointsV1.AccountAmount {
    /// The balances of a ledger, as they go over the wire: by currency, all members first, then the
    /// system accounts by name.
    static func list(_ totals: Totals) -> [PointsV1.AccountAmount] {
        let sorted = totals.amounts.sorted { lhs, rhs in
            let (left, right) = (lhs.key, rhs.key)
            if left.currency != right.currency { return left.currency.code < right.currency.code }
            guard let leftAccount = left.account else { return right.account != nil }
            return right.account.map { leftAccount < $0 } ?? false
        }
        return sorted.map { key, amount in
            PointsV1.AccountAmount(
                account: key.account?.name ?? "members",
                amount: amount.rawValue,
                currency: key.currency.code
            )
        }
    }
}
