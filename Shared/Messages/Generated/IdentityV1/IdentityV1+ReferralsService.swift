// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Referrals`.
    package enum ReferralsMethods {
        /// The code with which a member invites in a campaign; made when it is asked for first.
        package static let getInviteCode = MethodDescriptor(
            service: "huitou.identity.v1.Referrals",
            name: "GetInviteCode",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .channelApp, .member, .operator])
        )

        /// The data that a request of `GetInviteCode` is about.
        package static func targetOfGetInviteCode(
            _ request: IdentityV1.GetInviteCodeRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Says that a new member was invited with a code. A member has one inviter, for ever.
        package static let claimReferral = MethodDescriptor(
            service: "huitou.identity.v1.Referrals",
            name: "ClaimReferral",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .operator])
        )

        /// The data that a request of `ClaimReferral` is about.
        package static func targetOfClaimReferral(
            _ request: IdentityV1.ClaimReferralRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What became of a member's invitations, newest first; who was invited is not told.
        package static let listReferrals = MethodDescriptor(
            service: "huitou.identity.v1.Referrals",
            name: "ListReferrals",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .channelApp, .member, .operator])
        )

        /// The data that a request of `ListReferrals` is about.
        package static func targetOfListReferrals(
            _ request: IdentityV1.ListReferralsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What a campaign brought among the members of a unit and below it.
        package static let getReferralResults = MethodDescriptor(
            service: "huitou.identity.v1.Referrals",
            name: "GetReferralResults",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `GetReferralResults` is about.
        package static func targetOfGetReferralResults(
            _ request: IdentityV1.GetReferralResultsRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            getInviteCode,
            claimReferral,
            listReferrals,
            getReferralResults
        ]
    }

    /// What a server of `huitou.identity.v1.Referrals` implements.
    package protocol ReferralsServer: Sendable {
        /// The code with which a member invites in a campaign; made when it is asked for first.
        func getInviteCode(
            _ request: IdentityV1.GetInviteCodeRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetInviteCodeResponse

        /// Says that a new member was invited with a code. A member has one inviter, for ever.
        func claimReferral(
            _ request: IdentityV1.ClaimReferralRequest,
            context: CallContext
        ) async throws -> IdentityV1.ClaimReferralResponse

        /// What became of a member's invitations, newest first; who was invited is not told.
        func listReferrals(
            _ request: IdentityV1.ListReferralsRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListReferralsResponse

        /// What a campaign brought among the members of a unit and below it.
        func getReferralResults(
            _ request: IdentityV1.GetReferralResultsRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetReferralResultsResponse
    }

    /// Calls `huitou.identity.v1.Referrals`.
    package struct ReferralsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// The code with which a member invites in a campaign; made when it is asked for first.
        package func getInviteCode(
            _ request: IdentityV1.GetInviteCodeRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetInviteCodeResponse {
            try await channel.unary(
                IdentityV1.ReferralsMethods.getInviteCode,
                request,
                options: options,
                returning: IdentityV1.GetInviteCodeResponse.self
            )
        }

        /// Says that a new member was invited with a code. A member has one inviter, for ever.
        package func claimReferral(
            _ request: IdentityV1.ClaimReferralRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ClaimReferralResponse {
            try await channel.unary(
                IdentityV1.ReferralsMethods.claimReferral,
                request,
                options: options,
                returning: IdentityV1.ClaimReferralResponse.self
            )
        }

        /// What became of a member's invitations, newest first; who was invited is not told.
        package func listReferrals(
            _ request: IdentityV1.ListReferralsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListReferralsResponse {
            try await channel.unary(
                IdentityV1.ReferralsMethods.listReferrals,
                request,
                options: options,
                returning: IdentityV1.ListReferralsResponse.self
            )
        }

        /// What a campaign brought among the members of a unit and below it.
        package func getReferralResults(
            _ request: IdentityV1.GetReferralResultsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetReferralResultsResponse {
            try await channel.unary(
                IdentityV1.ReferralsMethods.getReferralResults,
                request,
                options: options,
                returning: IdentityV1.GetReferralResultsResponse.self
            )
        }
    }
}

extension IdentityV1.ReferralsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.ReferralsMethods.getInviteCode,
                target: IdentityV1.ReferralsMethods.targetOfGetInviteCode,
                handler: { request, context in
                    try await self.getInviteCode(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ReferralsMethods.claimReferral,
                target: IdentityV1.ReferralsMethods.targetOfClaimReferral,
                handler: { request, context in
                    try await self.claimReferral(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ReferralsMethods.listReferrals,
                target: IdentityV1.ReferralsMethods.targetOfListReferrals,
                handler: { request, context in
                    try await self.listReferrals(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ReferralsMethods.getReferralResults,
                target: IdentityV1.ReferralsMethods.targetOfGetReferralResults,
                handler: { request, context in
                    try await self.getReferralResults(request, context: context)
                }
            ),
        ]
    }
}
