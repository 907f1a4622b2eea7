package import IdentityDomain
package import Messages
package import RPCCore
import Primitives

/// Answers the calls of `huitou.identity.v1.Merges`.
package struct MergesHandlers: IdentityV1.MergesServer {
    private let store: any MergeStore
    private let needsSecondPerson: Bool

    /// The longest page.
    package static let pageSizeMax: UInt32 = 200
    /// The page where none is asked for.
    package static let pageSizeDefault: UInt32 = 50

    /// Answers from a store.
    ///
    /// - Parameters:
    ///   - store: The merges.
    ///   - needsSecondPerson: Whether merges, and undoing them, need an approval.
    package init(store: any MergeStore, needsSecondPerson: Bool = false) {
        self.store = store
        self.needsSecondPerson = needsSecondPerson
    }

    package func mergeMembers(
        _ request: IdentityV1.MergeMembersRequest,
        context: CallContext
    ) async throws -> IdentityV1.MergeMembersResponse {
        let approvalID = try approval(request.approvalID)
        let merge = try Self.checked { () throws(FieldRefusal) in
            try MergeRequest(
                survivor: request.survivorID,
                absorbed: request.absorbedID,
                act: try Self.act(
                    (request.organisation, request.reason, request.idempotencyKey),
                    approvalID,
                    context
                )
            )
        }
        let result = try await StoreFailures.reporting { try await store.merge(merge) }
        let (mergeID, isReplayed) = try result.answer()
        return IdentityV1.MergeMembersResponse(mergeID: mergeID ?? 0, replayed: isReplayed)
    }

    package func unmergeMembers(
        _ request: IdentityV1.UnmergeMembersRequest,
        context: CallContext
    ) async throws -> IdentityV1.UnmergeMembersResponse {
        let approvalID = try approval(request.approvalID)
        let unmerge = try Self.checked { () throws(FieldRefusal) in
            try UnmergeRequest(
                mergeID: request.mergeID,
                names: UnmergeRequest.Names(
                    identities: request.identities.map(\.draft),
                    orders: request.orders.map { ($0.channel, $0.orderID) },
                    entries: request.entryIDs
                ),
                act: try Self.act(
                    (request.organisation, request.reason, request.idempotencyKey),
                    approvalID,
                    context
                )
            )
        }
        let result = try await StoreFailures.reporting { try await store.unmerge(unmerge) }
        let (answer, isReplayed) = try result.answer()
        return IdentityV1.UnmergeMembersResponse(
            survivorID: answer.survivor.rawValue,
            absorbedID: answer.absorbed.rawValue,
            replayed: isReplayed
        )
    }

    package func listMerges(
        _ request: IdentityV1.ListMergesRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListMergesResponse {
        let member = try MemberID(requested: request.memberID)
        let organisation = try OrganisationPath(requested: request.organisation)
        let page = try Self.page(request.pageSize, request.cursor)
        let merges = try await StoreFailures.reporting {
            try await store.merges(
                of: member,
                in: organisation,
                before: page.position,
                countMax: page.size + 1
            )
        }
        return IdentityV1.ListMergesResponse(
            merges: merges.prefix(page.size).map { IdentityV1.Merge($0) },
            nextCursor: page.next(after: merges.map(\.merge.mergeID))
        )
    }

    package func listReviews(
        _ request: IdentityV1.ListReviewsRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListReviewsResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        let page = try Self.page(request.pageSize, request.cursor)
        let reviews = try await StoreFailures.reporting {
            try await store.reviews(
                in: organisation,
                isDecidedIncluded: request.includeDecided,
                after: page.position,
                countMax: page.size + 1
            )
        }
        return IdentityV1.ListReviewsResponse(
            reviews: reviews.prefix(page.size).map { IdentityV1.Review($0) },
            nextCursor: page.next(after: reviews.map(\.reviewID))
        )
    }

    package func decideReview(
        _ request: IdentityV1.DecideReviewRequest,
        context: CallContext
    ) async throws -> IdentityV1.DecideReviewResponse {
        // To keep two apart changes neither: nobody else needs to agree.
        let approvalID = try request.decision.isMerge == true ? approval(request.approvalID) : nil
        let decision = try Self.checked { () throws(FieldRefusal) in
            try ReviewDecision(
                reviewID: request.reviewID,
                isMerge: request.decision.isMerge,
                survivor: request.survivorID,
                act: try Self.act(
                    (request.organisation, request.reason, request.idempotencyKey),
                    approvalID,
                    context
                )
            )
        }
        let result = try await StoreFailures.reporting { try await store.decide(decision) }
        let (mergeID, isReplayed) = try result.answer()
        return IdentityV1.DecideReviewResponse(mergeID: mergeID ?? 0, replayed: isReplayed)
    }
}

extension MergesHandlers {
    private static func act(
        _ fields: (organisation: String, reason: String, key: String),
        _ approvalID: Int64?,
        _ context: CallContext
    ) throws(FieldRefusal) -> ActDraft {
        ActDraft(
            organisation: fields.organisation,
            reason: fields.reason,
            caller: try IdentityHandlers.callerName(context),
            idempotencyKey: fields.key,
            approvalID: approvalID
        )
    }

    /// The approval that a request names; `nil` where none is needed.
    private func approval(_ approvalID: Int64) throws(RPCError) -> Int64? {
        if needsSecondPerson { return approvalID }
        guard approvalID == 0 else {
            throw .invalid(field: "approval_id", "must be 0: no second person is needed")
        }
        return nil
    }

    private static func checked<Value>(
        _ body: () throws(FieldRefusal) -> Value
    ) throws(RPCError) -> Value {
        do throws(FieldRefusal) {
            return try body()
        } catch {
            throw error.rpcError
        }
    }

    private static func page(_ size: UInt32, _ cursor: String) throws(RPCError) -> Page {
        guard size <= pageSizeMax else {
            throw .invalid(field: "page_size", "must be 0 to \(pageSizeMax), is \(size)")
        }
        let position = cursor.isEmpty ? nil : Int64(cursor)
        guard cursor.isEmpty || (position ?? 0) > 0 else {
            throw .invalid(field: "cursor", "must come from the page before, or be empty")
        }
        return Page(size: Int(size == 0 ? pageSizeDefault : size), position: position)
    }
}

/// A page as it was asked for.
private struct Page {
    let size: Int
    /// Where the page before ended; `nil` for the first.
    let position: Int64?

    /// The cursor of the next page, from the ids of one more line than a page has.
    func next(after ids: [Int64]) -> String {
        ids.count > size ? String(ids[size - 1]) : ""
    }
}
