internal import Primitives

/// Goes through what an account has booked since somebody was merged into it, and tells what each
/// of its members would have had without the other.
///
/// `Services/Points/Merges.md` has the rules.
struct MergeReplay {
    /// Where in time a replay begins and what it has to know.
    struct Setting {
        /// The account as it is now.
        let account: Account
        /// What it has booked since the merge, oldest first, the merge included.
        let history: [BookedEntry]
        /// What it is about to book: what time has done.
        let due: [Entry]
        /// Which of these entries belong to whom, whatever they say.
        let assigned: [JournalID: MemberID]
        /// The earlier entries that reversals name.
        let targets: [JournalID: Entry]
        /// The lots that came with the merge, by what they are here: whose they were, and which.
        let origins: [LotID: (member: MemberID, lot: LotID)]
        /// Who leads to whom.
        let links: MergeLinks
        /// The settings.
        let program: Program
    }

    /// A hold that was placed since, or the part of an older one.
    struct OpenHold {
        /// For whom.
        let member: MemberID
        /// Where what it has set aside was taken.
        let pieces: [Share.Piece]
    }

    /// The shares by currency.
    private(set) var pockets: [Currency: SharedPocket] = [:]
    let setting: Setting
    /// The members that came with merges, the last one first.
    private var parties: [MemberID] = []
    /// The holds since the merge that are open.
    var holds: [HoldID: OpenHold] = [:]
    /// Whose the entries are.
    private var owners: [JournalID: MemberID] = [:]
    /// What they took, and where, as far as it did not come back.
    var taken: [JournalID: [Share.Piece]] = [:]
    var orders: [OrderIdentity: JournalID] = [:]
    var kinds: [JournalID: EntryKind] = [:]
    /// What left the account when it was merged into another itself.
    var left: [Currency: Entry] = [:]

    var member: MemberID { setting.account.member }

    /// Goes through it all.
    init(_ setting: Setting) {
        self.setting = setting
        begin()
        for booked in setting.history { apply(booked.entry, booked.id) }
        for entry in setting.due { apply(entry, nil) }
    }

    /// Whose an entry is, and under whom it stands.
    private func owner(_ entry: Entry, _ id: JournalID?) -> MemberID {
        if let assigned = id.flatMap({ setting.assigned[$0] }) { return assigned }
        switch (entry.kind, entry.subject) {
        case (.mergeIn, .member(let other, _, _)): return other
        case (.unmergeOut, .member(let other, _, _)):
            return parties.contains(other) ? other : member
        case (.release, .resolvedHold(let hold)), (.capture, .resolvedHold(let hold)):
            return holds[hold]?.member ?? member
        case (.reversal, .entry(let target?, _)):
            if let known = owners[target] { return known }
            if let entry = setting.targets[target] { return entry.request.member ?? entry.member }
        case (.reversal, .reversedOrder(let order, _)):
            if let known = orders[order].flatMap({ owners[$0] }) { return known }
        default: break
        }
        return entry.request.member ?? entry.member
    }

    /// Under whom somebody stands: a member that came with a merge, or the account's own.
    func party(of owner: MemberID) -> MemberID {
        setting.links.party(of: owner, in: member, parties)
    }

    /// What the account had before the first entry: what it has now, less what they changed.
    private mutating func begin() {
        for pocket in setting.account.pockets {
            var share = Share()
            for lot in pocket.lots { share.change(lot.id, by: lot.free, lot.terms) }
            var debts = Dictionary(
                uniqueKeysWithValues: pocket.debts.map { ($0.number, $0.owed) }
            )
            for entry in setting.history.map(\.entry) + setting.due
            where entry.currency == pocket.currency {
                for change in entry.lotChanges {
                    share.change(change.lot, by: -change.free, change.terms)
                }
                for change in entry.debtChanges {
                    debts[change.number, default: .zero] -= change.owed
                }
            }
            for number in debts.keys.sorted() { share.owe(debts[number] ?? .zero, number) }
            var shared = SharedPocket(setting.program.zone)
            shared.begin(share, of: member)
            pockets[pocket.currency] = shared
        }
    }

    private mutating func apply(_ entry: Entry, _ id: JournalID?) {
        let owner = owner(entry, id)
        if case .mergeIn = entry.kind {
            parties.removeAll { $0 == owner }
            parties.insert(owner, at: 0)
        }
        let party = party(of: owner)
        // Of members under the account's own nothing has to be told apart.
        let holder = party == member ? member : owner
        var shared = pockets[entry.currency] ?? SharedPocket(setting.program.zone)
        shared.join(holder, under: party)
        if let id {
            owners[id] = owner
            kinds[id] = entry.kind
            if case .order(let order) = entry.subject { orders[order] = id }
        }
        apply(entry, id, holder, &shared)
        shared.change(holder) { $0.lifetime.count(entry) }
        if entry.kind.isActivity { shared.activeAt = entry.bookedAt }
        pockets[entry.currency] = shared
    }

