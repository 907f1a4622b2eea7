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
            access: AccessRule(kinds: [.channelApp, .member, .till, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `GetHome` is about.
        package static func targetOfGetHome(
            _ request: GatewayV1.GetHomeRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// One call for a till: who stands here, and what the till shows of them.
        package static let identifyMember = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "IdentifyMember",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.till, .channelApp, .operator], scope: .filtered)
        )

        /// The data that a request of `IdentifyMember` is about.
        package static func targetOfIdentifyMember(
            _ request: GatewayV1.IdentifyMemberRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Makes a member, or finds the one that has any of the identities already.
        package static let registerMember = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "RegisterMember",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.till, .channelApp, .operator])
        )

        /// The data that a request of `RegisterMember` is about.
        package static func targetOfRegisterMember(
            _ request: IdentityV1.RegisterMemberRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Books a paid order once, whatever how often it is sent. Answers with tiers and recommendations
        /// down as well.
        package static let commitOrder = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "CommitOrder",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.till, .channelApp, .operator])
        )

        /// The data that a request of `CommitOrder` is about.
        package static func targetOfCommitOrder(
            _ request: PointsV1.CommitOrderRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Takes a whole order back, once.
        package static let reverseOrder = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "ReverseOrder",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.till, .channelApp, .operator])
        )

        /// The data that a request of `ReverseOrder` is about.
        package static func targetOfReverseOrder(
            _ request: PointsV1.ReverseOrderRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// The member's entries, newest first.
        package static let listStatement = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "ListStatement",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListStatement` is about.
        package static func targetOfListStatement(
            _ request: PointsV1.ListStatementRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Who saw personal data of a member unmasked, the latest first.
        package static let listMemberReads = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "ListMemberReads",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.channelApp, .member, .operator])
        )

        /// The data that a request of `ListMemberReads` is about.
        package static func targetOfListMemberReads(
            _ request: RPCV1.ListMemberReadsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Adds products to the catalogue, or replaces them.
        package static let putProducts = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "PutProducts",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `PutProducts` is about.
        package static func targetOfPutProducts(
            _ request: RecommendationsV1.PutProductsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            getHome,
            identifyMember,
            registerMember,
            commitOrder,
            reverseOrder,
            listStatement,
            listMemberReads,
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

        /// Who saw personal data of a member unmasked, the latest first.
        func listMemberReads(
            _ request: RPCV1.ListMemberReadsRequest,
            context: CallContext
        ) async throws -> RPCV1.ListMemberReadsResponse

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

        /// Who saw personal data of a member unmasked, the latest first.
        package func listMemberReads(
            _ request: RPCV1.ListMemberReadsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCV1.ListMemberReadsResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.listMemberReads,
                request,
                options: options,
                returning: RPCV1.ListMemberReadsResponse.self
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
                target: GatewayV1.GatewayMethods.targetOfGetHome,
                handler: { request, context in
                    try await self.getHome(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.identifyMember,
                target: GatewayV1.GatewayMethods.targetOfIdentifyMember,
                handler: { request, context in
                    try await self.identifyMember(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.registerMember,
                target: GatewayV1.GatewayMethods.targetOfRegisterMember,
                handler: { request, context in
                    try await self.registerMember(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.commitOrder,
                target: GatewayV1.GatewayMethods.targetOfCommitOrder,
                handler: { request, context in
                    try await self.commitOrder(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.reverseOrder,
                target: GatewayV1.GatewayMethods.targetOfReverseOrder,
                handler: { request, context in
                    try await self.reverseOrder(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.listStatement,
                target: GatewayV1.GatewayMethods.targetOfListStatement,
                handler: { request, context in
                    try await self.listStatement(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.listMemberReads,
                target: GatewayV1.GatewayMethods.targetOfListMemberReads,
                handler: { request, context in
                    try await self.listMemberReads(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.putProducts,
                target: GatewayV1.GatewayMethods.targetOfPutProducts,
                handler: { request, context in
                    try await self.putProducts(request, context: context)
                }
            ),
        ]
    }
}
