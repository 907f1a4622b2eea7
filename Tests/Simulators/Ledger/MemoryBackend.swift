internal import LedgerTestKit
package import PointsDomain
package import Primitives

/// The domain over bytes in memory.
package struct MemoryBackend: LedgerBackend {
    private var ledger: MemoryLedger
    private let canary: Canary?
    /// The accounts as the journal alone makes them, as far as it was looked at.
    private var derived: [MemberID: LedgerGroup.AccountState] = [:]
    private var lane = Lane(number: 0)
    private var totals = Totals()

    /// An empty ledger.
    package init(program: Program, canary: Canary?) {
        ledger = MemoryLedger(program: program, now: Timestamp(microseconds: 0))
        self.canary = canary
    }

    package mutating func run(
        _ commands: [PointsCommand],
        at now: Timestamp,
        fault: LedgerFault?
    ) async throws -> [PointsOutcome?]? {
        ledger.now = now
        if fault == .crashBeforeDeciding {
            try ledger.reload()
            return nil
        }
        var group = ledger.begin(commands) { loaded in
            if canary == .forgetsReversals { loaded.reversed = [:] }
            if canary == .forgetsKeys { loaded.earlier = [:] }
        }
        let outcomes = try commands.map { try group.decide($0) }
        if fault == .crashBeforeWriting {
            try ledger.reload()
            return nil
        }
        ledger.commit(group)
        if fault == .crashAfterWriting {
            try ledger.reload()
            return nil
        }
        for record in group.records { spoil(record.entry) }
        return outcomes
    }

    package mutating func close() async {}

    package func account(of member: MemberID) async throws -> Account {
        ledger.account(of: member)
    }

    package mutating func audit() async throws -> [String] {
        var findings: [String] = []
        var changed: Set<MemberID> = []
        for row in ledger.disk.rows.dropFirst(Int(lane.records)) {
            let record = try JournalRecord(
                id: row.id,
                previousID: row.previousID,
                encoded: row.encoded,
                hash: row.hash
            )
            let member = record.entry.member
            var state = derived[member] ?? .init(account: Account(member: member), head: .start)
            if record.previousID != state.head.id
                || !record.isSealed(after: state.head.hash, laneHead: lane.head, sha256)
            {
                findings.append("record \(row.id.rawValue) breaks the chain")
            }
            try state.account.apply(record.entry)
            state.head = record.head
            derived[member] = state
            lane.append(record)
            totals.add(record.entry)
            changed.insert(member)
        }
        if lane != ledger.lane { findings.append("the lane is not what its records say") }
        for member in changed {
            guard let state = derived[member], let packed = ledger.disk.accounts[member],
                packed.bytes == state.account.packed, packed.version == state.account.version,
                packed.head == state.head
            else {
                findings.append("member \(member.rawValue) is not what the journal says")
                continue
            }
        }
        return findings + sums()
    }

    package mutating func auditWhole() async throws -> [String] {
        var findings: [String] = []
        var fresh = ledger
        try fresh.reload()
        if fresh.accounts != ledger.accounts || fresh.lane != ledger.lane
            || fresh.orders != ledger.orders || fresh.totals != ledger.totals
        {
            findings.append("what is on disk is not what is in memory")
        }
        derived = [:]
        lane = Lane(number: 0)
        totals = Totals()
        return findings + (try await audit())
    }

    /// Everything sums to zero: members and system accounts, debts and what is owed, transfers.
    private func sums() -> [String] {
        var findings: [String] = []
        for currency in ledger.program.currencies.map(\.currency) {
            if totals.sum(currency) != .zero { findings.append("\(currency.code) is not balanced") }
            var (held, owed) = (Amount.zero, Amount.zero)
            for state in derived.values {
                let pocket = state.account.pocket(currency)
                held += pocket.balance
                owed += pocket.debt
            }
            func total(_ account: SystemAccount?) -> Amount {
                totals.amounts[.init(currency: currency, account: account)] ?? .zero
            }
            if total(nil) != held { findings.append("members hold \(held), not \(total(nil))") }
            if total(.debt) != -owed { findings.append("members owe \(owed)") }
            if total(.transit) != .zero { findings.append("\(total(.transit)) is on its way") }
        }
        return findings
    }
}

extension MemoryBackend {
    /// Plants the defect, where an entry gives the occasion.
    private mutating func spoil(_ entry: Entry) {
        let account = ledger.account(of: entry.member)
        let pocket = account.pocket(entry.currency)
        switch canary {
        case .skipsRepayment:
            guard let repaid = entry.debtChanges.first(where: { $0.owed < .zero }),
                !pocket.debts.contains(where: { $0.number == repaid.number })
            else { return }
            let debt = Debt(number: repaid.number, owed: -repaid.owed)
            replace(pocket, in: account, lots: pocket.lots, debts: [debt] + pocket.debts)
        case .restoresToWrongLot:
            guard entry.kind == .reversal,
                let back = entry.lotChanges.first(where: { $0.free > .zero && !$0.isGrant }),
                let right = pocket.lot(back.lot), right.free > back.free,
                let wrong = pocket.lots.first(where: {
                    $0.id != right.id && $0.terms.lapse != right.terms.lapse
                        && $0.remaining + back.free <= $0.terms.granted
                })
            else { return }
            let lots = pocket.lots.map { lot in
                let by: Amount =
                    lot.id == right.id ? -back.free : lot.id == wrong.id ? back.free : .zero
                return Lot(id: lot.id, free: lot.free + by, held: lot.held, terms: lot.terms)
            }
            replace(pocket, in: account, lots: lots, debts: pocket.debts)
        case .forgetsReversals, .forgetsKeys, nil:
            return
        }
    }

    private mutating func replace(
        _ pocket: Pocket,
        in account: Account,
        lots: [Lot],
        debts: [Debt]
    ) {
        let new = Pocket(
            currency: pocket.currency,
            lots: lots,
            debts: debts,
            lifetime: pocket.lifetime,
            activeAt: pocket.activeAt,
            reminders: pocket.reminders,
            notices: pocket.notices
        )
        ledger.replace(
            Account(
                member: account.member,
                version: account.version,
                bookedAt: account.bookedAt,
                mergedInto: account.mergedInto,
                survivors: account.survivors,
                pockets: account.pockets.map { $0.currency == new.currency ? new : $0 },
                holds: account.holds,
                proposals: account.proposals,
                keys: account.keys
            )
        )
    }
}
