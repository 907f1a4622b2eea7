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
        return "AccessRule(\(arguments.joined(separator: ", ")))"
    }
}
