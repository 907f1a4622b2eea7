package import Primitives

/// All that a member has, and where its history ends.
///
/// One history and one version run over all currencies of a member, so that an operation that
/// touches several is one step for everybody who follows the member.
package struct Account: Hashable, Sendable {
    /// An adjustment that waits for a second person.
    package struct Proposal: Hashable, Sendable {
        /// The number of the entry that proposes it.
        package let number: Int64
        /// In which currency.
        package let currency: Currency
        /// By how much.
        package let amount: Amount
        /// Who proposed it.
        package let proposer: Caller
        /// Where.
        package let organisation: OrganisationPath
        /// Until when it can be decided.
        package let until: Timestamp

        /// States a proposal.
        package init(
            number: Int64,
            currency: Currency,
            amount: Amount,
            proposer: Caller,
            organisation: OrganisationPath,
            until: Timestamp
        ) {
            self.number = number
            self.currency = currency
            self.amount = amount
            self.proposer = proposer
            self.organisation = organisation
            self.until = until
        }
    }

    /// Whose.
    package let member: MemberID
    /// The number of entries; the next entry has the next number.
    package private(set) var version: Int64
    /// When the last entry was booked; `nil` before the first.
    package private(set) var bookedAt: Timestamp?
    /// The member that this account was merged into; it then has nothing itself.
    package private(set) var mergedInto: MemberID?
    /// The tier that the member has, as far as the ledger was told.
    package private(set) var tier: TierCode?
    /// The members that it was ever merged into, also where that was undone: their accounts hold
    /// what was booked for commands that named this one.
    package private(set) var survivors: [MemberID]
    /// One per currency that was ever touched, by currency code.
    package private(set) var pockets: [Pocket]
    /// The holds that nobody has resolved, in the order in which they were placed.
    package private(set) var holds: [Hold]
    /// The adjustments that nobody has decided on, in the order in which they were proposed.
    package private(set) var proposals: [Proposal]
    /// Which commands the account has seen.
    package private(set) var keys: KeyFingerprints

    /// The most open holds.
    package static let holdsMax = 256
    /// The most open proposals.
    package static let proposalsMax = 64

    /// An account without history.
    package init(member: MemberID) {
        self.init(member: member, version: 0, bookedAt: nil, pockets: [])
    }

    /// An account as it was stored.
    package init(
        member: MemberID,
        version: Int64,
        bookedAt: Timestamp?,
        mergedInto: MemberID? = nil,
        tier: TierCode? = nil,
        survivors: [MemberID] = [],
        pockets: [Pocket],
        holds: [Hold] = [],
        proposals: [Proposal] = [],
        keys: KeyFingerprints = KeyFingerprints()
    ) {
        self.member = member
        self.version = version
        self.bookedAt = bookedAt
        self.mergedInto = mergedInto
        self.tier = tier
        self.survivors = survivors
        if let mergedInto, !survivors.contains(mergedInto) { self.survivors.append(mergedInto) }
        self.pockets = pockets
        self.holds = holds
        self.proposals = proposals
        self.keys = keys
    }

    /// What the member has of a currency.
    package func pocket(_ currency: Currency) -> Pocket {
        pockets.first { $0.currency == currency } ?? Pocket(currency: currency)
    }

    /// The open hold of this name.
    package func hold(_ id: HoldID) -> Hold? { holds.first { $0.id == id } }

    /// Why an entry cannot follow the history of an account.
    package enum Mismatch: Error, Hashable, Sendable {
        /// It belongs to another member.
        case member
        /// Its number is not the next one.
        case number
        /// It was booked before the entry that it follows.
        case bookedAt
        /// It does not leave the balance that it states.
        case balanceAfter
        /// It places a hold that is open, or resolves one that is not.
        case hold
        /// It decides on an adjustment that is not proposed.
        case proposal
        /// It does not fit the lots and debts.
        case pocket(Pocket.Mismatch)
    }

    /// Books an entry: the one way in which an account changes.
    ///
    /// Looks its command up among all that the account has seen: where a whole history is to be
    /// booked, ``AccountReplay`` is the way.
    ///
    /// - Throws: ``Mismatch`` where the entry does not follow; the account is then of no use.
    package mutating func apply(_ entry: Entry) throws(Mismatch) {
        try applyWithoutKey(entry)
        if let fingerprint = entry.fingerprint { keys.insert(fingerprint) }
    }

    /// Says which commands the account has seen.
    mutating func setKeys(_ keys: KeyFingerprints) { self.keys = keys }

    /// Books an entry, and leaves it to the caller to note its command.
    mutating func applyWithoutKey(_ entry: Entry) throws(Mismatch) {
        guard entry.member == member else { throw .member }
        guard entry.number == version + 1 else { throw .number }
        if let bookedAt, entry.bookedAt < bookedAt { throw .bookedAt }
        try applyPocket(entry)
        try applySubject(entry)
        version = entry.number
        bookedAt = entry.bookedAt
    }

    private mutating func applyPocket(_ entry: Entry) throws(Mismatch) {
        let position =
            pockets.firstIndex { $0.currency.code >= entry.currency.code } ?? pockets.count
        if position == pockets.count || pockets[position].currency != entry.currency {
            pockets.insert(Pocket(currency: entry.currency), at: position)
        }
        do throws(Pocket.Mismatch) {
            try pockets[position].apply(entry)
        } catch {
            throw .pocket(error)
        }
        guard pockets[position].balance == entry.balanceAfter else { throw .balanceAfter }
    }

    private mutating func applySubject(_ entry: Entry) throws(Mismatch) {
        switch (entry.kind, entry.subject) {
        case (.hold, .hold(let id, let deadline)):
            guard hold(id) == nil else { throw .hold }
            holds.append(
                Hold(
                    id: id,
                    number: entry.number,
                    currency: entry.currency,
                    organisation: entry.organisation,
                    deadline: deadline,
                    parts: entry.lotChanges.map { .init(lot: $0.lot, amount: $0.held) }
                )
            )
        case (.capture, .resolvedHold(let id)), (.release, .resolvedHold(let id)):
            guard let index = holds.firstIndex(where: { $0.id == id }),
                holds[index].currency == entry.currency,
                holds[index].parts.elementsEqual(
                    entry.lotChanges,
                    by: { $0.lot == $1.lot && $0.amount == -$1.held }
                )
            else { throw .hold }
            holds.remove(at: index)
        case (.proposal, .proposal(let amount, let until)):
            proposals.append(
                Proposal(
                    number: entry.number,
                    currency: entry.currency,
                    amount: amount,
                    proposer: entry.caller,
                    organisation: entry.organisation,
                    until: until
                )
            )
        case (.rejection, .entry(_, let number)), (.adjustment, .entry(_, let number)):
            guard let index = proposals.firstIndex(where: { $0.number == number }) else {
                throw .proposal
            }
            proposals.remove(at: index)
        case (.fact, .tier(let tier)): self.tier = tier
        case (.mergeOut, .member(let survivor, _, _)):
            mergedInto = survivor
            if !survivors.contains(survivor) { survivors.append(survivor) }
        case (.unmergeIn, _): mergedInto = nil
        default: break
        }
    }
}
