package import Primitives

/// The entries that a command is about to book, and the accounts as they leave them.
package struct Draft: Hashable, Sendable {
    /// One of the accounts that a command touches.
    enum Side: Hashable, Sendable {
        /// Of the command's member.
        case account
        /// The other one.
        case other
    }

    /// Who asks.
    let envelope: Envelope
    /// The settings.
    let program: Program
    /// When it is booked.
    package let now: Timestamp
    /// The account of the command's member.
    package private(set) var account: Account
    /// The other account.
    package private(set) var other: Account?
    /// What is to be booked, in this order.
    package private(set) var entries: [Entry] = []
    /// Which entries are taken back, and by how much.
    package private(set) var reversed: [Reversed] = []
    /// Which entries are another member's from now on, whoever they name.
    package private(set) var assigned: [Assigned] = []
    /// Why an entry did not fit its account; `nil` for none.
    ///
    /// What a command decides on fits unless the account is damaged: then nothing may be booked.
    package private(set) var mismatch: Account.Mismatch?

    /// How much of an entry is taken back.
    package struct Reversed: Hashable, Sendable {
        /// The entry.
        package let target: JournalID
        /// How much of it.
        package let amount: Amount
    }

    /// Whose an entry is.
    package struct Assigned: Hashable, Sendable {
        /// The entry.
        package let target: JournalID
        /// The member.
        package let owner: MemberID
    }

    init(envelope: Envelope, state: LedgerState, program: Program, now: Timestamp) {
        for account in [state.account, state.other] {
            precondition(
                account?.bookedAt.map { $0 <= now } ?? true,
                "the ledger's time runs back"
            )
        }
        self.envelope = envelope
        self.program = program
        self.now = now
        account = state.account
        other = state.other
    }

    /// A draft of what the ledger books by itself.
    init(account: Account, program: Program, now: Timestamp) {
        self.init(
            envelope: .ledger(account.member),
            state: LedgerState(account: account),
            program: program,
            now: now
        )
    }

    /// When what the command reports happened.
    var effectiveAt: Timestamp { envelope.at ?? now }

    /// How a currency behaves.
    func rules(_ currency: Currency) throws(Refusal) -> CurrencyRules {
        guard let rules = program.rules(currency) else { throw .currencyUnknown }
        return rules
    }

    /// One of the accounts, as the entries so far leave it.
    func account(_ side: Side) -> Account {
        switch side {
        case .account: return account
        case .other:
            guard let other else { preconditionFailure("there is no other account") }
            return other
        }
    }

    /// The number of the next entry of an account.
    func nextNumber(_ side: Side) -> Int64 { account(side).version + 1 }

    /// Notes that a part of an entry is taken back.
    mutating func reverse(_ target: JournalID, by amount: Amount) {
        reversed.append(Reversed(target: target, amount: amount))
    }

    /// Notes whose an entry is.
    mutating func assign(_ target: JournalID, to owner: MemberID) {
        assigned.append(Assigned(target: target, owner: owner))
    }

    /// Adds an entry, and books it on its account.
    ///
    /// What the debts change by is added to `legs`, and so is the rest that makes both sides sum to
    /// zero, on `counterpart`. `owner` is whom an entry of another account was sent for that comes
    /// here.
    mutating func book(
        _ kind: EntryKind,
        on side: Side = .account,
        currency: Currency,
        lots: [LotChange] = [],
        debts: [DebtChange] = [],
        legs: [CounterLeg] = [],
        counterpart: SystemAccount? = nil,
        subject: EntrySubject = .nothing,
        request: Amount? = nil,
        names: CommandDigest? = nil,
        owner: MemberID? = nil,
        ruleVersion: RuleVersion? = nil,
        byLedger ledger: (reason: ReasonCode, organisation: OrganisationPath)? = nil
    ) {
        let account = account(side)
        let amount = lots.reduce(Amount.zero) { $0 + $1.amount }
        let owed = debts.reduce(Amount.zero) { $0 + $1.owed }
        var all = legs
        if owed != .zero { all.append(CounterLeg(account: .debt, amount: -owed)) }
        let rest = all.reduce(amount) { $0 + $1.amount }
        if rest != .zero {
            guard let counterpart else {
                preconditionFailure("entry \(account.version + 1) leaves \(rest) without account")
            }
            all.append(CounterLeg(account: counterpart, amount: -rest))
        }
        let entry = Entry(
            number: account.version + 1,
            member: account.member,
            kind: kind,
            currency: currency,
            lotChanges: lots,
            debtChanges: debts,
            counterLegs: all,
            balanceAfter: account.pocket(currency).balance + amount,
            bookedAt: now,
            effectiveAt: ledger == nil ? effectiveAt : now,
            reason: ledger?.reason ?? envelope.reason,
            ruleVersion: ruleVersion,
            organisation: ledger?.organisation ?? envelope.organisation,
            caller: ledger == nil ? envelope.caller : .ledger,
            key: ledger == nil && side == .account ? envelope.key : nil,
            request: EntryRequest(
                amount: request,
                at: ledger == nil ? envelope.at : nil,
                names: names,
                member: owner
                    ?? (ledger == nil && side == .account && envelope.member != account.member
                        ? envelope.member : nil)
            ),
            subject: subject
        )
        apply(entry, on: side)
    }

    private mutating func apply(_ entry: Entry, on side: Side) {
        // An account that an entry did not fit is of no use any more.
        if mismatch != nil { return }
        do throws(Account.Mismatch) {
            switch side {
            case .account: try account.apply(entry)
            case .other: try other?.apply(entry)
            }
        } catch {
            mismatch = error
            return
        }
        entries.append(entry)
    }

    package static func == (lhs: Draft, rhs: Draft) -> Bool {
        lhs.entries == rhs.entries && lhs.account == rhs.account && lhs.other == rhs.other
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(entries)
    }
}
