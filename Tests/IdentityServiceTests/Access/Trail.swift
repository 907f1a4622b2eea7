import Messages
import Primitives
import RPCCore
import Synchronization

/// Remembers whom a trail was told of: who, for which unit, as what, and the refusal.
final class Trail: CallAuditor {
    private let actions = Mutex<[String]>([])

    var lines: [String] { actions.withLock { $0 } }

    func began(_ action: AuditedAction) async throws(RPCError) -> AuditTicket {
        let principal = action.principal
        let roles = principal.roles.map(\.rawValue).sorted().joined(separator: ",")
        let line = "\(principal.id) \(principal.organisation?.rawValue ?? "-")"
        return actions.withLock { actions in
            actions.append(roles.isEmpty ? line : "\(line) \(roles)")
            return AuditTicket(lane: 1, number: Int64(actions.count))
        }
    }

    func ended(_ ticket: AuditTicket, error: RPCError?) async {
        guard let error else { return }
        actions.withLock { $0[Int(ticket.number) - 1] += " \(error.reason)" }
    }

    func shows(_ fields: [String], by action: AuditedAction) async throws(RPCError) {}

    /// A public call of nobody in particular that this trail is told of.
    func call() -> CallContext {
        CallContext(
            method: IdentityV1.AccessMethods.signInStaff,
            principal: nil,
            peer: nil,
            deadline: nil,
            metadata: CallMetadata(),
            auditor: self
        )
    }
}
