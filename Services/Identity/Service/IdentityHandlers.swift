package import IdentityDomain
package import Messages
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Identity`.
package struct IdentityHandlers: IdentityV1.IdentityServer {
    private let store: any MemberStore
    private let now: @Sendable () -> Timestamp

    /// Answers from a store.
    package init(store: any MemberStore, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.now = now
    }

    package func registerMember(
        _ request: IdentityV1.RegisterMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.RegisterMemberResponse {
        let registration: Registration
        do throws(FieldRefusal) {
            registration = try Registration(
                validating: Registration.Draft(request),
                caller: try Self.callerName(context),
                now: now()
            )
        } catch {
            throw error.rpcError
        }
        let outcome = try await Self.reporting { try await store.register(registration) }
        let answer = try outcome.answerOrRefusal()
        return IdentityV1.RegisterMemberResponse(
            memberID: answer.memberID.rawValue,
            created: answer.isCreated,
            replayed: outcome.isReplay
        )
    }

    package func resolveMember(
        _ request: IdentityV1.ResolveMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.ResolveMemberResponse {
        guard (1...Resolution.identityCountMax).contains(request.identities.count) else {
            throw RPCError.invalid(
                field: "identities",
                "must name 1 to \(Resolution.identityCountMax) identities"
            )
        }
        let identities: [IdentityValue]
        do throws(FieldRefusal) {
            identities = try IdentityValue.all(request.identities.map(\.draft))
        } catch {
            throw error.rpcError
        }
        let resolution = try await Self.reporting { try await store.resolve(identities) }
        guard let resolution else { throw Self.memberUnknown }
        return IdentityV1.ResolveMemberResponse(
            memberID: resolution.memberID.rawValue,
            matched: IdentityV1.IdentityKind(identities[resolution.matchedIndex].kind)
        )
    }

    package func getMember(
        _ request: IdentityV1.GetMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetMemberResponse {
        guard let memberID = MemberID(rawValue: request.memberID) else {
            throw RPCError.invalid(field: "member_id", "must be positive")
        }
        let member = try await Self.reporting { try await store.member(memberID) }
        guard let member else { throw Self.memberUnknown }
        return IdentityV1.GetMemberResponse(
            member: IdentityV1.Member(member, seenBy: context.principal)
        )
    }

    package func verifyIdentity(
        _ request: IdentityV1.VerifyIdentityRequest,
        context: CallContext
    ) async throws -> IdentityV1.VerifyIdentityResponse {
        let verification = try await Self.reporting { try await store.verify() }
        return IdentityV1.VerifyIdentityResponse(
            members: UInt64(verification.memberCount),
            identities: UInt64(verification.identityCount),
            events: UInt64(verification.eventCount),
            findings: verification.findings
        )
    }

    private static let memberUnknown = RPCError(
        .notFound,
        reason: "identity.member_unknown",
        message: "there is no such member"
    )

    /// The caller's name, under which its keys stand: `till:17`.
    private static func callerName(_ context: CallContext) throws(FieldRefusal) -> String {
        // The router lets nobody in whom it does not know; a key needs an owner all the same.
        guard let principal = context.principal else {
            throw FieldRefusal(field: "idempotency_key", "needs a caller that is known")
        }
        return "\(principal.kind.rawValue):\(principal.id)"
    }

    /// Runs a call of the store and gives its failures their status.
    private static func reporting<Result>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch let error as MemberStoreError {
            throw error.rpcError
        }
    }
}
