// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Tags`.
    package enum TagsMethods {
        /// Every tag of the program, with what it means.
        package static let listTags = MethodDescriptor(
            service: "huitou.identity.v1.Tags",
            name: "ListTags",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .channelApp, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent, .auditor], scope: .installation)
        )

        /// The data that a request of `ListTags` is about.
        package static func targetOfListTags(
            _ request: IdentityV1.ListTagsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Gives a member a tag that is set by hand; a tag that it has is given anew.
        package static let tagMember = MethodDescriptor(
            service: "huitou.identity.v1.Tags",
            name: "TagMember",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `TagMember` is about.
        package static func targetOfTagMember(
            _ request: IdentityV1.TagMemberRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Takes a tag that was set by hand from a member.
        package static let untagMember = MethodDescriptor(
            service: "huitou.identity.v1.Tags",
            name: "UntagMember",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `UntagMember` is about.
        package static func targetOfUntagMember(
            _ request: IdentityV1.UntagMemberRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// A member's tags: who or which rule gave each, when, and why.
        package static let getMemberTags = MethodDescriptor(
            service: "huitou.identity.v1.Tags",
            name: "GetMemberTags",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `GetMemberTags` is about.
        package static func targetOfGetMemberTags(
            _ request: IdentityV1.GetMemberTagsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// How many members of a unit and below it have each tag.
        package static let countTags = MethodDescriptor(
            service: "huitou.identity.v1.Tags",
            name: "CountTags",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `CountTags` is about.
        package static func targetOfCountTags(
            _ request: IdentityV1.CountTagsRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// What a member's purchases say of it. Services/Identity/Engagement.md says how each number is made.
        package static let getPortrait = MethodDescriptor(
            service: "huitou.identity.v1.Tags",
            name: "GetPortrait",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .member, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `GetPortrait` is about.
        package static func targetOfGetPortrait(
            _ request: IdentityV1.GetPortraitRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            listTags,
            tagMember,
            untagMember,
            getMemberTags,
            countTags,
            getPortrait
        ]
    }

    /// What a server of `huitou.identity.v1.Tags` implements.
    package protocol TagsServer: Sendable {
        /// Every tag of the program, with what it means.
        func listTags(
            _ request: IdentityV1.ListTagsRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListTagsResponse

        /// Gives a member a tag that is set by hand; a tag that it has is given anew.
        func tagMember(
            _ request: IdentityV1.TagMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.TagMemberResponse

        /// Takes a tag that was set by hand from a member.
        func untagMember(
            _ request: IdentityV1.UntagMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.UntagMemberResponse

        /// A member's tags: who or which rule gave each, when, and why.
        func getMemberTags(
            _ request: IdentityV1.GetMemberTagsRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetMemberTagsResponse

        /// How many members of a unit and below it have each tag.
        func countTags(
            _ request: IdentityV1.CountTagsRequest,
            context: CallContext
        ) async throws -> IdentityV1.CountTagsResponse

        /// What a member's purchases say of it. Services/Identity/Engagement.md says how each number is made.
        func getPortrait(
            _ request: IdentityV1.GetPortraitRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetPortraitResponse
    }

    /// Calls `huitou.identity.v1.Tags`.
    package struct TagsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Every tag of the program, with what it means.
        package func listTags(
            _ request: IdentityV1.ListTagsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListTagsResponse {
            try await channel.unary(
                IdentityV1.TagsMethods.listTags,
                request,
                options: options,
                returning: IdentityV1.ListTagsResponse.self
            )
        }

        /// Gives a member a tag that is set by hand; a tag that it has is given anew.
        package func tagMember(
            _ request: IdentityV1.TagMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.TagMemberResponse {
            try await channel.unary(
                IdentityV1.TagsMethods.tagMember,
                request,
                options: options,
                returning: IdentityV1.TagMemberResponse.self
            )
        }

        /// Takes a tag that was set by hand from a member.
        package func untagMember(
            _ request: IdentityV1.UntagMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.UntagMemberResponse {
            try await channel.unary(
                IdentityV1.TagsMethods.untagMember,
                request,
                options: options,
                returning: IdentityV1.UntagMemberResponse.self
            )
        }

        /// A member's tags: who or which rule gave each, when, and why.
        package func getMemberTags(
            _ request: IdentityV1.GetMemberTagsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetMemberTagsResponse {
            try await channel.unary(
                IdentityV1.TagsMethods.getMemberTags,
                request,
                options: options,
                returning: IdentityV1.GetMemberTagsResponse.self
            )
        }

        /// How many members of a unit and below it have each tag.
        package func countTags(
            _ request: IdentityV1.CountTagsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.CountTagsResponse {
            try await channel.unary(
                IdentityV1.TagsMethods.countTags,
                request,
                options: options,
                returning: IdentityV1.CountTagsResponse.self
            )
        }

        /// What a member's purchases say of it. Services/Identity/Engagement.md says how each number is made.
        package func getPortrait(
            _ request: IdentityV1.GetPortraitRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetPortraitResponse {
            try await channel.unary(
                IdentityV1.TagsMethods.getPortrait,
                request,
                options: options,
                returning: IdentityV1.GetPortraitResponse.self
            )
        }
    }
}

extension IdentityV1.TagsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.TagsMethods.listTags,
                target: IdentityV1.TagsMethods.targetOfListTags,
                handler: { request, context in
                    try await self.listTags(request, context: context)
                }
            ),
            .unary(
                IdentityV1.TagsMethods.tagMember,
                target: IdentityV1.TagsMethods.targetOfTagMember,
                handler: { request, context in
                    try await self.tagMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.TagsMethods.untagMember,
                target: IdentityV1.TagsMethods.targetOfUntagMember,
                handler: { request, context in
                    try await self.untagMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.TagsMethods.getMemberTags,
                target: IdentityV1.TagsMethods.targetOfGetMemberTags,
                handler: { request, context in
                    try await self.getMemberTags(request, context: context)
                }
            ),
            .unary(
                IdentityV1.TagsMethods.countTags,
                target: IdentityV1.TagsMethods.targetOfCountTags,
                handler: { request, context in
                    try await self.countTags(request, context: context)
                }
            ),
            .unary(
                IdentityV1.TagsMethods.getPortrait,
                target: IdentityV1.TagsMethods.targetOfGetPortrait,
                handler: { request, context in
                    try await self.getPortrait(request, context: context)
                }
            ),
        ]
    }
}
