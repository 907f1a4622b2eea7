package import Messages
package import PointsDomain
import Primitives

extension PointsV1.Entry {
    /// An entry as it goes over the wire.
    package init(_ entry: Entry) {
        self.init(
            entryNumber: entry.number,
            memberID: entry.member.rawValue,
            kind: Kind(entry.kind),
            points: entry.points.rawValue,
            balanceAfter: entry.balanceAfter.rawValue,
            bookedAt: entry.bookedAt.microseconds,
            effectiveAt: entry.effectiveAt.microseconds,
            reasonCode: entry.reason.name,
            channel: entry.order.channel.rawValue,
            orderID: entry.order.orderID.rawValue,
            ruleVersion: entry.ruleVersion?.rawValue ?? "",
            lots: entry.lotChanges.map {
                PointsV1.LotChange(lotNumber: $0.lotNumber, points: $0.points.rawValue)
            },
            counterLegs: entry.counterLegs.map { leg in
                PointsV1.AccountPoints(
                    account: leg.account.name,
                    points: leg.points.rawValue,
                    currency: entry.currency.code
                )
            },
            reversesEntryNumber: entry.reversesNumber ?? 0,
            currency: entry.currency.code,
            organisation: entry.organisation.rawValue
        )
    }
}

extension PointsV1.Entry.Kind {
    /// What sort of operation, as it goes over the wire.
    init(_ kind: EntryKind) {
        switch kind {
        case .earn: self = .earn
        case .reversal: self = .reversal
        }
    }
}

extension PointsV1.Lot {
    /// A lot as it goes over the wire.
    package init(_ lot: Lot) {
        self.init(
            lotNumber: lot.number,
            granted: lot.granted.rawValue,
            remaining: lot.remaining.rawValue,
            activatesAt: lot.terms.activatesAt.microseconds,
            expiresAt: lot.terms.expiresAt?.microseconds ?? 0,
            issuer: lot.terms.issuer.rawValue,
            ruleVersion: lot.terms.ruleVersion.rawValue
        )
    }
}
