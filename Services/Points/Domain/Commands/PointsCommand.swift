package import Primitives

/// A change that somebody asks of the ledger.
package enum PointsCommand: Hashable, Sendable {
    /// Books a paid order.
    case commitOrder(CommitOrder)
    /// Takes a whole order back.
    case reverseOrder(ReverseOrder)
    /// Gives something.
    case earn(Earn)
    /// Spends something.
    case burn(Burn)
    /// Sets something aside.
    case placeHold(PlaceHold)
    /// Spends what is set aside.
    case capture(Capture)
    /// Gives free what is set aside.
    case release(Release)
    /// Takes an entry back.
    case reverse(Reverse)
    /// Gives something to another member.
    case transfer(Transfer)
    /// Puts a balance right.
    case adjust(Adjust)
    /// Approves or rejects that.
    case decideAdjustment(DecideAdjustment)
    /// Forgives a debt.
    case writeOff(WriteOff)
    /// Moves all of a member to another.
    case merge(MergeMembers)
    /// Undoes that.
    case unmerge(UnmergeMembers)
    /// Notes a delivered reminder.
    case confirmNotice(ConfirmNotice)
    /// Notes the member's tier.
    case noteTier(NoteTier)
    /// Books what time has done.
    case sweep(Sweep)
}

/// What became of a ``PointsCommand``.
package enum PointsOutcome: Hashable, Sendable {
    /// Of a ``PointsCommand/commitOrder(_:)``.
    case commitOrder(CommitOrderOutcome)
    /// Of a ``PointsCommand/reverseOrder(_:)``.
    case reverseOrder(ReverseOrderOutcome)
    /// Of any other.
    case command(CommandOutcome)
}

extension PointsCommand {
    /// What has to be loaded before a command can be decided.
    package struct Needs: Hashable, Sendable {
        /// The member whose account it is about; `nil` where only the order tells.
        package var member: MemberID?
        /// Whether that member is meant itself, even where it was merged into another.
        package var isMemberItself = false
        /// The other member that it names.
        package var other: MemberID?
        /// Whether this one is meant itself too.
        package var isOtherItself = false
        /// The order that it names.
        package var order: OrderIdentity?
        /// What identifies it within its member's account.
        package var identity: CommandIdentity?
        /// The entry that it names.
        package var target: JournalID?
        /// The entries that it assigns.
        package var assigned: [JournalID] = []
        /// Whether the entries of a merge are to be undone.
        package var isUnmerge = false
    }

    /// What has to be loaded.
    package var needs: Needs {
        var needs = Needs()
        switch self {
        case .commitOrder(let command):
            needs.member = command.order.member
            needs.order = command.order.identity
            return needs
        case .reverseOrder(let command):
            needs.order = command.identity
            return needs
        case .sweep(let command):
            needs.member = command.member
            return needs
        case .earn, .burn, .placeHold, .capture, .release, .adjust, .writeOff, .confirmNotice:
            break
        case .noteTier: needs.isMemberItself = true
        case .reverse(let command): needs.target = command.target
        case .transfer(let command): needs.other = command.receiver
        case .decideAdjustment(let command): needs.target = command.proposal
        case .merge(let command):
            needs.other = command.merged
            needs.isOtherItself = true
        case .unmerge(let command):
            needs.other = command.merged
            needs.isOtherItself = true
            needs.assigned = command.entries
            needs.isUnmerge = true
        }
        guard let envelope else { return needs }
        needs.member = envelope.member
        if let key = envelope.key {
            if case .placeHold(let command) = self {
                needs.identity = CommandIdentity(member: envelope.member, hold: command.hold)
            } else {
                needs.identity =
                    CommandIdentity(member: envelope.member, caller: envelope.caller, key: key)
            }
        }
        return needs
    }

    /// What a command on a member's account says beside what it wants.
    private var envelope: Envelope? {
        switch self {
        case .commitOrder, .reverseOrder, .sweep: nil
        case .earn(let command): command.envelope
        case .burn(let command): command.envelope
        case .placeHold(let command): command.envelope
        case .capture(let command): command.envelope
        case .release(let command): command.envelope
        case .reverse(let command): command.envelope
        case .transfer(let command): command.envelope
        case .adjust(let command): command.envelope
        case .decideAdjustment(let command): command.envelope
        case .writeOff(let command): command.envelope
        case .merge(let command): command.envelope
        case .unmerge(let command): command.envelope
        case .confirmNotice(let command): command.envelope
        case .noteTier(let command): command.envelope
        }
    }
}

/// What makes a command the same command, however often it is sent.
package struct CommandIdentity: Hashable, Sendable {
    /// The member that it names.
    package let member: MemberID
    /// Who asks; `nil` for a hold, which its name alone identifies.
    package let caller: Caller?
    /// The client's name for it.
    package let key: String

    /// A command that caller, member and key identify.
    package init(member: MemberID, caller: Caller, key: IdempotencyKey) {
        self.member = member
        self.caller = caller
        self.key = key.rawValue
    }

    /// A hold.
    package init(member: MemberID, hold: HoldID) {
        self.member = member
        caller = nil
        key = hold.rawValue
    }

    /// The same of whoever the member was merged into: a hold's name is taken there too, any other
    /// command is another one.
    func of(_ survivor: MemberID) -> CommandIdentity {
        caller == nil ? CommandIdentity(hold: key, member: survivor) : self
    }

    private init(hold: String, member: MemberID) {
        self.member = member
        caller = nil
        key = hold
    }

    /// What the account keeps of it.
    package var fingerprint: KeyFingerprint? {
        if let caller { return IdempotencyKey(key).map { KeyFingerprint(caller, $0) } }
        return HoldID(key).map { KeyFingerprint($0) }
    }

    /// Whether an entry, of the account that is the member's or was it once, was booked for this
    /// command.
    ///
    /// A hold's name is taken for all members that were merged into one.
    package func isIdentity(of entry: Entry) -> Bool {
        guard entry.key?.rawValue == key, !entry.isOfOrder else { return false }
        if let caller {
            return !entry.isOfHold && entry.caller == caller
                && (entry.request.member ?? entry.member) == member
        }
        return entry.isOfHold
    }
}
