// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.Requirements`.
    package enum RequirementsMethods {
        /// The products that meet a member's requirements; where none does, the smallest relaxations under
        /// which some do. What the member does not want, and what is for children of another age than its
        /// own, is no part of what is looked at.
        package static let findProducts = MethodDescriptor(
            service: "huitou.recommendations.v1.Requirements",
            name: "FindProducts",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `FindProducts` is about.
        package static func targetOfFindProducts(
            _ request: RecommendationsV1.FindProductsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The same for somebody who is no member, or is not known yet.
        package static let findProductsForGuest = MethodDescriptor(
            service: "huitou.recommendations.v1.Requirements",
            name: "FindProductsForGuest",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor], scope: .installation),
            isHeavy: true
        )

        /// The data that a request of `FindProductsForGuest` is about.
        package static func targetOfFindProductsForGuest(
            _ request: RecommendationsV1.FindProductsForGuestRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// What may be required: the values that the catalogue has, each with its number of products.
        package static let describeCatalogue = MethodDescriptor(
            service: "huitou.recommendations.v1.Requirements",
            name: "DescribeCatalogue",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor], scope: .installation),
            isHeavy: true
        )

        /// The data that a request of `DescribeCatalogue` is about.
        package static func targetOfDescribeCatalogue(
            _ request: RecommendationsV1.DescribeCatalogueRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            findProducts,
            findProductsForGuest,
            describeCatalogue
        ]
    }

    /// What a server of `huitou.recommendations.v1.Requirements` implements.
    package protocol RequirementsServer: Sendable {
        /// The products that meet a member's requirements; where none does, the smallest relaxations under
        /// which some do. What the member does not want, and what is for children of another age than its
        /// own, is no part of what is looked at.
        func findProducts(
            _ request: RecommendationsV1.FindProductsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.FindProductsResponse

        /// The same for somebody who is no member, or is not known yet.
        func findProductsForGuest(
            _ request: RecommendationsV1.FindProductsForGuestRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.FindProductsResponse

        /// What may be required: the values that the catalogue has, each with its number of products.
        func describeCatalogue(
            _ request: RecommendationsV1.DescribeCatalogueRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.DescribeCatalogueResponse
    }

    /// Calls `huitou.recommendations.v1.Requirements`.
    package struct RequirementsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// The products that meet a member's requirements; where none does, the smallest relaxations under
        /// which some do. What the member does not want, and what is for children of another age than its
        /// own, is no part of what is looked at.
        package func findProducts(
            _ request: RecommendationsV1.FindProductsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.FindProductsResponse {
            try await channel.unary(
                RecommendationsV1.RequirementsMethods.findProducts,
                request,
                options: options,
                returning: RecommendationsV1.FindProductsResponse.self
            )
        }

        /// The same for somebody who is no member, or is not known yet.
        package func findProductsForGuest(
            _ request: RecommendationsV1.FindProductsForGuestRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.FindProductsResponse {
            try await channel.unary(
                RecommendationsV1.RequirementsMethods.findProductsForGuest,
                request,
                options: options,
                returning: RecommendationsV1.FindProductsResponse.self
            )
        }

        /// What may be required: the values that the catalogue has, each with its number of products.
        package func describeCatalogue(
            _ request: RecommendationsV1.DescribeCatalogueRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.DescribeCatalogueResponse {
            try await channel.unary(
                RecommendationsV1.RequirementsMethods.describeCatalogue,
                request,
                options: options,
                returning: RecommendationsV1.DescribeCatalogueResponse.self
            )
        }
    }
}

extension RecommendationsV1.RequirementsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.RequirementsMethods.findProducts,
                target: RecommendationsV1.RequirementsMethods.targetOfFindProducts,
                handler: { request, context in
                    try await self.findProducts(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.RequirementsMethods.findProductsForGuest,
                target: RecommendationsV1.RequirementsMethods.targetOfFindProductsForGuest,
                handler: { request, context in
                    try await self.findProductsForGuest(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.RequirementsMethods.describeCatalogue,
                target: RecommendationsV1.RequirementsMethods.targetOfDescribeCatalogue,
                handler: { request, context in
                    try await self.describeCatalogue(request, context: context)
                }
            ),
        ]
    }
}
