internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the accounts: each must be exactly what its records make of it.
struct AccountPass: VerificationPass {
    private static let pageRows: Int64 = 128
    /// How many records are read at once, a longer history alone excepted.
    private static let recordsMax: Int64 = 4096

    private let fence: Fence
    private let program: Program
    private var lastMember: Int64 = 0
    /// How many records before the fence belong to the accounts seen.
    private var records: Int64 = 0
    /// What the accounts seen had at the fence.
    private var points = Amount.zero
    /// How much of entries their records before the fence take back.
    private var reversed = ReversedSum()
    /// How many entries their records before the fence assign.
    private var assigned: Int64 = 0

    /// One account and all that is known of it.
    private struct Item {
        let state: LedgerGroup.AccountState
        let dueAt: Timestamp?
        /// Newest first.
        var history: [JournalRecord] = []
        /// Whether a record of it cannot be read, which was told.
        var isBroken = false

        var name: String { "the account of member \(state.account.member)" }
    }

    init(fence: Fence, program: Program) {
        self.fence = fence
        self.program = program
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        var items: [Item] = []
        var rows = 0
        try reader.forEachRow(
            """
            SELECT \(LedgerReader.accountColumns), due_at FROM account
            WHERE member_id > $1 ORDER BY member_id LIMIT $2
            """,
            [.integer(lastMember), .integer(Self.pageRows)]
        ) { row in
            rows += 1
            lastMember = try row.integer(0)
            report.members += 1
            guard let state = try reading(&report, { try LedgerReader.account(row) }) else {
                return
            }
            let dueAt = try row.integerOrNil(6).map { Timestamp(microseconds: $0) }
            items.append(Item(state: state, dueAt: dueAt))
        }
        let ledger = LedgerReader(reader)
        var start = 0
        while start < items.count {
            var end = start
            var count: Int64 = 0
            repeat {
                count += items[end].state.account.version
                end += 1
            } while end < items.count
                && count + items[end].state.account.version <= Self.recordsMax
            try check(&items[start..<end], ledger, &report)
            start = end
        }
        return rows == 0
    }

