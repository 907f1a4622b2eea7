import PointsDomain
import Primitives
import Synchronization

/// A ledger in memory, without chains that anybody looks at.
final class MemoryStore: PointsStore {
    struct State {
        var now = Timestamp(microseconds: 1_770_000_000_000_000)
        var lane = Lane(number: 0)
        var accounts: [MemberID: LedgerGroup.AccountState] = [:]
        var orders: [OrderIdentity: BookedOrder] = [:]
        var totals: [Totals.Key: Amount] = [:]
        var records: [JournalRecord] = []
        var events: [PointsEvent] = []
        var reversed: [JournalID: Amount] = [:]
        var failure: PointsStoreError?

        func survivor(of member: MemberID) -> MemberID {
            var member = member
            while let next = accounts[member]?.account.mergedInto { member = next }
            return member
        }

        func record(_ id: JournalID) -> JournalRecord? { records.first { $0.id == id } }

        func record(of member: MemberID, number: Int64) -> JournalRecord? {
            records.first { $0.entry.member == member && $0.entry.number == number }
        }
    }

    let state = Mutex(State())
    let program: Program

    init(program: Program = .standard) {
        self.program = program
    }

    var now: Timestamp { state.withLock { $0.now } }

    func advance(by duration: Duration) {
        state.withLock { $0.now = $0.now.advanced(by: duration) }
    }

    func fail(_ error: PointsStoreError?) { state.withLock { $0.failure = error } }

    private func withState<Result: Sendable>(
        _ body: (inout State) -> Result
    ) throws(PointsStoreError) -> Result {
        let result = state.withLock { state -> Swift.Result<Result, PointsStoreError> in
            if let failure = state.failure { return .failure(failure) }
            return .success(body(&state))
        }
        return try result.get()
    }

    func run(
        _ command: PointsCommand,
        gate: MemberGate
    ) async throws(PointsStoreError) -> PointsOutcome {
        try withState { state in
            var group = LedgerGroup(
                program: program,
                lane: state.lane,
                loaded: Self.load(command.needs, state),
                now: state.now,
                hash: { _ in .zero }
            )
            let outcome: PointsOutcome
            do throws(Account.Mismatch) {
                outcome = try group.decide(command, gate: gate)
            } catch {
                preconditionFailure("an entry does not fit its account: \(error)")
            }
            state.lane = group.lane
            for member in group.changedMembers {
                state.accounts[member] = group.account(of: member)
            }
            for order in group.changedOrders { state.orders[order] = group.order(order) }
            state.records += group.records
            state.events += group.events
            for (id, reversal) in group.reversals {
                state.reversed[id, default: .zero] += reversal.amount
            }
            for (key, amount) in group.totals.amounts {
                state.totals[key, default: .zero] += amount
            }
            return outcome
        }
    }

    private static func load(_ needs: PointsCommand.Needs, _ state: State) -> LedgerGroup.Loaded {
        var loaded = LedgerGroup.Loaded()
        loaded.accounts = state.accounts
        loaded.orders = state.orders
        loaded.reversed = state.reversed
        if let identity = needs.identity {
            let survivor = state.survivor(of: identity.member)
            loaded.earlier[identity] = state.records.map(\.booked).filter {
                state.survivor(of: $0.entry.member) == survivor && identity.isIdentity(of: $0.entry)
            }
        }
        for id in needs.assigned + [needs.target].compactMap({ $0 }) {
            loaded.targets[id] = state.record(id)?.booked
        }
        if needs.isUnmerge, let merged = needs.other {
            let from = state.records.map(\.entry).filter { $0.member == merged }
                .reversed().prefix { $0.kind == .mergeOut }.reversed()
            let into = from.compactMap { entry -> Entry? in
                guard case .member(let survivor, let number, _) = entry.subject else { return nil }
                return state.record(of: survivor, number: number)?.entry
            }
            loaded.merges[merged] = (into, Array(from))
            if let survivor = into.first?.member {
                loaded.histories[survivor] = state.records.map(\.booked)
                    .filter { $0.entry.member == survivor }
            }
        }
        return loaded
    }

