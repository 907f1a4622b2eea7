package import Messages
package import RPCCore
import IdentityDomain
import Primitives

/// Who wishes to be erased.
extension PrivacyHandlers {
    private typealias Requests = OrganisationRequests

    /// Takes back that a member wishes to be erased.
    package func withdrawErasure(
        _ request: IdentityV1.WithdrawErasureRequest,
        context: CallContext
    ) async throws -> IdentityV1.WithdrawErasureResponse {
        let call = KeyedCall(context: context)
        let memberID = try MemberID(requested: request.memberID)
        let keyed = try call.request(
            "WithdrawErasure",
            key: request.idempotencyKey,
            [.init("member_id", request.memberID)]
        )
        let outcome = try await StoreFailures.reporting {
            try await store.withdrawErasure(of: memberID, reach: call.reach, request: keyed)
        }
        switch outcome {
        case nil: throw RPCError.memberUnknown
        case .keyReused(let field): throw RPCError.keyReused(field)
        case .replayed(let isWithdrawn): return .init(withdrawn: isWithdrawn, replayed: true)
        case .decided(let isWithdrawn): return .init(withdrawn: isWithdrawn, replayed: false)
        }
    }

    /// Who wishes to be erased, a page at a time.
    package func listErasureRequests(
        _ request: IdentityV1.ListErasureRequestsRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListErasureRequestsResponse {
        let unit = try OrganisationPath(requested: request.organisation)
        let limit = try Requests.limit(request.pageSize)
        let text = try Requests.position(request.cursor)
        let position = ErasureWish.Position(cursor: text)
        guard text.isEmpty == (position == nil) else {
            throw RPCError.invalid(
                field: "cursor",
                "must be empty, or the next_cursor of the page before"
            )
        }
        let page = try await StoreFailures.reporting {
            try await store.erasureWishes(in: unit, after: position, limit: limit)
        }
        let last = page.hasMore ? page.values.last?.position.cursor : nil
        return IdentityV1.ListErasureRequestsResponse(
            requests: page.values.map { wish in
                .init(
                    memberID: wish.memberID.rawValue,
                    organisation: wish.home.rawValue,
                    requestedBy: wish.requestedBy,
                    requestedAt: wish.position.requestedAt.microseconds,
                    reason: wish.reason.rawValue
                )
            },
            nextCursor: Requests.cursor(last)
        )
    }
}

extension ErasureWish.Position {
    fileprivate var cursor: String { "\(requestedAt.microseconds) \(askedID)" }

    fileprivate init?(cursor: String) {
        let parts = cursor.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let at = Int64(parts[0]),
            let askedID = Int64(parts[1]).flatMap({ MemberID(rawValue: $0) })
        else { return nil }
        self.init(requestedAt: Timestamp(microseconds: at), askedID: askedID)
    }
}
