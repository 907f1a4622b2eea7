package import RPCCore

/// What a service consists of, once it is wired together.
package struct ServiceParts: Sendable {
    /// The methods that it serves, besides health and reflection.
    package let methods: [RPCMethod]
    /// What runs beside the calls.
    package let tasks: [ServiceTask]
    /// What it needs to be ready.
    package let dependencies: [Dependency]
    /// Records what staff, partners and operators do; `nil` for a service that only passes on.
    package let auditor: (any CallAuditor)?
    /// Decides about callers whose scope must be looked up.
    package let scopes: any ScopeCheck
    /// Closes stores and the like, when all calls and tasks are over.
    package let onShutdown: @Sendable () async throws -> Void

    /// Lists the parts.
    package init(
        methods: [RPCMethod],
        tasks: [ServiceTask] = [],
        dependencies: [Dependency] = [],
        auditor: (any CallAuditor)? = nil,
        scopes: any ScopeCheck = ClosedScopes(),
        onShutdown: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.methods = methods
        self.tasks = tasks
        self.dependencies = dependencies
        self.auditor = auditor
        self.scopes = scopes
        self.onShutdown = onShutdown
    }
}

/// Something that runs as long as the service: a consumer of events, a timer.
package struct ServiceTask: Sendable {
    /// Its name, for logs.
    package let name: String
    /// Runs until its task is cancelled.
    ///
    /// An error, or an end before that, stops the process.
    package let run: @Sendable () async throws -> Void

    /// Names a task.
    package init(name: String, run: @escaping @Sendable () async throws -> Void) {
        self.name = name
        self.run = run
    }
}
