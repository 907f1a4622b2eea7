import Primitives
import RPCCore

extension DeclaredTable.Rule {
    /// The reason with which a call must be refused; `nil` where it must be let in.
    ///
    /// Written from the words of the document, in the order in which calls are checked.
    func verdict(_ caller: Caller, _ situation: Situation) -> String? {
        if isPublic { return nil }
        guard let principal = caller.principal else { return "rpc.unauthenticated" }
        guard allow.contains(principal.kind.rawValue) else { return "rpc.method_denied" }
        switch principal.kind {
        case .service, .operator: return nil
        case .member: return memberVerdict(situation)
        case .till, .channelApp:
            return unitVerdict(situation, in: principal.organisation)
        case .staff:
            if roles.isDisjoint(with: principal.roles.map(\.rawValue)) { return "rpc.role_denied" }
            if let refusal = unitVerdict(situation, in: principal.organisation) { return refusal }
            guard !memberField.isEmpty else { return nil }
            // Member 7 is of acme/north, where the caller's scope is if it has one.
            let isReached = situation.member == 7 && principal.organisation != nil
            return isReached ? nil : "rpc.scope_denied"
        case .partner:
            return partnerVerdict(caller, principal, situation)
        }
    }

    private func memberVerdict(_ situation: Situation) -> String? {
        if memberField.isEmpty { return organisationField.isEmpty ? nil : "rpc.scope_denied" }
        return situation.member == 7 ? nil : "rpc.scope_denied"
    }

    private func unitVerdict(_ situation: Situation, in scope: OrganisationPath?) -> String? {
        if organisationField.isEmpty { return nil }
        if situation.organisation.isEmpty { return "rpc.invalid_field" }
        let isInside = scope.map { (situation.organisation + "/").hasPrefix($0.rawValue + "/") }
        return isInside == true ? nil : "rpc.scope_denied"
    }

    private func partnerVerdict(
        _ caller: Caller,
        _ principal: Principal,
        _ situation: Situation
    ) -> String? {
        // What its token says is checked before anything is looked up.
        if let token = principal.organisation,
            let refusal = unitVerdict(situation, in: token)
        {
            return refusal
        }
        guard let account = caller.account, account.isActive else { return "rpc.partner_unknown" }
        if partnerScopes.isDisjoint(with: account.scopes.map(\.rawValue)) {
            return "rpc.partner_scope_denied"
        }
        if let token = principal.organisation, !account.organisation.contains(token) {
            return "rpc.scope_denied"
        }
        let scope = principal.organisation ?? account.organisation
        if let refusal = unitVerdict(situation, in: scope) { return refusal }
        if memberField.isEmpty || situation.member == 7 { return nil }
        return "rpc.scope_denied"
    }
}
