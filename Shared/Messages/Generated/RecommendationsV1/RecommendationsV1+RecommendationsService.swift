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
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `Recommend` is about.
        package static func targetOfRecommend(
            _ request: RecommendationsV1.RecommendRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What one member bought, as far as recommendations are made of it; the newest first.
        package static let listPurchases = MethodDescriptor(
            service: "huitou.recommendations.v1.Recommendations",
            name: "ListPurchases",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.member, .staff, .operator], roles: [.serviceAgent])
        )

        /// The data that a request of `ListPurchases` is about.
        package static func targetOfListPurchases(
            _ request: RecommendationsV1.ListPurchasesRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Adds products to the catalogue, or replaces them.
        package static let putProducts = MethodDescriptor(
            service: "huitou.recommendations.v1.Recommendations",
            name: "PutProducts",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .operator])
        )

        /// The data that a request of `PutProducts` is about.
        package static func targetOfPutProducts(
            _ request: RecommendationsV1.PutProductsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The catalogue as it is kept, by sku.
        package static let listProducts = MethodDescriptor(
            service: "huitou.recommendations.v1.Recommendations",
            name: "ListProducts",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .serviceAgent, .auditor], scope: .installation)
        )

        /// The data that a request of `ListProducts` is about.
        package static func targetOfListProducts(
            _ request: RecommendationsV1.ListProductsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Derives every member's counts again from the purchases and compares.
        package static let verifyRecommendations = MethodDescriptor(
            service: "huitou.recommendations.v1.Recommendations",
            name: "VerifyRecommendations",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// The data that a request of `VerifyRecommendations` is about.
        package static func targetOfVerifyRecommendations(
            _ request: RecommendationsV1.VerifyRecommendationsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            recommend,
            listPurchases,
            putProducts,
            listProducts,
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

        /// What one member bought, as far as recommendations are made of it; the newest first.
        func listPurchases(
            _ request: RecommendationsV1.ListPurchasesRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListPurchasesResponse

        /// Adds products to the catalogue, or replaces them.
        func putProducts(
            _ request: RecommendationsV1.PutProductsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.PutProductsResponse

        /// The catalogue as it is kept, by sku.
        func listProducts(
            _ request: RecommendationsV1.ListProductsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListProductsResponse

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

        /// What one member bought, as far as recommendations are made of it; the newest first.
        package func listPurchases(
            _ request: RecommendationsV1.ListPurchasesRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListPurchasesResponse {
            try await channel.unary(
                RecommendationsV1.RecommendationsMethods.listPurchases,
                request,
                options: options,
                returning: RecommendationsV1.ListPurchasesResponse.self
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

        /// The catalogue as it is kept, by sku.
        package func listProducts(
            _ request: RecommendationsV1.ListProductsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListProductsResponse {
            try await channel.unary(
                RecommendationsV1.RecommendationsMethods.listProducts,
                request,
                options: options,
                returning: RecommendationsV1.ListProductsResponse.self
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
                target: RecommendationsV1.RecommendationsMethods.targetOfRecommend,
                handler: { request, context in
                    try await self.recommend(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.RecommendationsMethods.listPurchases,
                target: RecommendationsV1.RecommendationsMethods.targetOfListPurchases,
                handler: { request, context in
                    try await self.listPurchases(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.RecommendationsMethods.putProducts,
                target: RecommendationsV1.RecommendationsMethods.targetOfPutProducts,
                handler: { request, context in
                    try await self.putProducts(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.RecommendationsMethods.listProducts,
                target: RecommendationsV1.RecommendationsMethods.targetOfListProducts,
                handler: { request, context in
                    try await self.listProducts(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.RecommendationsMethods.verifyRecommendations,
                target: RecommendationsV1.RecommendationsMethods.targetOfVerifyRecommendations,
                handler: { request, context in
                    try await self.verifyRecommendations(request, context: context)
                }
            ),
        ]
    }
}
