internal import RPCCore

extension MethodRule {
    /// Checks that the rule means something.
    ///
    /// - Parameter method: The full name of the method, for the error.
    /// - Throws: ``GenerationError`` for names that are not known, and for rules that let nobody in
    ///   or contradict themselves.
    func validate(of method: String) throws(GenerationError) {
        for kind in allow where Principal.Kind(rawValue: kind) == nil {
            throw GenerationError(method, "allow: there is no kind of caller \"\(kind)\"")
        }
        for role in roles where StaffRole(rawValue: role) == nil {
            throw GenerationError(method, "roles: there is no role \"\(role)\"")
        }
        guard Set(allow).count == allow.count, Set(roles).count == roles.count else {
            throw GenerationError(method, "allow or roles names something twice")
        }
        guard isPublic == allow.isEmpty else {
            throw GenerationError(method, "a rule either is public or allows some kind of caller")
        }
        guard allow.contains(Principal.Kind.staff.rawValue) != roles.isEmpty else {
            throw GenerationError(method, "roles and the kind staff need each other")
        }
        guard !isPublic || (memberField.isEmpty && organisationField.isEmpty) else {
            throw GenerationError(method, "a public method checks no scope")
        }
        guard (0...2).contains(idempotency) else {
            throw GenerationError(method, "idempotency \(idempotency) is not known")
        }
        try validateScope(of: method)
    }

    /// Checks that the rule says on whose data its callers act.
    private func validateScope(of method: String) throws(GenerationError) {
        for scope in partnerScopes where PartnerScope(rawValue: scope) == nil {
            throw GenerationError(method, "partner_scopes: there is no scope \"\(scope)\"")
        }
        guard Set(partnerScopes).count == partnerScopes.count else {
            throw GenerationError(method, "partner_scopes names something twice")
        }
        guard allow.contains(Principal.Kind.partner.rawValue) != partnerScopes.isEmpty else {
            throw GenerationError(method, "partner_scopes and the kind partner need each other")
        }
        guard (0...3).contains(scope) else {
            throw GenerationError(method, "scope \(scope) is not known")
        }
        let isNamed = !memberField.isEmpty || !organisationField.isEmpty
        guard isNamed || scope != 0 || !allow.contains(where: Self.isBounded) else {
            throw GenerationError(
                method,
                "it must say on whose data its callers act: member_field, organisation_field, scope"
            )
        }
    }

    /// Whether callers of a kind see only a part of what there is.
    private static func isBounded(_ kind: String) -> Bool {
        switch Principal.Kind(rawValue: kind) {
        case .service, .operator, nil: false
        case .till, .channelApp, .member, .staff, .partner: true
        }
    }

    /// Whether the rule lets in callers whose members are looked up before the handler runs.
    var looksMembersUp: Bool {
        allow.contains(Principal.Kind.staff.rawValue)
            || allow.contains(Principal.Kind.partner.rawValue)
    }

    /// The case of `MethodDescriptor.Idempotency`.
    var idempotencyCase: String {
        switch idempotency {
        case 1: "idempotent"
        case 2: "keyed"
        default: "none"
        }
    }

    /// The `AccessRule` in Swift.
    var accessExpression: String {
        let kinds = allow.compactMap(Principal.Kind.init(rawValue:)).map { ".\($0)" }
        let roles = roles.compactMap(StaffRole.init(rawValue:)).map { ".\($0)" }
        var arguments = ["kinds: [\(kinds.joined(separator: ", "))]"]
        if !roles.isEmpty { arguments.append("roles: [\(roles.joined(separator: ", "))]") }
        if isPublic { arguments.append("isPublic: true") }
        switch scope {
        case 1: arguments.append("scope: .own")
        case 2: arguments.append("scope: .filtered")
        case 3: arguments.append("scope: .installation")
        default: break
        }
        if !partnerScopes.isEmpty {
            let scopes = partnerScopes.compactMap(PartnerScope.init(rawValue:)).map { ".\($0)" }
            arguments.append("partnerScopes: [\(scopes.joined(separator: ", "))]")
        }
        return "AccessRule(\(arguments.joined(separator: ", ")))"
    }
}
