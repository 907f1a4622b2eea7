package import Primitives

/// A command on a member's account that is identified by its caller, member and key.
package protocol LedgerCommand: Hashable, Sendable {
    /// Who asks, for whom, where, when and why.
    var envelope: Envelope { get }
    /// The kind of entry that it books on the account of the envelope's member.
    static var kind: EntryKind { get }
    /// Why it can be refused, in order of precedence.
    static var refusals: [Refusal] { get }

    /// The first field, beside those of the envelope, in which this command differs from the one
    /// that an entry was booked for.
    func difference(from entry: Entry) -> String?
    /// Adds everything that `difference(from:)` compares to a hash.
    func hash(into digest: inout CommandHasher)
    /// Why a gate does not let this command pass.
    func refusal(by gate: MemberGate) -> Refusal?
    /// Books what the command wants, or refuses.
    func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal)
}

/// What became of a ``LedgerCommand``.
package enum CommandOutcome: Hashable, Sendable {
    /// It was booked before: the entries of then, nothing moved.
    case replayed([BookedEntry])
    /// The key was used for something else; the first field that differs (`method` for another
    /// command).
    case keyReused(field: String)
    /// Nothing moved.
    case refused(Refusal)
    /// Booked now: the entries on the account of the command's member.
    case booked([BookedEntry])
}

/// An entry and its id.
package struct BookedEntry: Hashable, Sendable {
    /// Where it stands in the journal.
    package let id: JournalID
    /// What was booked.
    package let entry: Entry

    /// Bundles an entry and its id.
    package init(id: JournalID, entry: Entry) {
        self.id = id
        self.entry = entry
    }
}

/// What a command needs to see of the ledger, beside the settings.
package struct LedgerState: Hashable, Sendable {
    /// The account that the command is about: of its member, or of the member that this one was
    /// merged into.
    package var account: Account
    /// The other account that it touches: of a transfer's receiver, of a member to merge.
    package var other: Account?
    /// What was booked for the same caller, member and key before, oldest first.
    package var earlier: [BookedEntry]
    /// The entry that the command names.
    package var target: BookedEntry?
    /// How much of it was taken back.
    package var targetReversed: Amount
    /// The entries of the merge that is to be undone: on the account, on the other.
    package var merge: (into: [Entry], from: [Entry])
    /// The entries that an unmerge assigns to the other member, oldest first, and how much of each
    /// was taken back.
    package var assigned: [(booked: BookedEntry, reversed: Amount)]
    /// What the account has booked since the merge that is to be undone, oldest first, the merge
    /// included.
    package var history: [BookedEntry] = []
    /// The earlier entries that its reversals name.
    package var targets: [JournalID: Entry] = [:]
    /// Who leads to whom by merges.
    package var links = MergeLinks()
    /// What identity lets the members do.
    package var gate = MemberGate.open

    /// Bundles what a command needs to see.
    package init(account: Account) {
        self.account = account
        other = nil
        earlier = []
        target = nil
        targetReversed = .zero
        merge = ([], [])
        assigned = []
    }

    package static func == (lhs: LedgerState, rhs: LedgerState) -> Bool {
        lhs.account == rhs.account && lhs.other == rhs.other && lhs.earlier == rhs.earlier
            && lhs.target == rhs.target && lhs.targetReversed == rhs.targetReversed
            && lhs.merge == rhs.merge && lhs.assigned.elementsEqual(rhs.assigned, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(account)
        hasher.combine(other)
    }
}

/// What a command comes to.
package enum LedgerDecision: Hashable, Sendable {
    /// Nothing is to be written.
    case settled(CommandOutcome)
    /// These entries are to be booked; they leave the accounts like this.
    case book(Draft, refusal: Refusal?)
}

extension LedgerCommand {
    /// Decides: what was booked before for the same key, else a refusal, else the entries to book.
    ///
    /// - Parameters:
    ///   - state: The accounts and entries that the command names.
    ///   - program: The settings.
    ///   - now: When this is booked; not before anything that the accounts have booked.
    /// - Returns: What is to be written, or what was.
    package func decide(
        _ state: LedgerState,
        program: Program,
        now: Timestamp
    ) -> LedgerDecision {
        if let first = state.earlier.first {
            return .settled(repeated(first.entry, state.earlier))
        }
        var draft = Draft(envelope: envelope, state: state, program: program, now: now)
        do throws(Refusal) {
            if !program.reasons.contains(envelope.reason) { throw .reasonUnknown }
            if let at = envelope.at, at > now.advanced(by: Order.clockAheadMax) {
                throw .tooFarAhead
            }
            if let refusal = refusal(by: state.gate) { throw refusal }
            try book(state, in: &draft)
            return .book(draft, refusal: nil)
        } catch {
            guard error.isRemembered else { return .settled(.refused(error)) }
            var draft = Draft(envelope: envelope, state: state, program: program, now: now)
            draft.book(
                .refusal,
                currency: draft.account.pockets.first?.currency ?? .points,
                subject: .refusal(error, of: Self.kind, digest)
            )
            return .book(draft, refusal: error)
        }
    }

    /// What a repeat of a command comes to.
    private func repeated(_ first: Entry, _ all: [BookedEntry]) -> CommandOutcome {
        if case .refusal(let refusal, let kind, let digest) = first.subject {
            if kind != Self.kind { return .keyReused(field: "method") }
            if let field = envelope.difference(from: first) { return .keyReused(field: field) }
            if digest != self.digest { return .keyReused(field: "request") }
            return .refused(refusal)
        }
        // An adjustment may have become a proposal or a decision: they tell by themselves.
        if let field = difference(from: first) ?? envelope.difference(from: first) {
            return .keyReused(field: field)
        }
        return .replayed(all)
    }

    private var digest: CommandDigest {
        var hasher = CommandHasher()
        hash(into: &hasher)
        return hasher.digest
    }
}

/// Hashes what a command asks for.
package struct CommandHasher {
    private var hash = FNV1a()

    mutating func add(_ text: String) { hash.add(text) }
    mutating func add(_ number: Int64?) {
        hash.add(byte: number == nil ? 0 : 1)
        hash.add(number ?? 0)
    }

    var digest: CommandDigest { CommandDigest(rawValue: hash.value) }
}
