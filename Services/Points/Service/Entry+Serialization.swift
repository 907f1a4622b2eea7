package import Messages
package import PointsDomain
import Primitives

extension PointsV1.Entry {
    /// An entry as it goes over the wire: a pure function of what was booked.
    package init(_ booked: BookedEntry) {
        let entry = booked.entry
        self.init(
            entryID: booked.id.rawValue,
            entryNumber: entry.number,
            memberID: entry.member.rawValue,
            kind: Kind(entry.kind),
            currency: entry.currency.code,
            amount: entry.amount.rawValue,
            balanceAfter: entry.balanceAfter.rawValue,
            lots: entry.lotChanges.map { PointsV1.LotChange($0) },
            debts: entry.debtChanges.map {
                PointsV1.DebtChange(entryNumber: $0.number, owed: $0.owed.rawValue)
            },
            counterLegs: entry.counterLegs.map { leg in
                PointsV1.AccountAmount(
                    account: leg.account.name,
                    amount: leg.amount.rawValue,
                    currency: entry.currency.code
                )
            },
            bookedAt: entry.bookedAt.microseconds,
            effectiveAt: entry.effectiveAt.microseconds,
            reasonCode: entry.reason.code,
            ruleVersion: entry.ruleVersion?.rawValue ?? "",
            organisation: entry.organisation.rawValue,
            caller: entry.caller.rawValue,
            idempotencyKey: entry.key?.rawValue ?? "",
            subject: Subject(entry.subject)
        )
    }
}

extension PointsV1.Entry {
    /// The same without what another company has named: caller, key, order and hold.
    var withoutNames: PointsV1.Entry {
        var entry = self
        entry.caller = ""
        entry.idempotencyKey = ""
        switch entry.subject {
        case .order(var order):
            order.channel = ""
            order.orderID = ""
            entry.subject = .order(order)
        case .hold(var hold):
            hold.holdID = ""
            entry.subject = .hold(hold)
        default: break
        }
        return entry
    }
}

extension PointsV1.Entry.Kind {
    /// What sort of operation, as it goes over the wire.
    package init(_ kind: EntryKind) {
        switch kind {
        case .earn: self = .earn
        case .reversal: self = .reversal
        case .burn: self = .burn
        case .hold: self = .hold
        case .capture: self = .capture
        case .release: self = .release
        case .transferOut: self = .transferOut
        case .transferIn: self = .transferIn
        case .adjustment: self = .adjustment
        case .expiry: self = .expiry
        case .writeOff: self = .writeOff
        case .mergeOut: self = .mergeOut
        case .mergeIn: self = .mergeIn
        case .unmergeOut: self = .unmergeOut
        case .unmergeIn: self = .unmergeIn
        case .proposal: self = .proposal
        case .rejection: self = .rejection
        case .notice: self = .notice
        case .noticeDelivered: self = .noticeDelivered
        case .refusal: self = .refusal
        case .fact: self = .fact
        }
    }
}

extension PointsV1.Entry.Subject {
    /// What an entry is about; `nil` for nothing else than lots and debts.
    init?(_ subject: EntrySubject) {
        switch subject {
        case .nothing:
            return nil
        case .order(let identity):
            self = .order(.init(identity, entryNumber: 0))
        case .reversedOrder(let identity, let number):
            self = .order(.init(identity, entryNumber: number))
        case .grant(let activatesAt, let expiresAt):
            if activatesAt == nil, expiresAt == nil { return nil }
            self = .grant(
                .init(
                    activatesAt: activatesAt?.microseconds ?? 0,
                    expiresAt: expiresAt?.microseconds ?? 0
                )
            )
        case .hold(let hold, let deadline):
            self = .hold(.init(holdID: hold.rawValue, deadline: deadline.microseconds))
        case .resolvedHold(let hold):
            self = .hold(.init(holdID: hold.rawValue))
        case .entry(let id, let number):
            self = .target(.init(entryID: id?.rawValue ?? 0, entryNumber: number))
        case .member(let member, let number, let lifetime):
            self = .other(
                .init(
                    memberID: member.rawValue,
                    entryNumber: number,
                    lifetime: lifetime.map { PointsV1.Lifetime($0) }
                )
            )
        case .proposal(let amount, let until):
            self = .proposal(.init(amount: amount.rawValue, until: until.microseconds))
        case .notice(let days, let through, let amount):
            self = .notice(
                .init(
                    days: UInt32(clamping: days),
                    through: through.microseconds,
                    amount: amount.rawValue
                )
            )
        case .noticeDelivered(let through):
            self = .notice(.init(through: through.microseconds))
        case .refusal(let refusal, let kind, _):
            self = .refusal(.init(reason: refusal.reason, kind: .init(kind)))
        case .tier(let tier):
            self = .fact(.init(tier: tier?.code ?? ""))
        }
    }
}

extension PointsV1.Entry.OrderSubject {
    fileprivate init(_ identity: OrderIdentity, entryNumber: Int64) {
        self.init(
            channel: identity.channel.rawValue,
            orderID: identity.orderID.rawValue,
            entryNumber: entryNumber
        )
    }
}
