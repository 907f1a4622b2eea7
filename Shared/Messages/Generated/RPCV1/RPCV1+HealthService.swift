// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/health.proto. Do not edit.

package import RPCCore

extension RPCV1 {
    /// The methods of `huitou.rpc.v1.Health`.
    package enum HealthMethods {
        /// Whether the process is ready, and each thing it depends on.
        package static let check = MethodDescriptor(
            service: "huitou.rpc.v1.Health",
            name: "Check",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [], isPublic: true)
        )

        /// The data that a request of `Check` is about.
        package static func targetOfCheck(
            _ request: RPCV1.CheckHealthRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The same, at once and whenever it changes.
        package static let watch = MethodDescriptor(
            service: "huitou.rpc.v1.Health",
            name: "Watch",
            kind: .serverStreaming,
            idempotency: .idempotent,
            access: AccessRule(kinds: [], isPublic: true),
            isEndless: true
        )

        /// The data that a request of `Watch` is about.
        package static func targetOfWatch(
            _ request: RPCV1.CheckHealthRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            check,
            watch
        ]
    }

    /// What a server of `huitou.rpc.v1.Health` implements.
    package protocol HealthServer: Sendable {
        /// Whether the process is ready, and each thing it depends on.
        func check(
            _ request: RPCV1.CheckHealthRequest,
            context: CallContext
        ) async throws -> RPCV1.CheckHealthResponse

        /// The same, at once and whenever it changes.
        func watch(
            _ request: RPCV1.CheckHealthRequest,
            responses: RPCResponseStream<RPCV1.CheckHealthResponse>,
            context: CallContext
        ) async throws
    }

    /// Calls `huitou.rpc.v1.Health`.
    package struct HealthClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Whether the process is ready, and each thing it depends on.
        package func check(
            _ request: RPCV1.CheckHealthRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCV1.CheckHealthResponse {
            try await channel.unary(
                RPCV1.HealthMethods.check,
                request,
                options: options,
                returning: RPCV1.CheckHealthResponse.self
            )
        }

        /// The same, at once and whenever it changes.
        package func watch(
            _ request: RPCV1.CheckHealthRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCResponses<RPCV1.CheckHealthResponse> {
            try await channel.serverStreaming(
                RPCV1.HealthMethods.watch,
                request,
                options: options,
                returning: RPCV1.CheckHealthResponse.self
            )
        }
    }
}

extension RPCV1.HealthServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RPCV1.HealthMethods.check,
                target: RPCV1.HealthMethods.targetOfCheck,
                handler: { request, context in
                    try await self.check(request, context: context)
                }
            ),
            .serverStreaming(
                RPCV1.HealthMethods.watch,
                target: RPCV1.HealthMethods.targetOfWatch,
                handler: { request, responses, context in
                    try await self.watch(
                        request,
                        responses: responses,
                        context: context
                    )
                }
            ),
        ]
    }
}
