import IdentityDomain
import Primitives
import RPCCore

/// What the calls about tags and invitations have in common.
enum EngagementCall {
    static let memberUnknown = RPCError(
        .notFound,
        reason: "identity.member_unknown",
        message: "there is no such member"
    )

    /// What an app says that it knows a device by.
    static func device(_ text: String) throws(RPCError) -> Redacted<String>? {
        guard text.utf8.count <= ReferralClaim.deviceByteCountMax else {
            throw .invalid(
                field: "device",
                "must have at most \(ReferralClaim.deviceByteCountMax) bytes"
            )
        }
        return text.isEmpty ? nil : Redacted(text)
    }

    /// The caller's name: `staff:alice`.
    static func caller(_ context: CallContext) throws(RPCError) -> String {
        // The router lets nobody in whom it does not know; a key needs an owner all the same.
        guard let principal = context.principal else {
            throw .invalid(field: "idempotency_key", "needs a caller that is known")
        }
        return "\(principal.kind.rawValue):\(principal.id)"
    }

    /// A request that is recognised when it comes again.
    static func request(
        _ method: String,
        key: String,
        _ fields: [KeyedRequest.Field],
        _ context: CallContext
    ) throws(RPCError) -> KeyedRequest {
        guard let key = IdempotencyKey(key) else {
            throw .invalid(
                field: "idempotency_key",
                "must have 1 to \(IdempotencyKey.byteCountMax) printable ASCII characters "
                    + "without space"
            )
        }
        return KeyedRequest(
            key: CallerKey(caller: try caller(context), key: key),
            method: method,
            fields: fields
        )
    }

    /// Answers whoever asks for a member of another part of the organisation as if it were unknown.
    static func requireScope(
        _ home: OrganisationPath,
        _ context: CallContext
    ) throws(RPCError) {
        switch context.principal?.kind {
        case .service, .operator, .member:
            return
        case .till, .channelApp, .staff, .partner, nil:
            guard let scope = context.principal?.organisation, scope.contains(home) else {
                throw memberUnknown
            }
        }
    }

    /// The answer of a keyed request, and whether it was given before.
    static func answer<Answer: Sendable>(
        _ outcome: KeyedOutcome<Answer>
    ) throws(RPCError) -> (answer: Answer, isReplay: Bool) {
        switch outcome {
        case .keyReused(let path):
            throw RPCError(
                .alreadyExists,
                reason: "identity.key_reused",
                message: "another request came under this idempotency key",
                fieldViolations: [
                    .init(field: path, description: "differs from the first request")
                ]
            )
        case .replayed(let answer): return (answer, true)
        case .decided(let answer): return (answer, false)
        }
    }
}
