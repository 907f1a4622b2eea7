import IdentityDomain
import Messages
import Primitives
import RPCCore

/// What the requests of this area have in common.
enum OrganisationRequests {
    /// The most entries of a page, and the entries where the caller does not say.
    static let pageSizeMax: UInt32 = 200
    static let pageSizeDefault: UInt32 = 100

    /// Who asks, as far as it decides.
    ///
    /// - Throws: `permissionDenied` for a caller without a part of the organisation.
    static func actor(_ context: CallContext) throws(RPCError) -> Actor {
        guard let principal = context.principal else { throw scopeDenied(context) }
        switch principal.kind {
        case .operator, .service:
            return .installation(name: callerName(principal))
        case .staff:
            guard let organisation = principal.organisation else { throw scopeDenied(context) }
            let roles = principal.roles.compactMap { OrganisationRole(rawValue: $0.rawValue) }
            return .staff(principal.id, in: organisation, roles: Set(roles))
        case .till, .channelApp, .member, .partner:
            throw scopeDenied(context)
        }
    }

    /// The caller and its own name for the request.
    static func key(_ text: String, _ context: CallContext) throws -> CallerKey {
        guard let key = IdempotencyKey(text) else {
            throw RPCError.invalid(
                field: "idempotency_key",
                "must have 1 to \(IdempotencyKey.byteCountMax) printable ASCII characters"
            )
        }
        // The router lets nobody in whom it does not know.
        guard let principal = context.principal else { throw scopeDenied(context) }
        return CallerKey(caller: callerName(principal), key: key)
    }

    private static func callerName(_ principal: Principal) -> String {
        "\(principal.kind.rawValue):\(principal.id)"
    }

    private static func scopeDenied(_ context: CallContext) -> RPCError {
        RPCError(
            .permissionDenied,
            reason: "rpc.scope_denied",
            message: "\(context.method.fullName): the caller has no part of the organisation"
        )
    }

    /// The name that a field gives to an account or a partner.
    static func id(_ text: String, field: String) throws(RPCError) -> String {
        guard StaffRecord.isID(text) else {
            throw .invalid(field: field, "must have 1 to 63 characters out of a-z, 0-9, - and _")
        }
        return text
    }

    /// The name of a unit or partner.
    static func name(_ text: String) throws(RPCError) -> UnitName {
        guard let name = UnitName(text) else { throw invalidName }
        return name
    }

    /// A name of neither unit nor person.
    static let invalidName = RPCError.invalid(
        field: "name",
        "must have 1 to \(MemberName.characterCountMax) characters, no control ones"
    )

    /// Why somebody does something.
    static func reason(_ text: String) throws(RPCError) -> ReasonText {
        guard let reason = ReasonText(text) else {
            throw .invalid(
                field: "reason",
                "must have 1 to 200 characters, no control ones and no long numbers"
            )
        }
        return reason
    }

    /// How many entries a page holds.
    static func limit(_ pageSize: UInt32) throws(RPCError) -> Int {
        guard pageSize <= pageSizeMax else {
            throw .invalid(
                field: "page_size",
                "must be from 1 to \(pageSizeMax), or 0 for \(pageSizeDefault)"
            )
        }
        return Int(pageSize == 0 ? pageSizeDefault : pageSize)
    }

    /// Where a page ends: the key of its last entry, in hexadecimal so that nobody builds on it.
    static func cursor(_ last: String?) -> String {
        (last ?? "").utf8.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// The key of the last entry of the page before.
    static func position(_ cursor: String) throws(RPCError) -> String {
        let digits = Array(cursor.utf8)
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count - 1, by: 2) {
            let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16) else { throw invalidCursor }
            bytes.append(byte)
        }
        guard digits.count.isMultiple(of: 2), digits.count <= 1024,
            let text = String(validating: bytes, as: UTF8.self)
        else { throw invalidCursor }
        return text
    }

    private static let invalidCursor = RPCError.invalid(
        field: "cursor",
        "must be empty, or the next_cursor of the page before"
    )
}

extension DecidedOutcome {
    /// What the caller is told, or the status with which it is refused.
    func answer(
        _ status: (Refusal) -> RPCError
    ) throws(RPCError) -> (value: Answer, isReplay: Bool) {
        switch self {
        case .keyReused(let path):
            throw RPCError(
                .alreadyExists,
                reason: "identity.key_reused",
                message: "another request came under this idempotency key",
                fieldViolations: [
                    .init(field: path, description: "differs from the first request")
                ]
            )
        case .refused(let refusal):
            throw status(refusal)
        case .answered(let answer, let isReplay):
            return (answer, isReplay)
        }
    }
}