    private mutating func apply(
        _ entry: Entry,
        _ id: JournalID?,
        _ holder: MemberID,
        _ shared: inout SharedPocket
    ) {
        consolidate(entry, &shared)
        if setting.program.rules(entry.currency)?.notice == .courtesy {
            shared.lapse(until: entry.bookedAt, member)
        }
        if entry.kind != .expiry { shared.note(entry.lotChanges) }
        switch entry.kind {
        case .mergeIn: come(entry, holder, &shared)
        case .mergeOut: left[entry.currency] = entry
        case .unmergeOut: leave(entry, holder, &shared)
        case .unmergeIn: comeBack(entry, holder, &shared)
        case .expiry:
            for change in entry.lotChanges { shared.expire(change.lot, -change.free, member) }
        case .hold:
            guard case .hold(let hold, _) = entry.subject else { return }
            let held = entry.lotChanges.reduce(Amount.zero) { $0 + $1.held }
            let pieces = shared.take(held, from: holder, at: entry.bookedAt, .usable)
            holds[hold] = OpenHold(member: holder, pieces: pieces)
        case .release, .capture: resolve(entry, id, holder, &shared)
        case .reversal: reverse(entry, id, holder, &shared)
        case .writeOff: forgive(entry.gross, holder, entry, &shared)
        case .earn, .burn, .transferIn, .transferOut, .adjustment:
            move(entry, id, holder, &shared)
        case .proposal, .rejection, .notice, .noticeDelivered, .refusal, .fact: break
        }
    }

    /// What was given or taken.
    private mutating func move(
        _ entry: Entry,
        _ id: JournalID?,
        _ holder: MemberID,
        _ shared: inout SharedPocket
    ) {
        if entry.gross > .zero {
            shared.credit(entry.gross, to: holder, grants(entry), spare: spare(entry))
        } else if entry.gross < .zero {
            let pieces = shared.take(-entry.gross, from: holder, at: entry.bookedAt, .usable)
            if let id { taken[id] = pieces }
        }
    }

    /// The lots that an entry gave.
    func grants(_ entry: Entry) -> [(lot: LotID, part: Share.Part)] {
        entry.lotChanges.filter { $0.free > .zero && !$0.lot.isConsolidated }.map {
            ($0.lot, Share.Part(amount: $0.free, terms: $0.terms))
        }
    }

    /// The lot of what an entry gave and the account had no lot for, since it repaid a debt.
    func spare(_ entry: Entry) -> (lot: LotID, terms: LotTerms) {
        let lot = LotID(entryNumber: entry.number, index: LotID.spareIndex)
        if let terms = grants(entry).first?.part.terms { return (lot, terms) }
        var rules =
            setting.program.rules(entry.currency)
            ?? CurrencyRules(currency: entry.currency)
        if entry.kind != .earn { rules.activationDelay = .zero }
        let terms = setting.program.terms(
            of: max(entry.gross, Amount(1)),
            by: rules,
            for: setting.account.tier,
            effectiveAt: entry.effectiveAt,
            bookedAt: entry.bookedAt,
            issuer: entry.organisation,
            ruleVersion: entry.ruleVersion
        )
        guard case .grant(let activatesAt, let expiresAt) = entry.subject else {
            return (lot, terms)
        }
        return (
            lot,
            LotTerms(
                granted: terms.granted,
                activatesAt: activatesAt ?? terms.activatesAt,
                lapse: expiresAt.map { .at($0) } ?? terms.lapse,
                issuer: terms.issuer,
                ruleVersion: terms.ruleVersion
            )
        )
    }

    private func consolidate(_ entry: Entry, _ shared: inout SharedPocket) {
        guard let one = entry.lotChanges.first(where: { $0.lot.isConsolidated && $0.isGrant })
        else { return }
        let lots = entry.lotChanges.filter { $0.free < .zero }.map(\.lot)
        shared.consolidate(lots, into: one.lot, one.terms)
    }

    /// What came with a merge.
    private mutating func come(
        _ entry: Entry,
        _ holder: MemberID,
        _ shared: inout SharedPocket
    ) {
        shared.change(holder) { share in
            for change in entry.lotChanges {
                share.change(change.lot, by: change.free, change.terms)
            }
            for change in entry.debtChanges { share.owe(change.owed, change.number) }
            if case .member(_, _, let lifetime?) = entry.subject { share.lifetime.add(lifetime) }
        }
    }
}
