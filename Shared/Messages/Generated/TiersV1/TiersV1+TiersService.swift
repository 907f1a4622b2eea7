// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

package import RPCCore

extension TiersV1 {
    /// The methods of `huitou.tiers.v1.Tiers`.
    package enum TiersMethods {
        /// A member's tier, growth, and what is needed for the next.
        package static let getStanding = MethodDescriptor(
            service: "huitou.tiers.v1.Tiers",
            name: "GetStanding",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `GetStanding` is about.
        package static func targetOfGetStanding(
            _ request: TiersV1.GetStandingRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Every change of tier with its cause, newest first.
        package static let listTierHistory = MethodDescriptor(
            service: "huitou.tiers.v1.Tiers",
            name: "ListTierHistory",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListTierHistory` is about.
        package static func targetOfListTierHistory(
            _ request: TiersV1.ListTierHistoryRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The growth ledger, newest first.
        package static let listGrowth = MethodDescriptor(
            service: "huitou.tiers.v1.Tiers",
            name: "ListGrowth",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListGrowth` is about.
        package static func targetOfListGrowth(
            _ request: TiersV1.ListGrowthRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The program: its tiers, thresholds and benefits.
        package static let getProgram = MethodDescriptor(
            service: "huitou.tiers.v1.Tiers",
            name: "GetProgram",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .cashier, .serviceAgent, .auditor], scope: .installation)
        )

        /// The data that a request of `GetProgram` is about.
        package static func targetOfGetProgram(
            _ request: TiersV1.GetProgramRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Derives every growth value and tier again from the growth ledger and compares.
        package static let verifyTiers = MethodDescriptor(
            service: "huitou.tiers.v1.Tiers",
            name: "VerifyTiers",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// The data that a request of `VerifyTiers` is about.
        package static func targetOfVerifyTiers(
            _ request: TiersV1.VerifyTiersRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            getStanding,
            listTierHistory,
            listGrowth,
            getProgram,
            verifyTiers
        ]
    }

    /// What a server of `huitou.tiers.v1.Tiers` implements.
    package protocol TiersServer: Sendable {
        /// A member's tier, growth, and what is needed for the next.
        func getStanding(
            _ request: TiersV1.GetStandingRequest,
            context: CallContext
        ) async throws -> TiersV1.GetStandingResponse

        /// Every change of tier with its cause, newest first.
        func listTierHistory(
            _ request: TiersV1.ListTierHistoryRequest,
            context: CallContext
        ) async throws -> TiersV1.ListTierHistoryResponse

        /// The growth ledger, newest first.
        func listGrowth(
            _ request: TiersV1.ListGrowthRequest,
            context: CallContext
        ) async throws -> TiersV1.ListGrowthResponse

        /// The program: its tiers, thresholds and benefits.
        func getProgram(
            _ request: TiersV1.GetProgramRequest,
            context: CallContext
        ) async throws -> TiersV1.GetProgramResponse

        /// Derives every growth value and tier again from the growth ledger and compares.
        func verifyTiers(
            _ request: TiersV1.VerifyTiersRequest,
            context: CallContext
        ) async throws -> TiersV1.VerifyTiersResponse
    }

    /// Calls `huitou.tiers.v1.Tiers`.
    package struct TiersClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// A member's tier, growth, and what is needed for the next.
        package func getStanding(
            _ request: TiersV1.GetStandingRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> TiersV1.GetStandingResponse {
            try await channel.unary(
                TiersV1.TiersMethods.getStanding,
                request,
                options: options,
                returning: TiersV1.GetStandingResponse.self
            )
        }

        /// Every change of tier with its cause, newest first.
        package func listTierHistory(
            _ request: TiersV1.ListTierHistoryRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> TiersV1.ListTierHistoryResponse {
            try await channel.unary(
                TiersV1.TiersMethods.listTierHistory,
                request,
                options: options,
                returning: TiersV1.ListTierHistoryResponse.self
            )
        }

        /// The growth ledger, newest first.
        package func listGrowth(
            _ request: TiersV1.ListGrowthRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> TiersV1.ListGrowthResponse {
            try await channel.unary(
                TiersV1.TiersMethods.listGrowth,
                request,
                options: options,
                returning: TiersV1.ListGrowthResponse.self
            )
        }

        /// The program: its tiers, thresholds and benefits.
        package func getProgram(
            _ request: TiersV1.GetProgramRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> TiersV1.GetProgramResponse {
            try await channel.unary(
                TiersV1.TiersMethods.getProgram,
                request,
                options: options,
                returning: TiersV1.GetProgramResponse.self
            )
        }

        /// Derives every growth value and tier again from the growth ledger and compares.
        package func verifyTiers(
            _ request: TiersV1.VerifyTiersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> TiersV1.VerifyTiersResponse {
            try await channel.unary(
                TiersV1.TiersMethods.verifyTiers,
                request,
                options: options,
                returning: TiersV1.VerifyTiersResponse.self
            )
        }
    }
}

extension TiersV1.TiersServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                TiersV1.TiersMethods.getStanding,
                target: TiersV1.TiersMethods.targetOfGetStanding,
                handler: { request, context in
                    try await self.getStanding(request, context: context)
                }
            ),
            .unary(
                TiersV1.TiersMethods.listTierHistory,
                target: TiersV1.TiersMethods.targetOfListTierHistory,
                handler: { request, context in
                    try await self.listTierHistory(request, context: context)
                }
            ),
            .unary(
                TiersV1.TiersMethods.listGrowth,
                target: TiersV1.TiersMethods.targetOfListGrowth,
                handler: { request, context in
                    try await self.listGrowth(request, context: context)
                }
            ),
            .unary(
                TiersV1.TiersMethods.getProgram,
                target: TiersV1.TiersMethods.targetOfGetProgram,
                handler: { request, context in
                    try await self.getProgram(request, context: context)
                }
            ),
            .unary(
                TiersV1.TiersMethods.verifyTiers,
                target: TiersV1.TiersMethods.targetOfVerifyTiers,
                handler: { request, context in
                    try await self.verifyTiers(request, context: context)
                }
            ),
        ]
    }
}