    private mutating func check(
        _ items: inout ArraySlice<Item>,
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws {
        let first = items.startIndex
        let starts = items.compactMap { item in
            item.state.head.id.map { (id: $0, member: item.state.account.member) }
        }
        // One more than there should be: a chain that goes on is found.
        let limit = (items.map(\.state.account.version).max() ?? 0) + 1
        try ledger.forEachRecord(backFrom: starts, limit: limit) { index, row in
            let record = try reading(&report) { try LedgerReader.record(row) }
            if let record {
                items[first + index].history.append(record)
            } else {
                items[first + index].isBroken = true
            }
        }
        var reversals: [JournalID: Amount] = [:]
        for item in items where !item.isBroken { check(item, &reversals, &report) }
        try check(reversals, ledger, &report)
        for item in items where !item.isBroken { try checkAssigned(item, ledger, &report) }
    }

    /// What an account has assigned must be noted, and as it was last.
    private mutating func checkAssigned(
        _ item: Item,
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws {
        var owners: [JournalID: MemberID] = [:]
        var before: Set<JournalID> = []
        for record in item.history.reversed() {
            guard let (owner, number) = record.entry.assignment,
                number <= item.history.count
            else { continue }
            let target = item.history[item.history.count - Int(number)].id
            owners[target] = owner
            if fence.holds(record.id) { before.insert(target) }
        }
        assigned += Int64(before.count)
        if owners.isEmpty { return }
        let member = item.state.account.member
        let noted = try ledger.owners(owners.keys.sorted().map { ($0, member) })
        for (target, owner) in owners.sorted(by: { $0.key < $1.key })
        where noted[target] != owner {
            report.find("record \(target.rawValue) is not noted as member \(owner)'s")
        }
    }

    private mutating func check(
        _ item: Item,
        _ reversals: inout [JournalID: Amount],
        _ report: inout VerificationReport
    ) {
        let account = item.state.account
        var replay = AccountReplay(of: account.member)
        for (index, record) in item.history.reversed().enumerated() {
            do throws(Account.Mismatch) {
                try replay.apply(record.entry)
            } catch {
                report.find(
                    "\(item.name) cannot have record \(record.id.rawValue) next: \(error)"
                )
                return
            }
            let isBeforeFence = fence.holds(record.id)
            if isBeforeFence {
                records += 1
                if record.entry.currency == .points { points += record.entry.amount }
            }
            // Entries of an account count from 1.
            let target = record.entry.takenBackID { number in
                number <= index ? item.history[item.history.count - Int(number)].id : nil
            }
            if let target {
                let amount = record.entry.takenBack
                reversals[target, default: .zero] += amount
                if isBeforeFence { reversed.add(target.rawValue, amount) }
            }
        }
        let derived = replay.account
        if derived != account {
            report.find(
                "\(item.name) is not what its \(item.history.count) records make of it"
            )
        } else if derived.packed != account.packed {
            report.find("\(item.name) is packed in another way than it should be")
        } else if derived.dueAt(program) != item.dueAt {
            report.find("\(item.name) is due at another moment than its row says")
        }
        if item.history.first?.hash != item.state.head.hash {
            report.find("\(item.name) ends in another hash than its last record has")
        }
    }

    /// No less may be noted of an entry than what these accounts took back of it.
    private func check(
        _ reversals: [JournalID: Amount],
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws {
        if reversals.isEmpty { return }
        let targets = reversals.keys.sorted()
        var noted: [JournalID: Amount] = [:]
        try ledger.reader.forEachRow(
            "SELECT amount FROM reversed WHERE target_id = $1",
            each: targets.map { [.integer($0.rawValue)] }
        ) { run, row in
            noted[targets[run], default: .zero] += Amount(try row.integer(0))
        }
        for target in targets {
            let (least, told) = (reversals[target] ?? .zero, noted[target] ?? .zero)
            if told < least {
                report.find(
                    "\(told) of record \(target.rawValue) is noted as taken back, "
                        + "and \(least) or more was"
                )
            }
        }
    }

    func finish(_ report: inout VerificationReport) {
        if records != fence.records {
            report.find(
                "the accounts hold \(records) of the \(fence.records) records of the journal"
            )
        }
        let told = fence.totals.amounts[.init(currency: .points, account: nil)] ?? .zero
        if points != told {
            report.find("the accounts sum to \(points) points, the total of members is \(told)")
        }
        if assigned != fence.assigned {
            report.find(
                "\(fence.assigned) entries are noted as assigned, the journal assigns \(assigned)"
            )
        }
        if reversed != fence.reversed {
            report.find("what is noted as taken back is not what the journal takes back")
        }
    }
}

extension Entry {
    /// Which entry this one takes back, in part or whole, as far as that is noted; `nil` for none.
    ///
    /// `id` gives the record of an entry of the same account.
    fileprivate func takenBackID(_ id: (_ number: Int64) -> JournalID?) -> JournalID? {
        switch (kind, subject) {
        case (.reversal, .entry(let target?, _)): target
        // What an unmerge assigns: spent on the other account, or moved there.
        case (.unmergeOut, .member(_, let number, nil)): id(number)
        default: nil
        }
    }

    /// Which entry of the same account it assigns to whom; `nil` for none.
    fileprivate var assignment: (owner: MemberID, number: Int64)? {
        guard kind == .unmergeOut, lotChanges.isEmpty, debtChanges.isEmpty,
            case .member(let owner, let number, nil) = subject
        else { return nil }
        return (owner, number)
    }

    /// How much it takes back: what it moves, and what it books as lost, since it was gone.
    fileprivate var takenBack: Amount {
        let lost = counterLegs.reduce(Amount.zero) { sum, leg in
            leg.account == .loss && leg.amount < .zero ? sum - leg.amount : sum
        }
        return max(gross, -gross) + lost
    }
}
