package import Messages
package import PointsDomain
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.points.v1.Points`.
package struct PointsHandlers: PointsV1.PointsServer {
    private let store: any PointsStore
    private let now: @Sendable () -> Timestamp
    private let storeFailed: @Sendable (PointsStoreError) -> Void

    /// The most entries of one page of a statement.
    package static let pageSizeMax: UInt32 = 200
    /// The entries of a page where the caller does not say.
    package static let pageSizeDefault: UInt32 = 50

    /// Answers from a store.
    ///
    /// - Parameters:
    ///   - store: The ledger.
    ///   - now: The wall clock, which decides what is spendable.
    ///   - storeFailed: Is told of failures of the store that the caller learns no more of.
    package init(
        store: any PointsStore,
        now: @escaping @Sendable () -> Timestamp,
        storeFailed: @escaping @Sendable (PointsStoreError) -> Void
    ) {
        self.store = store
        self.now = now
        self.storeFailed = storeFailed
    }

    package func commitOrder(
        _ request: PointsV1.CommitOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.CommitOrderResponse {
        let command = try Self.checking { () throws(InvalidCommand) in
            try CommitOrder(validating: CommitOrder.Fields(request))
        }
        let outcome = try await reporting { () async throws(PointsStoreError) in
            try await store.run(.commitOrder(command))
        }
        guard case .commitOrder(let outcome) = outcome else {
            preconditionFailure("a commit has the outcome of a commit")
        }
        let (order, isReplayed) = try outcome.answerOrRefusal()
        return PointsV1.CommitOrderResponse(
            entry: PointsV1.Entry(order.earning),
            replayed: isReplayed,
            balanceAfter: order.earning.balanceAfter.rawValue
        )
    }

    package func reverseOrder(
        _ request: PointsV1.ReverseOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.ReverseOrderResponse {
        let command = try Self.checking { () throws(InvalidCommand) in
            try ReverseOrder(validating: ReverseOrder.Fields(request))
        }
        let outcome = try await reporting { () async throws(PointsStoreError) in
            try await store.run(.reverseOrder(command))
        }
        guard case .reverseOrder(let outcome) = outcome else {
            preconditionFailure("a reversal has the outcome of a reversal")
        }
        let (entry, isReplayed) = try outcome.answerOrRefusal()
        return PointsV1.ReverseOrderResponse(
            entry: PointsV1.Entry(entry),
            replayed: isReplayed,
            balanceAfter: entry.balanceAfter.rawValue
        )
    }

    package func getOrder(
        _ request: PointsV1.GetOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.GetOrderResponse {
        guard let channel = Channel(request.channel) else {
            throw RPCError.invalid(field: "channel", "must be the channel of an order")
        }
        guard let orderID = OrderID(request.orderID) else {
            throw RPCError.invalid(field: "order_id", "must be the number of an order")
        }
        let identity = OrderIdentity(channel: channel, orderID: orderID)
        let order = try await reporting { () async throws(PointsStoreError) in
            try await store.order(identity)
        }
        guard let order, Self.mayKnow(order.order.organisation, context.principal) else {
            throw RPCError.orderNotFound
        }
        return PointsV1.GetOrderResponse(order: PointsV1.Order(order))
    }

    package func getBalance(
        _ request: PointsV1.GetBalanceRequest,
        context: CallContext
    ) async throws -> PointsV1.GetBalanceResponse {
        let member = try Self.member(request.memberID)
        let account = try await reporting { () async throws(PointsStoreError) in
            try await store.account(of: member)
        }
        let pocket = account.pocket(.points)
        let balance = pocket.balance(at: max(now(), account.bookedAt ?? .min))
        return PointsV1.GetBalanceResponse(
            memberID: member.rawValue,
            available: balance.available.rawValue,
            pending: balance.pending.rawValue,
            held: balance.held.rawValue,
            debt: balance.debt.rawValue,
            lots: balance.lots.map { PointsV1.Lot($0) },
            lifetimeEarned: pocket.lifetime.earned.rawValue,
            lifetimeSpent: pocket.lifetime.spent.rawValue,
            lifetimeExpired: pocket.lifetime.expired.rawValue,
            lifetimeReversed: pocket.lifetime.reversed.rawValue,
            version: account.version,
            schedule: balance.schedule.map { part in
                PointsV1.GetBalanceResponse.ExpiringPoints(
                    expiresAt: part.expiresAt?.microseconds ?? 0,
                    points: part.points.rawValue
                )
            }
        )
    }

    package func listStatement(
        _ request: PointsV1.ListStatementRequest,
        context: CallContext
    ) async throws -> PointsV1.ListStatementResponse {
        let member = try Self.member(request.memberID)
        guard request.pageSize <= Self.pageSizeMax else {
            throw RPCError.invalid(
                field: "page_size",
                "must be from 1 to \(Self.pageSizeMax), or 0 for \(Self.pageSizeDefault)"
            )
        }
        var position: JournalID?
        if !request.cursor.isEmpty {
            guard let cursor = StatementCursor(request.cursor, of: member) else {
                throw RPCError.invalidCursor
            }
            position = cursor.position
        }
        let limit = request.pageSize == 0 ? Self.pageSizeDefault : request.pageSize
        let start = position
        let page = try await reporting { () async throws(PointsStoreError) in
            try await store.statement(of: member, from: start, limit: Int(limit))
        }
        return PointsV1.ListStatementResponse(
            entries: page.entries.map { PointsV1.Entry($0) },
            nextCursor: page.next.map { StatementCursor(member: member, position: $0).text } ?? ""
        )
    }

    package func getTrialBalance(
        _ request: PointsV1.GetTrialBalanceRequest,
        context: CallContext
    ) async throws -> PointsV1.GetTrialBalanceResponse {
        let trial = try await reporting { () async throws(PointsStoreError) in
            try await store.trialBalance()
        }
        let accounts = trial.totals.points.map { key, points in
            PointsV1.AccountPoints(
                account: key.account?.name ?? "members",
                points: points.rawValue,
                currency: key.currency.code
            )
        }
        return PointsV1.GetTrialBalanceResponse(
            // Per currency: all members first, then the system accounts by name.
            accounts: accounts.sorted { lhs, rhs in
                let isMembers = (lhs.account == "members", rhs.account == "members")
                if lhs.currency != rhs.currency { return lhs.currency < rhs.currency }
                return isMembers.0 == isMembers.1 ? lhs.account < rhs.account : isMembers.0
            },
            orders: UInt64(trial.orders),
            entries: UInt64(trial.entries),
            members: UInt64(trial.members)
        )
    }

    package func verifyPoints(
        _ request: PointsV1.VerifyPointsRequest,
        context: CallContext
    ) async throws -> PointsV1.VerifyPointsResponse {
        let report = try await reporting { () async throws(PointsStoreError) in
            try await store.verify()
        }
        return PointsV1.VerifyPointsResponse(
            members: UInt64(report.members),
            orders: UInt64(report.orders),
            entries: UInt64(report.entries),
            events: UInt64(report.events),
            pointsOutstanding: report.outstanding.rawValue,
            findings: report.findings
        )
    }

    /// Whether a caller may know of an order: one of its own part of the organisation.
    private static func mayKnow(_ order: OrganisationPath, _ principal: Principal?) -> Bool {
        guard let principal else { return false }
        return switch principal.kind {
        case .service, .operator: true
        case .till, .channelApp, .staff, .partner, .member:
            principal.organisation?.contains(order) ?? false
        }
    }

    private static func member(_ number: Int64) throws -> MemberID {
        guard let member = MemberID(rawValue: number) else {
            throw RPCError.invalid(field: "member_id", "must be a member id, above 0")
        }
        return member
    }

    private static func checking<Command>(
        _ body: () throws(InvalidCommand) -> Command
    ) throws(RPCError) -> Command {
        do throws(InvalidCommand) {
            return try body()
        } catch {
            throw error.rpcError
        }
    }

    private func reporting<Result>(
        _ body: () async throws(PointsStoreError) -> Result
    ) async throws(RPCError) -> Result {
        do throws(PointsStoreError) {
            return try await body()
        } catch {
            switch error {
            case .interrupted, .corrupt, .failed: storeFailed(error)
            case .overloaded, .closed, .cancelled, .unknownPosition: break
            }
            throw error.rpcError
        }
    }
}
