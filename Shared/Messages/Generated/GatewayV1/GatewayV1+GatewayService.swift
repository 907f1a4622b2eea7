// swift-format-ignore-file
// Made by protos/generate from huitou/gateway/v1/gateway.proto. Do not edit.

package import RPCCore

extension GatewayV1 {
    /// The methods of `huitou.gateway.v1.Gateway`.
    package enum GatewayMethods {
        /// One call for a screen: everything of a member's home, gathered in parallel under one deadline. A
        /// part that is late or down is named in missing, the rest is served.
        package static let getHome = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "GetHome",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.channelApp, .member, .till, .operator])
        )

        /// One call for a till: who stands here, and what the till shows of them.
        package static let identifyMember = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "IdentifyMember",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.till, .channelApp, .operator])
        )

        /// Makes a member, or finds the one that has any of the identities already.
        package static let registerMember = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "RegisterMember",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.till, .channelApp, .operator])
        )

        /// Books a paid order once, whatever how often it is sent. Answers with tiers and recommendations
        /// down as well.
        package static let commitOrder = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "CommitOrder",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.till, .channelApp, .operator])
        )

        /// Takes a whole order back, once.
        package static let reverseOrder = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "ReverseOrder",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.till, .channelApp, .operator])
        )

        /// The member's entries, newest first.
        package static let listStatement = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "ListStatement",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.till, .channelApp, .member, .operator])
        )

        /// Adds products to the catalogue, or replaces them.
        package static let putProducts = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "PutProducts",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            getHome,
            identifyMember,
            registerMember,
            commitOrder,
            reverseOrder,
            listStatement,
            putProducts
        ]
    }

    /// What a server of `huitou.gateway.v1.Gateway` implements.
    package protocol GatewayServer: Sendable {
        /// One call for a screen: everything of a member's home, gathered in parallel under one deadline. A
        /// part that is late or down is named in missing, the rest is served.
        func getHome(
            _ request: GatewayV1.GetHomeRequest,
            context: CallContext
        ) async throws -> GatewayV1.GetHomeResponse

        /// One call for a till: who stands here, and what the till shows of them.
        func identifyMember(
            _ request: GatewayV1.IdentifyMemberRequest,
            context: CallContext
        ) async throws -> GatewayV1.IdentifyMemberResponse

        /// Makes a member, or finds the one that has any of the identities already.
        func registerMember(
            _ request: IdentityV1.RegisterMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.RegisterMemberResponse

        /// Books a paid order once, whatever how often it is sent. Answers with tiers and recommendations
        /// down as well.
        func commitOrder(
            _ request: PointsV1.CommitOrderRequest,
            context: CallContext
        ) async throws -> PointsV1.CommitOrderResponse

        /// Takes a whole order back, once.
        func reverseOrder(
            _ request: PointsV1.ReverseOrderRequest,
            context: CallContext
        ) async throws -> PointsV1.ReverseOrderResponse

        /// The member's entries, newest first.
        func listStatement(
            _ request: PointsV1.ListStatementRequest,
            context: CallContext
        ) async throws -> PointsV1.ListStatementResponse

        /// Adds products to the catalogue, or replaces them.
        func putProducts(
            _ request: RecommendationsV1.PutProductsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.PutProductsResponse
    }

    /// Calls `huitou.gateway.v1.Gateway`.
    package struct GatewayClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// One call for a screen: everything of a member's home, gathered in parallel under one deadline. A
        /// part that is late or down is named in missing, the rest is served.
        package func getHome(
            _ request: GatewayV1.GetHomeRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> GatewayV1.GetHomeResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.getHome,
                request,
                options: options,
                returning: GatewayV1.GetHomeResponse.self
            )
        }

        /// One call for a till: who stands here, and what the till shows of them.
        package func identifyMember(
            _ request: GatewayV1.IdentifyMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> GatewayV1.IdentifyMemberResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.identifyMember,
                request,
                options: options,
                returning: GatewayV1.IdentifyMemberResponse.self
            )
        }

        /// Makes a member, or finds the one that has any of the identities already.
        package func registerMember(
            _ request: IdentityV1.RegisterMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RegisterMemberResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.registerMember,
                request,
                options: options,
                returning: IdentityV1.RegisterMemberResponse.self
            )
        }

        /// Books a paid order once, whatever how often it is sent. Answers with tiers and recommendations
        /// down as well.
        package func commitOrder(
            _ request: PointsV1.CommitOrderRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.CommitOrderResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.commitOrder,
                request,
                options: options,
                returning: PointsV1.CommitOrderResponse.self
            )
        }

        /// Takes a whole order back, once.
        package func reverseOrder(
            _ request: PointsV1.ReverseOrderRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.ReverseOrderResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.reverseOrder,
                request,
                options: options,
                returning: PointsV1.ReverseOrderResponse.self
            )
        }

        /// The member's entries, newest first.
        package func listStatement(
            _ request: PointsV1.ListStatementRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.ListStatementResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.listStatement,
                request,
                options: options,
                returning: PointsV1.ListStatementResponse.self
            )
        }

        /// Adds products to the catalogue, or replaces them.
        package func putProducts(
            _ request: RecommendationsV1.PutProductsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.PutProductsResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.putProducts,
                request,
                options: options,
                returning: RecommendationsV1.PutProductsResponse.self
            )
        }
    }
}

extension GatewayV1.GatewayServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                GatewayV1.GatewayMethods.getHome,
                target: { (request: GatewayV1.GetHomeRequest) in
                    AccessTarget(memberID: request.memberID)
                },
                handler: { request, context in
                    try await self.getHome(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.identifyMember,
                target: { (_: GatewayV1.IdentifyMemberRequest) in
                    AccessTarget()
                },
                handler: { request, context in
                    try await self.identifyMember(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.registerMember,
                target: { (request: IdentityV1.RegisterMemberRequest) in
                    AccessTarget(organisation: request.organisation)
                },
                handler: { request, context in
                    try await self.registerMember(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.commitOrder,
                target: { (request: PointsV1.CommitOrderRequest) in
                    AccessTarget(organisation: request.organisation)
                },
                handler: { request, context in
                    try await self.commitOrder(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.reverseOrder,
                target: { (request: PointsV1.ReverseOrderRequest) in
                    AccessTarget(organisation: request.organisation)
                },
                handler: { request, context in
                    try await self.reverseOrder(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.listStatement,
                target: { (request: PointsV1.ListStatementRequest) in
                    AccessTarget(memberID: request.memberID)
                },
                handler: { request, context in
                    try await self.listStatement(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.putProducts,
                target: { (_: RecommendationsV1.PutProductsRequest) in
                    AccessTarget()
                },
                handler: { request, context in
                    try await self.putProducts(request, context: context)
                }
            ),
        ]
    }
}
