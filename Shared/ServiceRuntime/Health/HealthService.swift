package import Messages
package import Primitives
package import RPCCore

/// Tells whether this process can answer.
package struct HealthService: RPCV1.HealthServer {
    private let service: String
    private let version: String
    private let startedAt: Timestamp
    private let readiness: Readiness

    /// Describes the process.
    ///
    /// - Parameters:
    ///   - service: The name of the service.
    ///   - version: The version of the program.
    ///   - startedAt: When the process started.
    ///   - readiness: What it can do.
    package init(service: String, version: String, startedAt: Timestamp, readiness: Readiness) {
        self.service = service
        self.version = version
        self.startedAt = startedAt
        self.readiness = readiness
    }

    package func check(
        _ request: RPCV1.CheckHealthRequest,
        context: CallContext
    ) async throws -> RPCV1.CheckHealthResponse {
        response(readiness.snapshot)
    }

    package func watch(
        _ request: RPCV1.CheckHealthRequest,
        responses: RPCResponseStream<RPCV1.CheckHealthResponse>,
        context: CallContext
    ) async throws {
        guard let changes = readiness.changes() else {
            throw RPCError(
                .resourceExhausted,
                reason: "health.too_many_watchers",
                message: "\(Readiness.watchersMax) callers watch already",
                retryAfter: .seconds(10)
            )
        }
        for await snapshot in changes {
            try await responses.write(response(snapshot))
        }
    }

    private func response(_ snapshot: Readiness.Snapshot) -> RPCV1.CheckHealthResponse {
        RPCV1.CheckHealthResponse(
            state: Self.state(snapshot.state),
            service: service,
            version: version,
            dependencies: snapshot.dependencies.map {
                RPCV1.CheckHealthResponse.Dependency(
                    name: $0.name,
                    ready: $0.isReady,
                    detail: $0.detail
                )
            },
            startedAt: startedAt.microseconds
        )
    }

    private static func state(_ state: Readiness.State) -> RPCV1.CheckHealthResponse.State {
        switch state {
        case .notReady: .notReady
        case .serving: .serving
        case .draining: .draining
        }
    }
}
