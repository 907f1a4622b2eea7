import IdentityDomain
import Primitives
import RPCCore

/// What of a call says who makes it, and whom that caller reaches.
struct KeyedCall {
    let context: CallContext

    /// The caller's name, under which its keys stand: `till:17`.
    var caller: String {
        get throws(RPCError) {
            // The router lets nobody in whom it does not know; a key needs an owner all the same.
            guard let principal = context.principal else {
                throw .invalid(field: "idempotency_key", "needs a caller that is known")
            }
            return "\(principal.kind.rawValue):\(principal.id)"
        }
    }

    /// Whom of the members the caller reaches.
    var reach: MemberReach {
        guard let principal = context.principal else { return .everybody }
        switch principal.kind {
        case .staff:
            // Staff without a place in the organisation reaches nobody.
            return MemberReach(organisation: principal.organisation ?? Self.nowhere, partner: nil)
        case .partner:
            return MemberReach(organisation: principal.organisation, partner: principal.id)
        case .service, .till, .channelApp, .member, .operator:
            return .everybody
        }
    }

    private static let nowhere = OrganisationPath("-")

    /// The caller's name for one of its requests.
    func key(_ text: String, field: String = "idempotency_key") throws(RPCError) -> CallerKey {
        guard let key = IdempotencyKey(text) else {
            throw .invalid(
                field: field,
                "must be 1 to \(IdempotencyKey.byteCountMax) printable ASCII characters"
            )
        }
        return CallerKey(caller: try caller, key: key)
    }

    /// A request by which a repeat is recognised.
    func request(
        _ method: String,
        key text: String,
        _ fields: [KeyedRequest.Field]
    ) throws(RPCError) -> KeyedRequest {
        KeyedRequest(key: try key(text), method: method, fields: fields)
    }
}

extension RPCError {
    /// A member that there is not, or that the caller does not reach.
    static let memberUnknown = RPCError(
        .notFound,
        reason: "identity.member_unknown",
        message: "there is no such member"
    )

    /// Another request under the same key.
    static func keyReused(_ field: String) -> RPCError {
        RPCError(
            .alreadyExists,
            reason: "identity.key_reused",
            message: "another request came under this idempotency key",
            fieldViolations: [
                .init(field: field, description: "differs from the first request")
            ]
        )
    }
}