    func account(of member: MemberID) async throws(PointsStoreError) -> Account {
        try withState { state in
            let member = state.survivor(of: member)
            return state.accounts[member]?.account ?? Account(member: member)
        }
    }

    func account(
        of member: MemberID,
        asOf instant: Timestamp
    ) async throws(PointsStoreError) -> Account {
        let entries = try withState { state in
            state.records.map(\.entry).filter { $0.member == member && $0.bookedAt <= instant }
        }
        var account = Account(member: member)
        do throws(Account.Mismatch) {
            for entry in entries { try account.apply(entry) }
        } catch {
            throw .corrupt("\(error)")
        }
        return account
    }

    func order(_ identity: OrderIdentity) async throws(PointsStoreError) -> BookedOrder? {
        try withState { $0.orders[identity] }
    }

    func statement(
        of member: MemberID,
        from position: JournalID?,
        asOf instant: Timestamp?,
        limit: Int
    ) async throws(PointsStoreError) -> StatementPage {
        let all = try withState { state in
            state.records.map(\.booked).filter { booked in
                booked.entry.member == member && booked.entry.kind.isMovement
                    && booked.entry.bookedAt <= instant ?? .max
            }.reversed()
        }
        if let position, !all.contains(where: { $0.id == position }) { throw .unknownPosition }
        let rest = all.filter { position == nil || $0.id <= position ?? $0.id }
        return StatementPage(
            entries: Array(rest.prefix(limit)),
            next: rest.dropFirst(limit).first?.id
        )
    }

    func entry(_ id: JournalID) async throws(PointsStoreError) -> BookedEntry? {
        try withState { $0.record(id)?.booked }
    }

    func explain(_ id: JournalID) async throws(PointsStoreError) -> EntryExplanation? {
        try withState { state in
            guard let record = state.record(id) else { return nil }
            let entry = record.entry
            var numbers = Set(entry.lotChanges.map(\.lot.entryNumber))
            var order: BookedOrder?
            switch entry.subject {
            case .entry(_, let number): numbers.insert(number)
            case .order(let identity): order = state.orders[identity]
            case .reversedOrder(let identity, let number):
                numbers.insert(number)
                order = state.orders[identity]
            default: break
            }
            numbers.remove(entry.number)
            return EntryExplanation(
                booked: record.booked,
                hash: record.hash,
                previousID: record.previousID,
                reversed: state.reversed[id] ?? .zero,
                order: order,
                sources: numbers.sorted()
                    .compactMap { state.record(of: entry.member, number: $0)?.booked }
            )
        }
    }

    func liability(
        in currency: Currency,
        days: ClosedRange<LocalDate>
    ) async throws(PointsStoreError) -> [DailyLiability] {
        try withState { state in
            var balances = Totals()
            var found: [DailyLiability] = []
            let entries = state.records.map(\.entry).filter { $0.currency == currency }
            let byDay = Dictionary(grouping: entries) { program.zone.date($0.bookedAt) }
            for (day, entries) in byDay.sorted(by: { $0.key < $1.key }) {
                var movements = Totals()
                for entry in entries {
                    movements.add(entry)
                    balances.add(entry)
                }
                if days.contains(day) {
                    found.append(
                        DailyLiability(day: day, movements: movements, balances: balances)
                    )
                }
            }
            return found
        }
    }

    func trialBalance() async throws(PointsStoreError) -> TrialBalance {
        try withState { state in
            TrialBalance(
                totals: Totals(state.totals),
                orders: state.lane.orders,
                entries: state.lane.records,
                members: state.lane.accounts
            )
        }
    }

    func verify() async throws(PointsStoreError) -> VerificationReport {
        try withState { state in
            var report = VerificationReport()
            report.entries = state.lane.records
            report.outstanding = Amount(7)
            report.find("something does not hold")
            return report
        }
    }
}
