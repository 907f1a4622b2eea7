package import IdentityDomain
package import Messages
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Members`.
package struct MembersHandlers: IdentityV1.MembersServer {
    let store: any ProfileStore
    let rules: ProfileRules
    let now: @Sendable () -> Timestamp
    private let questions: CallerAllowance

    /// Answers from a store.
    ///
    /// - Parameters:
    ///   - store: Where profiles are kept.
    ///   - rules: The program.
    ///   - now: The time of a call.
    package init(
        store: any ProfileStore,
        rules: ProfileRules,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.rules = rules
        self.now = now
        questions = CallerAllowance(now: now)
    }

    package func addIdentity(
        _ request: IdentityV1.AddIdentityRequest,
        context: CallContext
    ) async throws -> IdentityV1.AddIdentityResponse {
        let identity = try Self.identity(request.identity)
        let code = try request.code.map { code throws(RPCError) in
            try AccessHandlers.presented(code, field: "code")
        }
        // Whether somebody else has the identity is something to be tried out.
        try questions.take(by: context.principal)
        let (answer, isReplay) = try await carryOut(
            .addIdentity(
                identity,
                verifiedBy: context.principal?.kind == .staff ? .staff : nil,
                code: code
            ),
            memberID: request.memberID,
            key: request.idempotencyKey,
            method: "AddIdentity",
            fields: Self.fields(request.memberID, identity)
                + Self.fields(code),
            context: context
        )
        return IdentityV1.AddIdentityResponse(added: answer.isChanged, replayed: isReplay)
    }

    package func removeIdentity(
        _ request: IdentityV1.RemoveIdentityRequest,
        context: CallContext
    ) async throws -> IdentityV1.RemoveIdentityResponse {
        let identity = try Self.identity(request.identity)
        let (_, isReplay) = try await carryOut(
            .removeIdentity(identity),
            memberID: request.memberID,
            key: request.idempotencyKey,
            method: "RemoveIdentity",
            fields: Self.fields(request.memberID, identity),
            context: context
        )
        return IdentityV1.RemoveIdentityResponse(replayed: isReplay)
    }

    package func setProfile(
        _ request: IdentityV1.SetProfileRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetProfileResponse {
        let edit: ProfileEdit
        do throws(FieldRefusal) {
            edit = try ProfileEdit(
                validating: request.draft,
                program: rules.program,
                today: rules.day(of: now())
            )
        } catch {
            throw error.rpcError
        }
        let (answer, isReplay) = try await carryOut(
            .editProfile(try edit.allowed(to: context.principal)),
            memberID: request.memberID,
            key: request.idempotencyKey,
            method: "SetProfile",
            fields: try request.keyedFields(),
            context: context
        )
        return IdentityV1.SetProfileResponse(changed: answer.isChanged, replayed: isReplay)
    }

    package func setState(
        _ request: IdentityV1.SetStateRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetStateResponse {
        let edit: StateEdit
        do throws(FieldRefusal) {
            edit = try StateEdit(
                state: request.state.domainState,
                mayEarn: request.mayEarn,
                mayBurn: request.mayBurn,
                reason: request.reason,
                changedBy: try IdentityHandlers.callerName(context)
            )
        } catch {
            throw error.rpcError
        }
        let (answer, isReplay) = try await carryOut(
            .setState(edit),
            memberID: request.memberID,
            key: request.idempotencyKey,
            method: "SetState",
            fields: [
                KeyedRequest.Field("member_id", request.memberID),
                KeyedRequest.Field("state", Int64(request.state.rawValue)),
                KeyedRequest.Field("may_earn", request.mayEarn ? 1 : 0),
                KeyedRequest.Field("may_burn", request.mayBurn ? 1 : 0),
                KeyedRequest.Field("reason", request.reason),
            ],
            context: context
        )
        return IdentityV1.SetStateResponse(changed: answer.isChanged, replayed: isReplay)
    }

    private func carryOut(
        _ action: MemberChange.Action,
        memberID: Int64,
        key: String,
        method: String,
        fields: [KeyedRequest.Field],
        context: CallContext
    ) async throws -> (answer: MemberChangeAnswer, isReplay: Bool) {
        let callerKey: CallerKey
        do throws(FieldRefusal) {
            callerKey = try IdentityHandlers.callerKey(key, context)
        } catch {
            throw error.rpcError
        }
        let change = MemberChange(
            memberID: try MemberID(requested: memberID),
            scope: try StaffScope.unit(of: context.principal),
            request: KeyedRequest(key: callerKey, method: method, fields: fields),
            action: action
        )
        let outcome = try await StoreFailures.reporting {
            try await store.carryOut(change, rules: rules)
        }
        return try outcome.answerOrRefusal()
    }

    private static func identity(
        _ value: IdentityV1.IdentityValue?
    ) throws(RPCError) -> IdentityValue {
        guard let value, let kind = value.kind.domainKind else {
            throw .invalid(field: "identity.kind", "must be a kind that is known here")
        }
        do throws(IdentityValue.Refusal) {
            return try IdentityValue(kind, normalising: value.value)
        } catch {
            throw .invalid(field: "identity.value", error.description)
        }
    }

    private static func fields(_ code: PresentedCode?) -> [KeyedRequest.Field] {
        [
            KeyedRequest.Field("code.challenge_id", code?.challengeID ?? ""),
            KeyedRequest.Field("code.code", code?.digits.unsafeRevealed ?? ""),
        ]
    }

    private static func fields(
        _ memberID: Int64,
        _ identity: IdentityValue
    ) -> [KeyedRequest.Field] {
        [
            KeyedRequest.Field("member_id", memberID),
            KeyedRequest.Field("identity.kind", Int64(identity.kind.rawValue)),
            KeyedRequest.Field("identity.value", identity.unsafeText),
        ]
    }
}
