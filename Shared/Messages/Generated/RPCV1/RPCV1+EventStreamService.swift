// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/events.proto. Do not edit.

package import RPCCore

extension RPCV1 {
    /// The methods of `huitou.rpc.v1.EventStream`.
    package enum EventStreamMethods {
        /// The service's events from a position on: first those of the past, then each as it happens.
        /// Order holds within a partition, and so per member. Every event comes at least once; a consumer
        /// that stores the positions in the transaction of the effect sees each exactly once.
        package static let subscribe = MethodDescriptor(
            service: "huitou.rpc.v1.EventStream",
            name: "Subscribe",
            kind: .serverStreaming,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .operator]),
            isEndless: true
        )

        /// The data that a request of `Subscribe` is about.
        package static func targetOfSubscribe(
            _ request: RPCV1.SubscribeRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            subscribe
        ]
    }

    /// What a server of `huitou.rpc.v1.EventStream` implements.
    package protocol EventStreamServer: Sendable {
        /// The service's events from a position on: first those of the past, then each as it happens.
        /// Order holds within a partition, and so per member. Every event comes at least once; a consumer
        /// that stores the positions in the transaction of the effect sees each exactly once.
        func subscribe(
            _ request: RPCV1.SubscribeRequest,
            responses: RPCResponseStream<RPCV1.EventBatch>,
            context: CallContext
        ) async throws
    }

    /// Calls `huitou.rpc.v1.EventStream`.
    package struct EventStreamClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// The service's events from a position on: first those of the past, then each as it happens.
        /// Order holds within a partition, and so per member. Every event comes at least once; a consumer
        /// that stores the positions in the transaction of the effect sees each exactly once.
        package func subscribe(
            _ request: RPCV1.SubscribeRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCResponses<RPCV1.EventBatch> {
            try await channel.serverStreaming(
                RPCV1.EventStreamMethods.subscribe,
                request,
                options: options,
                returning: RPCV1.EventBatch.self
            )
        }
    }
}

extension RPCV1.EventStreamServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .serverStreaming(
                RPCV1.EventStreamMethods.subscribe,
                target: RPCV1.EventStreamMethods.targetOfSubscribe,
                handler: { request, responses, context in
                    try await self.subscribe(
                        request,
                        responses: responses,
                        context: context
                    )
                }
            ),
        ]
    }
}
