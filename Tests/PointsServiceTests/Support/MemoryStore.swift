import PointsDomain
import Primitives
import RPCCore
import Synchronization

/// A ledger in memory, without chains that anybody looks at.
final class MemoryStore: PointsStore {
    struct State {
        var lane = Lane(number: 0)
        var accounts: [MemberID: LedgerGroup.AccountState] = [:]
        var orders: [OrderIdentity: BookedOrder] = [:]
        var totals: [Totals.Key: Points] = [:]
        var entries: [JournalID: Entry] = [:]
        var failure: PointsStoreError?
    }

    let state = Mutex(State())
    let now = Timestamp(microseconds: 1_770_000_000_000_000)

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

    func run(_ command: PointsCommand) async throws(PointsStoreError) -> PointsOutcome {
        try withState { state in
            var group = LedgerGroup(
                program: .standard,
                lane: state.lane,
                accounts: state.accounts,
                orders: state.orders,
                now: now,
                hash: { _ in .zero }
            )
            let outcome = group.decide(command)
            state.lane = group.lane
            for member in group.changedMembers {
                state.accounts[member] = group.account(of: member)
            }
            for order in group.changedOrders { state.orders[order] = group.order(order) }
            for record in group.records { state.entries[record.id] = record.entry }
            for (key, points) in group.totals.points {
                state.totals[key, default: .zero] += points
            }
            return outcome
        }
    }

    func account(of member: MemberID) async throws(PointsStoreError) -> Account {
        try withState { $0.accounts[member]?.account ?? Account(member: member) }
    }

    func order(_ identity: OrderIdentity) async throws(PointsStoreError) -> BookedOrder? {
        try withState { $0.orders[identity] }
    }

    func statement(
        of member: MemberID,
        from position: JournalID?,
        limit: Int
    ) async throws(PointsStoreError) -> StatementPage {
        let all = try withState { state in
            state.entries.filter { $0.value.member == member }
                .sorted { $0.key > $1.key }
        }
        if let position, !all.contains(where: { $0.key == position }) { throw .unknownPosition }
        let rest = all.filter { position == nil || $0.key <= position ?? $0.key }
        return StatementPage(
            entries: rest.prefix(limit).map(\.value),
            next: rest.dropFirst(limit).first?.key
        )
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
            report.outstanding = Points(7)
            report.find("something does not hold")
            return report
        }
    }
}

/// A call by somebody of this kind, with this scope.
func context(_ kind: Principal.Kind = .operator, scope: String? = nil) -> CallContext {
    CallContext(
        method: MethodDescriptor(
            service: "test",
            name: "Test",
            kind: .unary,
            idempotency: .none,
            access: .nobody
        ),
        principal: Principal(
            kind: kind,
            id: "1",
            organisation: scope.flatMap { OrganisationPath($0) }
        ),
        peer: nil,
        deadline: nil,
        metadata: CallMetadata()
    )
}
