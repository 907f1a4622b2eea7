package import IdentityDomain
package import Messages
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Approvals`.
package struct ApprovalHandlers: IdentityV1.ApprovalsServer {
    private typealias Requests = OrganisationRequests

    private let store: any ApprovalStore
    private let now: @Sendable () -> Timestamp

    /// Answers from a store.
    package init(store: any ApprovalStore, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.now = now
    }

    package func requestApproval(
        _ request: IdentityV1.RequestApprovalRequest,
        context: CallContext
    ) async throws -> IdentityV1.RequestApprovalResponse {
        let command = RequestApproval(
            key: try Requests.key(request.idempotencyKey, context),
            subject: try Self.subject(request.act, request.memberID, request.reference),
            organisation: try OrganisationPath(requested: request.organisation),
            reason: try Requests.reason(request.reason)
        )
        let outcome = try await StoreFailures.reporting { try await store.request(command) }
        let (approval, isReplay) = try outcome.answer(Self.status)
        return IdentityV1.RequestApprovalResponse(
            approval: IdentityV1.Approval(approval, at: now()),
            replayed: isReplay
        )
    }

    package func decideApproval(
        _ request: IdentityV1.DecideApprovalRequest,
        context: CallContext
    ) async throws -> IdentityV1.DecideApprovalResponse {
        let command = DecideApproval(
            key: try Requests.key(request.idempotencyKey, context),
            actor: try Requests.actor(context),
            approvalID: request.approvalID,
            isApproved: request.approved,
            reason: try Requests.reason(request.reason)
        )
        let outcome = try await StoreFailures.reporting { try await store.decide(command) }
        let (approval, isReplay) = try outcome.answer(\.rpcError)
        return IdentityV1.DecideApprovalResponse(
            approval: IdentityV1.Approval(approval, at: now()),
            replayed: isReplay
        )
    }

    package func listApprovals(
        _ request: IdentityV1.ListApprovalsRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListApprovalsResponse {
        let unit = try OrganisationPath(requested: request.organisation)
        let limit = try Requests.limit(request.pageSize)
        let position = try Requests.position(request.cursor)
        guard let before = position.isEmpty ? Int64.max : Int64(position) else {
            throw RPCError.invalid(
                field: "cursor",
                "must be empty, or the next_cursor of the page before"
            )
        }
        let now = now()
        let page = try await StoreFailures.reporting {
            try await store.approvals(
                in: unit,
                pendingAt: request.onlyPending ? now : nil,
                before: before,
                limit: limit
            )
        }
        let last = page.hasMore ? page.values.last.map { String($0.approvalID) } : nil
        return IdentityV1.ListApprovalsResponse(
            approvals: page.values.map { IdentityV1.Approval($0, at: now) },
            nextCursor: Requests.cursor(last)
        )
    }

    package func useApproval(
        _ request: IdentityV1.UseApprovalRequest,
        context: CallContext
    ) async throws -> IdentityV1.UseApprovalResponse {
        let command = UseApproval(
            key: try Requests.key(request.idempotencyKey, context),
            approvalID: request.approvalID,
            subject: try Self.subject(request.act, request.memberID, request.reference)
        )
        let outcome = try await StoreFailures.reporting { try await store.use(command) }
        let (approval, isReplay) = try outcome.answer(\.rpcError)
        return IdentityV1.UseApprovalResponse(
            approval: IdentityV1.Approval(approval, at: now()),
            replayed: isReplay
        )
    }

    /// Asking is never refused.
    private static func status(of refusal: Never) -> RPCError {}

    private static func subject(
        _ act: IdentityV1.SensitiveAct,
        _ memberID: Int64,
        _ reference: String
    ) throws -> ApprovalSubject {
        guard let act = SensitiveAct(rawValue: Int(act.rawValue)) else {
            throw RPCError.invalid(
                field: "act",
                "must be erase_member, merge_members, refund or adjust_points"
            )
        }
        let member = try MemberID(requested: memberID)
        let subject = ApprovalSubject(act: act, memberID: member, reference: reference)
        guard let subject else {
            throw RPCError.invalid(
                field: "reference",
                "must have at most \(ApprovalSubject.referenceByteCountMax) printable characters"
            )
        }
        return subject
    }
}
