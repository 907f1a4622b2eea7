package import Messages
package import PointsDomain
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.points.v1.Points`.
package struct PointsHandlers: PointsV1.PointsServer {
    let store: any PointsStore
    let program: Program
    let now: @Sendable () -> Timestamp
    let stepUp: StepUpCheck
    let refunds: RefundApprovals?
    private let storeFailed: @Sendable (PointsStoreError) -> Void
    let standing: MemberStanding
    let directoryFindings: @Sendable () async throws -> [String]

    /// The most days of which the liability is told at once.
    package static let liabilityDaysMax = 400
    /// The most entries of one page of a statement.
    package static let pageSizeMax: UInt32 = 200
    /// The entries of a page where the caller does not say.
    package static let pageSizeDefault: UInt32 = 50

    /// Answers from a store.
    ///
    /// - Parameters:
    ///   - store: The ledger.
    ///   - program: The settings that it books by.
    ///   - now: The wall clock, which decides what is spendable.
    ///   - standing: Tells what members may do; without it everybody may do everything.
    ///   - stepUp: Says whether a proof of step-up holds.
    ///   - refunds: Which refunds need a second person; `nil` for none.
    ///   - directoryFindings: What does not hold of what is known of members.
    ///   - storeFailed: Is told of failures of the store that the caller learns no more of.
    package init(
        store: any PointsStore,
        program: Program,
        now: @escaping @Sendable () -> Timestamp,
        standing: @escaping MemberStanding = { _ in nil },
        stepUp: @escaping StepUpCheck = { _, _, _ in false },
        refunds: RefundApprovals? = nil,
        directoryFindings: @escaping @Sendable () async throws -> [String] = { [] },
        storeFailed: @escaping @Sendable (PointsStoreError) -> Void
    ) {
        self.store = store
        self.program = program
        self.now = now
        self.stepUp = stepUp
        self.refunds = refunds
        self.storeFailed = storeFailed
        self.standing = standing
        self.directoryFindings = directoryFindings
    }

    package func commitOrder(
        _ request: PointsV1.CommitOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.CommitOrderResponse {
        let caller = try Self.caller(context)
        let command = try Self.checking { () throws(InvalidCommand) in
            try CommitOrder(validating: CommitOrder.Fields(request), caller: caller)
        }
        let outcome = try await reporting { () async throws(PointsStoreError) in
            try await run(.commitOrder(command))
        }
        guard case .commitOrder(let outcome) = outcome else {
            preconditionFailure("a commit has the outcome of a commit")
        }
        let (order, isReplayed) = try outcome.answerOrRefusal()
        return PointsV1.CommitOrderResponse(
            entry: PointsV1.Entry(BookedEntry(id: order.earningID, entry: order.earning)),
            replayed: isReplayed,
            balanceAfter: order.earning.balanceAfter.rawValue
        )
    }

    package func reverseOrder(
        _ request: PointsV1.ReverseOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.ReverseOrderResponse {
        let caller = try Self.caller(context)
        let command = try Self.checking { () throws(InvalidCommand) in
            try ReverseOrder(validating: ReverseOrder.Fields(request), caller: caller)
        }
        try await requireApproval(request.approvalID, of: command, context)
        let outcome = try await reporting { () async throws(PointsStoreError) in
            try await run(.reverseOrder(command))
        }
        guard case .reverseOrder(let outcome) = outcome else {
            preconditionFailure("a reversal has the outcome of a reversal")
        }
        let (entry, isReplayed) = try outcome.answerOrRefusal()
        return PointsV1.ReverseOrderResponse(
            entry: PointsV1.Entry(entry),
            replayed: isReplayed,
            balanceAfter: entry.entry.balanceAfter.rawValue
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

    /// Whether a caller may know of an order or entry: one of its own part of the organisation.
    static func mayKnow(_ order: OrganisationPath, _ principal: Principal?) -> Bool {
        guard let principal else { return false }
        return switch principal.kind {
        case .service, .operator: true
        case .till, .channelApp, .staff, .partner, .member:
            principal.organisation?.contains(order) ?? false
        }
    }

    /// Whether a caller may know the names given to what was booked in a place.
    ///
    /// They are those of orders, holds, commands and callers: one company learns none of another's.
    static func isOfOwnCompany(_ place: OrganisationPath, _ principal: Principal?) -> Bool {
        guard let principal else { return false }
        return switch principal.kind {
        case .service, .operator, .member: true
        case .till, .channelApp, .staff:
            principal.organisation?.isOneCompany(with: place) ?? false
        case .partner: principal.organisation?.contains(place) ?? false
        }
    }

    /// Who asks, as entries name it: `till:north-12-3`.
    static func caller(_ context: CallContext) throws -> Caller {
        guard let principal = context.principal,
            let caller = Caller("\(principal.kind.rawValue):\(principal.id)")
        else {
            // The server lets nobody in without a principal, whose id is bounded.
            throw RPCError(
                .unauthenticated,
                reason: "rpc.unauthenticated",
                message: "\(context.method.fullName) needs a proven caller"
            )
        }
        return caller
    }

    /// Checks a command.
    static func checking<Command>(
        _ body: () throws(InvalidCommand) -> Command
    ) throws(RPCError) -> Command {
        do throws(InvalidCommand) {
            return try body()
        } catch {
            throw error.rpcError
        }
    }

    /// Asks the store, and tells of its failures.
    func reporting<Result>(
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
