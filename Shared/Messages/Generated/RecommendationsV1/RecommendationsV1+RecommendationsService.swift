// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.Recommendations`.
    package enum RecommendationsMethods {
        /// A ranked list for one member, each item with its reasons.
        package static let recommend = MethodDescriptor(
            service: "huitou.recommendations.v1.Recommendations",
            name: "Recommend",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .operator])
        )

        /// Adds products to the catalogue, or replaces them.
        package static let putProducts = MethodDescriptor(
            service: "huitou.recommendations.v1.Recommendations",
            name: "PutProducts",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .operator])
        )

        /// Derives every member's counts again from the purchases and compares.
        package static let verifyRecommendations = MethodDescriptor(
            service: "huitou.recommendations.v1.Recommendations",
            name: "VerifyRecommendations",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            recommend,
            putProducts,
            verifyRecommendations
        ]
    }

    /// What a server of `huitou.recommendations.v1.Recommendations` implements.
    package protocol RecommendationsServer: Sendable {
        /// A ranked list for one member, each item with its reasons.
        func recommend(
            _ request: RecommendationsV1.RecommendRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.RecommendResponse

        /// Adds products to the catalogue, or replaces them.
        func putProducts(
            _ request: RecommendationsV1.PutProductsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.PutProductsResponse

        /// Derives every member's counts again from the purchases and compares.
        func verifyRecommendations(
            _ request: RecommendationsV1.VerifyRecommendationsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.VerifyRecommendationsResponse
    }

    /// Calls `huitou.recommendations.v1.Recommendations`.
    package struct RecommendationsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// A ranked list for one member, each item with its reasons.
        package func recommend(
            _ request: RecommendationsV1.RecommendRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.RecommendResponse {
            try await channel.unary(
                RecommendationsV1.RecommendationsMethods.recommend,
                request,
                options: options,
                returning: RecommendationsV1.RecommendResponse.self
            )
        }

        /// Adds products to the catalogue, or replaces them.
        package func putProducts(
            _ request: RecommendationsV1.PutProductsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.PutProductsResponse {
            try await channel.unary(
                RecommendationsV1.RecommendationsMethods.putProducts,
                request,
                options: options,
                returning: RecommendationsV1.PutProductsResponse.self
            )
        }

        /// Derives every member's counts again from the purchases and compares.
        package func verifyRecommendations(
            _ request: RecommendationsV1.VerifyRecommendationsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.VerifyRecommendationsResponse {
            try await channel.unary(
                RecommendationsV1.RecommendationsMethods.verifyRecommendations,
                request,
                options: options,
                returning: RecommendationsV1.VerifyRecommendationsResponse.self
            )
        }
    }
}

extension RecommendationsV1.RecommendationsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.RecommendationsMethods.recommend,
                target: { (request: RecommendationsV1.RecommendRequest) in
                    AccessTarget(memberID: request.memberID)
                },
                handler: { request, context in
                    try await self.recommend(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.RecommendationsMethods.putProducts,
                target: { (_: RecommendationsV1.PutProductsRequest) in
                    AccessTarget()
                },
                handler: { request, context in
                    try await self.putProducts(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.RecommendationsMethods.verifyRecommendations,
                target: { (_: RecommendationsV1.VerifyRecommendationsRequest) in
                    AccessTarget()
                },
                handler: { request, context in
                    try await self.verifyRecommendations(request, context: context)
                }
            ),
        ]
    }
}
