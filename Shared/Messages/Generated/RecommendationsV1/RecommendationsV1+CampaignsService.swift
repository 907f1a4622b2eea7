// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/campaigns.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.Campaigns`.
    package enum CampaignsMethods {
        /// Adds what is said of campaigns to what is known of them; the same again changes nothing. Of
        /// members that were erased nothing is kept.
        package static let putCampaigns = MethodDescriptor(
            service: "huitou.recommendations.v1.Campaigns",
            name: "PutCampaigns",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .operator])
        )

        /// The data that a request of `PutCampaigns` is about.
        package static func targetOfPutCampaigns(
            _ request: RecommendationsV1.PutCampaignsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The campaigns that reached a member, and what it used of them; in the order of their names.
        package static let listMemberCampaigns = MethodDescriptor(
            service: "huitou.recommendations.v1.Campaigns",
            name: "ListMemberCampaigns",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.member, .staff, .operator], roles: [.serviceAgent])
        )

        /// The data that a request of `ListMemberCampaigns` is about.
        package static func targetOfListMemberCampaigns(
            _ request: RecommendationsV1.ListMemberCampaignsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            putCampaigns,
            listMemberCampaigns
        ]
    }

    /// What a server of `huitou.recommendations.v1.Campaigns` implements.
    package protocol CampaignsServer: Sendable {
        /// Adds what is said of campaigns to what is known of them; the same again changes nothing. Of
        /// members that were erased nothing is kept.
        func putCampaigns(
            _ request: RecommendationsV1.PutCampaignsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.PutCampaignsResponse

        /// The campaigns that reached a member, and what it used of them; in the order of their names.
        func listMemberCampaigns(
            _ request: RecommendationsV1.ListMemberCampaignsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListMemberCampaignsResponse
    }

    /// Calls `huitou.recommendations.v1.Campaigns`.
    package struct CampaignsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Adds what is said of campaigns to what is known of them; the same again changes nothing. Of
        /// members that were erased nothing is kept.
        package func putCampaigns(
            _ request: RecommendationsV1.PutCampaignsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.PutCampaignsResponse {
            try await channel.unary(
                RecommendationsV1.CampaignsMethods.putCampaigns,
                request,
                options: options,
                returning: RecommendationsV1.PutCampaignsResponse.self
            )
        }

        /// The campaigns that reached a member, and what it used of them; in the order of their names.
        package func listMemberCampaigns(
            _ request: RecommendationsV1.ListMemberCampaignsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListMemberCampaignsResponse {
            try await channel.unary(
                RecommendationsV1.CampaignsMethods.listMemberCampaigns,
                request,
                options: options,
                returning: RecommendationsV1.ListMemberCampaignsResponse.self
            )
        }
    }
}

extension RecommendationsV1.CampaignsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.CampaignsMethods.putCampaigns,
                target: RecommendationsV1.CampaignsMethods.targetOfPutCampaigns,
                handler: { request, context in
                    try await self.putCampaigns(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.CampaignsMethods.listMemberCampaigns,
                target: RecommendationsV1.CampaignsMethods.targetOfListMemberCampaigns,
                handler: { request, context in
                    try await self.listMemberCampaigns(request, context: context)
                }
            ),
        ]
    }
}
