package import PointsDomain
import Messages
import Primitives
import RPCCore

/// Which refunds need a second person, and where its approvals are used.
package struct RefundApprovals: Sendable {
    /// Refunds of more than this need one: in fen for an order, in the currency's own unit for an
    /// entry.
    package let limit: Int64
    /// Uses an approval up, or throws the refusal where there is none that holds.
    ///
    /// A repeat of the command that has used it may go on.
    package let use: @Sendable (RefundApproval) async throws -> Void

    /// States the limit, at least 0, and where approvals are used.
    package init(above limit: Int64, use: @escaping @Sendable (RefundApproval) async throws -> Void)
    {
        precondition(limit >= 0, "a limit of \(limit) is none")
        self.limit = limit
        self.use = use
    }
}

extension PointsHandlers {
    /// Uses the approval of an order's reversal, where it needs one.
    ///
    /// An order that was taken back before is left to the ledger: a repeat is answered for as long
    /// as the ledger lives.
    func requireApproval(
        _ approvalID: Int64,
        of command: ReverseOrder,
        _ context: CallContext
    ) async throws {
        guard let refunds = refunds(for: context) else { return }
        let order = try await reporting { () async throws(PointsStoreError) in
            try await store.order(command.identity)
        }
        guard let order, command.needsApproval(order, above: Fen(refunds.limit)) else { return }
        try await use(
            RefundApproval(approvalID, of: command, member: order.order.member),
            refunds
        )
    }

    /// Uses the approval of an entry's reversal, where it needs one.
    func requireApproval(
        _ approvalID: Int64,
        of command: Reverse,
        _ context: CallContext
    ) async throws {
        guard let refunds = refunds(for: context) else { return }
        let found = try await reporting { () async throws(PointsStoreError) in
            try await store.entry(command.target)
        }
        guard let entry = found?.entry,
            command.needsApproval(entry, above: Amount(refunds.limit))
        else { return }
        try await use(RefundApproval(approvalID, of: command, member: entry.member), refunds)
    }

    /// The limit for whoever calls; `nil` for none.
    ///
    /// What services take back, no person decides.
    private func refunds(for context: CallContext) -> RefundApprovals? {
        context.principal?.kind == .service ? nil : refunds
    }

    private func use(_ approval: RefundApproval, _ refunds: RefundApprovals) async throws {
        guard approval.approvalID != 0 else {
            throw RPCError(
                .failedPrecondition,
                reason: "points.approval_required",
                message: "a refund above \(refunds.limit) needs a second person: an approval of "
                    + "SENSITIVE_ACT_REFUND about member \(approval.member) with the reference "
                    + "\"\(approval.reference)\"",
                fieldViolations: [
                    .init(field: "approval_id", description: "must name an approval")
                ]
            )
        }
        try await refunds.use(approval)
    }
}
