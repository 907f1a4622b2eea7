/// Records who did what, before it is done, and who was shown personal data.
///
/// Nothing that it is given may hold personal data.
package protocol CallAuditor: Sendable {
    /// Records that a call is about to be carried out; returns once that is durable.
    ///
    /// - Returns: Under what its end is recorded.
    /// - Throws: `rpc.audit_unavailable` where it cannot be recorded: then nothing may be done.
    func began(_ action: AuditedAction) async throws(RPCError) -> AuditTicket

    /// Records how a call has ended; a failure to do so leaves it without an end.
    ///
    /// - Parameters:
    ///   - ticket: What `began` has returned.
    ///   - error: The failure as the caller sees it; `nil` for success.
    func ended(_ ticket: AuditTicket, error: RPCError?) async

    /// Records that a call was refused before anything was done; returns once that is durable.
    ///
    /// What somebody repeats without end need not be recorded each time.
    ///
    /// - Throws: `rpc.audit_unavailable` where it cannot be recorded.
    func refused(_ action: AuditedAction, error: RPCError) async throws(RPCError)

    /// Records that fields are about to be shown unmasked; returns once that is durable.
    ///
    /// - Throws: `rpc.audit_unavailable` where it cannot be recorded: then nothing may be shown.
    func shows(_ fields: [String], by action: AuditedAction) async throws(RPCError)
}

extension CallAuditor {
    /// Records each refusal as a call that was begun and has ended.
    ///
    /// - Throws: `rpc.audit_unavailable` where it cannot be recorded.
    package func refused(_ action: AuditedAction, error: RPCError) async throws(RPCError) {
        await ended(try await began(action), error: error)
    }

    /// Runs a call between the records of its beginning and of its end.
    ///
    /// - Throws: What `body` throws, or `rpc.audit_unavailable`: then it was not run.
    package func recording<Result>(
        _ action: AuditedAction,
        _ body: () async throws -> Result
    ) async throws -> Result {
        let ticket = try await began(action)
        let result: Result
        do {
            result = try await body()
        } catch {
            await ended(ticket, error: RPCError(error))
            throw error
        }
        await ended(ticket, error: nil)
        return result
    }
}

/// A call as the audit trail knows it.
package struct AuditedAction: Hashable, Sendable {
    /// Who calls.
    package let principal: Principal
    /// The peer of the connection, which may speak for the caller.
    package let peer: PeerIdentity?
    /// The method's full name.
    package let method: String
    /// The data that the request is about.
    package let target: AccessTarget
    /// Why, in the caller's words; empty where it has not said.
    package let purpose: String
    /// The id under which logs of all services show this call.
    package let requestID: String

    /// Describes a call.
    package init(
        principal: Principal,
        peer: PeerIdentity?,
        method: String,
        target: AccessTarget,
        purpose: String = "",
        requestID: String = ""
    ) {
        self.principal = principal
        self.peer = peer
        self.method = method
        self.target = target
        self.purpose = purpose
        self.requestID = requestID
    }
}

/// Where the beginning of a call stands in the trail.
package struct AuditTicket: Hashable, Sendable {
    /// The lane of the process that wrote it.
    package let lane: Int64
    /// The number in that lane.
    package let number: Int64

    /// Names a record.
    package init(lane: Int64, number: Int64) {
        self.lane = lane
        self.number = number
    }
}

extension Principal.Kind {
    /// Whether everything that such a caller does is recorded.
    package var isAudited: Bool {
        switch self {
        case .staff, .partner, .operator: true
        case .service, .till, .channelApp, .member: false
        }
    }
}

extension RPCError {
    /// The trail cannot be written: nothing is done that would have to stand in it.
    package static let auditUnavailable = RPCError(
        .unavailable,
        reason: "rpc.audit_unavailable",
        message: "the audit trail cannot be written; nothing was done"
    )
}
