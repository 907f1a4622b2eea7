package import Primitives

/// One operation on a member's account in one currency, as it was booked: both sides, and every
/// lot and debt that it touched.
///
/// Entries are facts: they are never changed, only followed by others. An account is what its
/// entries make it (``Account/apply(_:)``).
package struct Entry: Hashable, Sendable {
    /// Counts the member's entries from 1; also the number of the lots and debts that it makes.
    package let number: Int64
    /// Whose account.
    package let member: MemberID
    /// What sort of operation.
    package let kind: EntryKind
    /// What it counts.
    package let currency: Currency
    /// Which lots change by how much.
    package let lotChanges: [LotChange]
    /// Which debts change by how much; their sum, turned, stands on the system account `debt`.
    package let debtChanges: [DebtChange]
    /// The other side; together with `amount` it sums to zero.
    package let counterLegs: [CounterLeg]
    /// The member's balance afterwards: what is left in all lots, held or not.
    package let balanceAfter: Amount
    /// When the ledger booked it; never before an earlier entry.
    package let bookedAt: Timestamp
    /// When it happened, by the clock of whoever reported it.
    package let effectiveAt: Timestamp
    /// Why.
    package let reason: ReasonCode
    /// The rule that gave it; `nil` where none did.
    package let ruleVersion: RuleVersion?
    /// Where it happened.
    package let organisation: OrganisationPath
    /// Who asked.
    package let caller: Caller
    /// The client's name for the command; `nil` where something else names it, or nobody asked.
    package let key: IdempotencyKey?
    /// What was asked for, so that a repeat can be compared.
    package let request: EntryRequest
    /// What it is about.
    package let subject: EntrySubject

    /// States an operation.
    package init(
        number: Int64,
        member: MemberID,
        kind: EntryKind,
        currency: Currency,
        lotChanges: [LotChange] = [],
        debtChanges: [DebtChange] = [],
        counterLegs: [CounterLeg] = [],
        balanceAfter: Amount,
        bookedAt: Timestamp,
        effectiveAt: Timestamp,
        reason: ReasonCode,
        ruleVersion: RuleVersion? = nil,
        organisation: OrganisationPath,
        caller: Caller,
        key: IdempotencyKey? = nil,
        request: EntryRequest = EntryRequest(),
        subject: EntrySubject = .nothing
    ) {
        self.number = number
        self.member = member
        self.kind = kind
        self.currency = currency
        self.lotChanges = lotChanges
        self.debtChanges = debtChanges
        self.counterLegs = counterLegs
        self.balanceAfter = balanceAfter
        self.bookedAt = bookedAt
        self.effectiveAt = effectiveAt
        self.reason = reason
        self.ruleVersion = ruleVersion
        self.organisation = organisation
        self.caller = caller
        self.key = key
        self.request = request
        self.subject = subject
    }

    /// The member that it was sent for: its account's own, or one that was merged into it.
    package var named: MemberID { request.member ?? member }

    /// What the member's balance changes by: the sum over the lots.
    package var amount: Amount { lotChanges.reduce(.zero) { $0 + $1.amount } }

    /// What the member owes more by; below zero where debt was repaid.
    package var owed: Amount { debtChanges.reduce(.zero) { $0 + $1.owed } }

    /// What the operation gave (above zero) or took (below), before debts: what a reversal of it
    /// can at most take back.
    package var gross: Amount { amount - owed }

    /// Whether both sides sum to zero, and the leg of `debt` is what the debts change by, with all
    /// sums within bounds.
    package var isBalanced: Bool {
        func sum(_ amounts: some Sequence<Amount>) -> Amount? {
            amounts.reduce(Optional(.zero)) { sum, next in
                sum.flatMap { Amount.checkedSum($0, next) }
            }
        }
        guard
            let lots = sum(lotChanges.lazy.flatMap { [$0.free, $0.held] }),
            let legs = sum(counterLegs.lazy.map(\.amount)),
            let owed = sum(debtChanges.lazy.map(\.owed)),
            let debtLegs = sum(
                counterLegs.lazy.filter { $0.account == .debt }.map(\.amount)
            )
        else { return false }
        return Amount.checkedSum(lots, legs) == .zero && Amount.checkedSum(owed, debtLegs) == .zero
    }

    /// The lots that this entry grants, whole; not the one that it makes of two older ones.
    package var grantedLots: [Lot] {
        lotChanges.filter { $0.isGrant && !$0.lot.isConsolidated }.map {
            Lot(id: $0.lot, free: $0.free, held: $0.held, terms: $0.terms)
        }
    }
}

/// What a command asked for, as far as the entry does not say it otherwise.
package struct EntryRequest: Hashable, Sendable {
    /// How much; `nil` where nothing was named (the whole).
    package let amount: Amount?
    /// The time that the client gave; `nil` where it gave none and `effectiveAt` is ours.
    package let at: Timestamp?
    /// A digest of the entries or members that the client named, where the entry does not say them;
    /// `nil` where it does.
    package let names: CommandDigest?
    /// The member that the client named; `nil` where it is the entry's own, and not one that was
    /// merged into this.
    package let member: MemberID?

    /// States what was asked for.
    package init(
        amount: Amount? = nil,
        at: Timestamp? = nil,
        names: CommandDigest? = nil,
        member: MemberID? = nil
    ) {
        self.amount = amount
        self.at = at
        self.names = names
        self.member = member
    }
}

/// What an entry is about, besides lots and debts.
package enum EntrySubject: Hashable, Sendable {
    /// Nothing else.
    case nothing
    /// An order.
    case order(OrderIdentity)
    /// A grant whose terms the client gave itself; `nil` for those it left to the program.
    case grant(activatesAt: Timestamp?, expiresAt: Timestamp?)
    /// A new hold.
    case hold(HoldID, deadline: Timestamp)
    /// What becomes of a hold.
    case resolvedHold(HoldID)
    /// The entry that is taken back or decided: its number, and its id where a client named it.
    case entry(JournalID?, number: Int64)
    /// The same of an order's entry.
    case reversedOrder(OrderIdentity, number: Int64)
    /// The other member of a transfer, merge or unmerge, the number of the entry on its side, and
    /// what moves beside lots and debts.
    case member(MemberID, number: Int64, Pocket.Lifetime?)
    /// Something proposed, until a moment.
    case proposal(Amount, until: Timestamp)
    /// What lapses by a moment: told `days` ahead.
    case notice(days: Int, through: Timestamp, amount: Amount)
    /// The member was told of what lapses by a moment.
    case noticeDelivered(through: Timestamp)
    /// The tier that the member has from now on; `nil` for none.
    case tier(TierCode?)
    /// Why a command was refused, what it would have booked, and a digest of what it asked for.
    case refusal(Refusal, of: EntryKind, CommandDigest)
}
