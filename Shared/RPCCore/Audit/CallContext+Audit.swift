package import Primitives

extension CallContext {
    /// Records that personal data of a member is about to be shown unmasked; call it before that.
    ///
    /// A member that sees itself is not recorded. The backend of a channel is, though it mostly
    /// shows a member its own data: it names members by their ids, with nobody there; an app that
    /// calls with the member's own token is the member. A member of staff must have said why.
    ///
    /// - Parameters:
    ///   - fields: The names of the fields, never what they hold: `name`, `identities.phone`.
    ///   - member: Whose they are; the member that the request names where `nil`.
    /// - Throws: `rpc.purpose_required` where a member of staff has not said why,
    ///   `rpc.audit_unavailable` where it cannot be recorded: then nothing may be shown.
    package func audit(
        unmasked fields: [String],
        of member: MemberID? = nil
    ) async throws(RPCError) {
        guard let principal, !fields.isEmpty else { return }
        switch principal.kind {
        case .member: return
        case .staff:
            guard !metadata.purpose.isEmpty else { throw Self.purposeRequired }
        case .service, .till, .channelApp, .partner, .operator: break
        }
        guard let auditor else { return }
        let memberID = member?.rawValue ?? target.memberID
        let target = AccessTarget(memberID: memberID, organisation: target.organisation)
        try await auditor.shows(fields, by: action(of: principal, on: target))
    }

    /// The call as the trail knows it; `nil` where nobody calls.
    var action: AuditedAction? { principal.map { action(of: $0, on: target) } }

    private func action(of principal: Principal, on target: AccessTarget) -> AuditedAction {
        AuditedAction(
            principal: principal,
            peer: peer,
            method: method.fullName,
            target: target,
            purpose: metadata.purpose,
            requestID: metadata.requestID
        )
    }

    /// Runs a part of a public call that is recorded as somebody's who is known only now.
    ///
    /// - Parameters:
    ///   - principal: Who calls, as has turned out.
    ///   - body: What that one does.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or `rpc.audit_unavailable`: then it was not run.
    package func recording<Result>(
        as principal: Principal,
        _ body: () async throws -> Result
    ) async throws -> Result {
        guard let auditor else { return try await body() }
        return try await auditor.recording(action(of: principal, on: target), body)
    }

    /// Records that a public call was refused before it was known who calls.
    ///
    /// - Parameters:
    ///   - kind: As what somebody wanted to be let in.
    ///   - error: The refusal.
    /// - Throws: `rpc.audit_unavailable` where it cannot be recorded.
    package func recordRefusal(
        of kind: Principal.Kind,
        _ error: RPCError
    ) async throws(RPCError) {
        let nobody = Principal(kind: kind, id: "")
        try await auditor?.refused(action(of: nobody, on: target), error: error)
    }

    private static let purposeRequired = RPCError(
        .invalidArgument,
        reason: "rpc.purpose_required",
        message: "whoever wants to see personal data must say why",
        fieldViolations: [
            .init(field: "header.purpose", description: "must say why the data is looked at")
        ]
    )
}
