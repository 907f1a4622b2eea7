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

        /// What a member agrees to now, and everything it ever said.
        package static let getConsents = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "GetConsents",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.channelApp, .member, .staff, .operator], roles: [.hqAdmin, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `GetConsents` is about.
        package static func targetOfGetConsents(
            _ request: IdentityV1.GetConsentsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Records that a member agrees to something, or does not any more.
        package static let setConsent = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "SetConsent",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.channelApp, .member, .staff, .operator], roles: [.hqAdmin, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `SetConsent` is about.
        package static func targetOfSetConsent(
            _ request: IdentityV1.SetConsentRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// When a member does not want to be disturbed.
        package static let setQuietHours = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "SetQuietHours",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.channelApp, .member, .staff, .operator], roles: [.hqAdmin, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `SetQuietHours` is about.
        package static func targetOfSetQuietHours(
            _ request: IdentityV1.SetQuietHoursRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Whether anything may be chosen for a member by what it did: one switch for all services.
        package static let setPersonalisation = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "SetPersonalisation",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.channelApp, .member, .staff, .operator], roles: [.hqAdmin, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `SetPersonalisation` is about.
        package static func targetOfSetPersonalisation(
            _ request: IdentityV1.SetPersonalisationRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Everything that identity holds about a member, unmasked.
        package static let exportMember = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "ExportMember",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.member, .staff, .operator], roles: [.hqAdmin, .serviceAgent])
        )

        /// The data that a request of `ExportMember` is about.
        package static func targetOfExportMember(
            _ request: IdentityV1.ExportMemberRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Says that a member shall be erased; nothing is erased yet.
        package static let requestErasure = MethodDescriptor(
            service: "huitou.gateway.v1.Gateway",
            name: "RequestErasure",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.member, .staff, .operator], roles: [.hqAdmin, .serviceAgent])
        )

        /// The data that a request of `RequestErasure` is about.
        package static func targetOfRequestErasure(
            _ request: IdentityV1.RequestErasureRequest
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
            getConsents,
            setConsent,
            setQuietHours,
            setPersonalisation,
            exportMember,
            requestErasure,
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

        /// What a member agrees to now, and everything it ever said.
        func getConsents(
            _ request: IdentityV1.GetConsentsRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetConsentsResponse

        /// Records that a member agrees to something, or does not any more.
        func setConsent(
            _ request: IdentityV1.SetConsentRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetConsentResponse

        /// When a member does not want to be disturbed.
        func setQuietHours(
            _ request: IdentityV1.SetQuietHoursRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetQuietHoursResponse

        /// Whether anything may be chosen for a member by what it did: one switch for all services.
        func setPersonalisation(
            _ request: IdentityV1.SetPersonalisationRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetPersonalisationResponse

        /// Everything that identity holds about a member, unmasked.
        func exportMember(
            _ request: IdentityV1.ExportMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.ExportMemberResponse

        /// Says that a member shall be erased; nothing is erased yet.
        func requestErasure(
            _ request: IdentityV1.RequestErasureRequest,
            context: CallContext
        ) async throws -> IdentityV1.RequestErasureResponse

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

        /// What a member agrees to now, and everything it ever said.
        package func getConsents(
            _ request: IdentityV1.GetConsentsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetConsentsResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.getConsents,
                request,
                options: options,
                returning: IdentityV1.GetConsentsResponse.self
            )
        }

        /// Records that a member agrees to something, or does not any more.
        package func setConsent(
            _ request: IdentityV1.SetConsentRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetConsentResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.setConsent,
                request,
                options: options,
                returning: IdentityV1.SetConsentResponse.self
            )
        }

        /// When a member does not want to be disturbed.
        package func setQuietHours(
            _ request: IdentityV1.SetQuietHoursRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetQuietHoursResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.setQuietHours,
                request,
                options: options,
                returning: IdentityV1.SetQuietHoursResponse.self
            )
        }

        /// Whether anything may be chosen for a member by what it did: one switch for all services.
        package func setPersonalisation(
            _ request: IdentityV1.SetPersonalisationRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetPersonalisationResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.setPersonalisation,
                request,
                options: options,
                returning: IdentityV1.SetPersonalisationResponse.self
            )
        }

        /// Everything that identity holds about a member, unmasked.
        package func exportMember(
            _ request: IdentityV1.ExportMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ExportMemberResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.exportMember,
                request,
                options: options,
                returning: IdentityV1.ExportMemberResponse.self
            )
        }

        /// Says that a member shall be erased; nothing is erased yet.
        package func requestErasure(
            _ request: IdentityV1.RequestErasureRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RequestErasureResponse {
            try await channel.unary(
                GatewayV1.GatewayMethods.requestErasure,
                request,
                options: options,
                returning: IdentityV1.RequestErasureResponse.self
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
                GatewayV1.GatewayMethods.getConsents,
                target: GatewayV1.GatewayMethods.targetOfGetConsents,
                handler: { request, context in
                    try await self.getConsents(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.setConsent,
                target: GatewayV1.GatewayMethods.targetOfSetConsent,
                handler: { request, context in
                    try await self.setConsent(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.setQuietHours,
                target: GatewayV1.GatewayMethods.targetOfSetQuietHours,
                handler: { request, context in
                    try await self.setQuietHours(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.setPersonalisation,
                target: GatewayV1.GatewayMethods.targetOfSetPersonalisation,
                handler: { request, context in
                    try await self.setPersonalisation(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.exportMember,
                target: GatewayV1.GatewayMethods.targetOfExportMember,
                handler: { request, context in
                    try await self.exportMember(request, context: context)
                }
            ),
            .unary(
                GatewayV1.GatewayMethods.requestErasure,
                target: GatewayV1.GatewayMethods.targetOfRequestErasure,
                handler: { request, context in
                    try await self.requestErasure(request, context: context)
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
