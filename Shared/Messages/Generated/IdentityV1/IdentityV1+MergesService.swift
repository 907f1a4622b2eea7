// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Merges`.
    package enum MergesMethods {
        /// Makes one member of two: every identity leads to the survivor, and so does the other's id.
        package static let mergeMembers = MethodDescriptor(
            service: "huitou.identity.v1.Merges",
            name: "MergeMembers",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .serviceAgent])
        )

        /// The data that a request of `MergeMembers` is about.
        package static func targetOfMergeMembers(
            _ request: IdentityV1.MergeMembersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Undoes a merge: both members are as they were, with what has happened since.
        package static let unmergeMembers = MethodDescriptor(
            service: "huitou.identity.v1.Merges",
            name: "UnmergeMembers",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .serviceAgent])
        )

        /// The data that a request of `UnmergeMembers` is about.
        package static func targetOfUnmergeMembers(
            _ request: IdentityV1.UnmergeMembersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// The merges of a member, newest first.
        package static let listMerges = MethodDescriptor(
            service: "huitou.identity.v1.Merges",
            name: "ListMerges",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListMerges` is about.
        package static func targetOfListMerges(
            _ request: IdentityV1.ListMergesRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// The pairs that may be one person and wait for a decision, oldest first.
        package static let listReviews = MethodDescriptor(
            service: "huitou.identity.v1.Merges",
            name: "ListReviews",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListReviews` is about.
        package static func targetOfListReviews(
            _ request: IdentityV1.ListReviewsRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Decides on a pair: merged, or kept apart for good.
        package static let decideReview = MethodDescriptor(
            service: "huitou.identity.v1.Merges",
            name: "DecideReview",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .serviceAgent])
        )

        /// The data that a request of `DecideReview` is about.
        package static func targetOfDecideReview(
            _ request: IdentityV1.DecideReviewRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            mergeMembers,
            unmergeMembers,
            listMerges,
            listReviews,
            decideReview
        ]
    }

    /// What a server of `huitou.identity.v1.Merges` implements.
    package protocol MergesServer: Sendable {
        /// Makes one member of two: every identity leads to the survivor, and so does the other's id.
        func mergeMembers(
            _ request: IdentityV1.MergeMembersRequest,
            context: CallContext
        ) async throws -> IdentityV1.MergeMembersResponse

        /// Undoes a merge: both members are as they were, with what has happened since.
        func unmergeMembers(
            _ request: IdentityV1.UnmergeMembersRequest,
            context: CallContext
        ) async throws -> IdentityV1.UnmergeMembersResponse

        /// The merges of a member, newest first.
        func listMerges(
            _ request: IdentityV1.ListMergesRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListMergesResponse

        /// The pairs that may be one person and wait for a decision, oldest first.
        func listReviews(
            _ request: IdentityV1.ListReviewsRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListReviewsResponse

        /// Decides on a pair: merged, or kept apart for good.
        func decideReview(
            _ request: IdentityV1.DecideReviewRequest,
            context: CallContext
        ) async throws -> IdentityV1.DecideReviewResponse
    }

    /// Calls `huitou.identity.v1.Merges`.
    package struct MergesClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Makes one member of two: every identity leads to the survivor, and so does the other's id.
        package func mergeMembers(
            _ request: IdentityV1.MergeMembersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.MergeMembersResponse {
            try await channel.unary(
                IdentityV1.MergesMethods.mergeMembers,
                request,
                options: options,
                returning: IdentityV1.MergeMembersResponse.self
            )
        }

        /// Undoes a merge: both members are as they were, with what has happened since.
        package func unmergeMembers(
            _ request: IdentityV1.UnmergeMembersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.UnmergeMembersResponse {
            try await channel.unary(
                IdentityV1.MergesMethods.unmergeMembers,
                request,
                options: options,
                returning: IdentityV1.UnmergeMembersResponse.self
            )
        }

        /// The merges of a member, newest first.
        package func listMerges(
            _ request: IdentityV1.ListMergesRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListMergesResponse {
            try await channel.unary(
                IdentityV1.MergesMethods.listMerges,
                request,
                options: options,
                returning: IdentityV1.ListMergesResponse.self
            )
        }

        /// The pairs that may be one person and wait for a decision, oldest first.
        package func listReviews(
            _ request: IdentityV1.ListReviewsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListReviewsResponse {
            try await channel.unary(
                IdentityV1.MergesMethods.listReviews,
                request,
                options: options,
                returning: IdentityV1.ListReviewsResponse.self
            )
        }

        /// Decides on a pair: merged, or kept apart for good.
        package func decideReview(
            _ request: IdentityV1.DecideReviewRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.DecideReviewResponse {
            try await channel.unary(
                IdentityV1.MergesMethods.decideReview,
                request,
                options: options,
                returning: IdentityV1.DecideReviewResponse.self
            )
        }
    }
}

extension IdentityV1.MergesServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.MergesMethods.mergeMembers,
                target: IdentityV1.MergesMethods.targetOfMergeMembers,
                handler: { request, context in
                    try await self.mergeMembers(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MergesMethods.unmergeMembers,
                target: IdentityV1.MergesMethods.targetOfUnmergeMembers,
                handler: { request, context in
                    try await self.unmergeMembers(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MergesMethods.listMerges,
                target: IdentityV1.MergesMethods.targetOfListMerges,
                handler: { request, context in
                    try await self.listMerges(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MergesMethods.listReviews,
                target: IdentityV1.MergesMethods.targetOfListReviews,
                handler: { request, context in
                    try await self.listReviews(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MergesMethods.decideReview,
                target: IdentityV1.MergesMethods.targetOfDecideReview,
                handler: { request, context in
                    try await self.decideReview(request, context: context)
                }
            ),
        ]
    }
}
