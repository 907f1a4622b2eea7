// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Identity`.
    package enum IdentityMethods {
        /// Makes a member, or finds the one that has any of the identities already.
        package static let registerMember = MethodDescriptor(
            service: "huitou.identity.v1.Identity",
            name: "RegisterMember",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// The data that a request of `RegisterMember` is about.
        package static func targetOfRegisterMember(
            _ request: IdentityV1.RegisterMemberRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// The member behind an identity. Tills and channels recognise every member; staff and partners find
        /// only those that their scope reaches, and are told of the others as if there were none.
        package static let resolveMember = MethodDescriptor(
            service: "huitou.identity.v1.Identity",
            name: "ResolveMember",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .staff, .partner, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor], scope: .filtered, partnerScopes: [.resolve])
        )

        /// The data that a request of `ResolveMember` is about.
        package static func targetOfResolveMember(
            _ request: IdentityV1.ResolveMemberRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// What is known of a member; identities are masked.
        package static let getMember = MethodDescriptor(
            service: "huitou.identity.v1.Identity",
            name: "GetMember",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .partner, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor], partnerScopes: [.readProfile])
        )

        /// The data that a request of `GetMember` is about.
        package static func targetOfGetMember(
            _ request: IdentityV1.GetMemberRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// How many members there are, and whether everything stored holds together.
        package static let verifyIdentity = MethodDescriptor(
            service: "huitou.identity.v1.Identity",
            name: "VerifyIdentity",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// The data that a request of `VerifyIdentity` is about.
        package static func targetOfVerifyIdentity(
            _ request: IdentityV1.VerifyIdentityRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            registerMember,
            resolveMember,
            getMember,
            verifyIdentity
        ]
    }

    /// What a server of `huitou.identity.v1.Identity` implements.
    package protocol IdentityServer: Sendable {
        /// Makes a member, or finds the one that has any of the identities already.
        func registerMember(
            _ request: IdentityV1.RegisterMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.RegisterMemberResponse

        /// The member behind an identity. Tills and channels recognise every member; staff and partners find
        /// only those that their scope reaches, and are told of the others as if there were none.
        func resolveMember(
            _ request: IdentityV1.ResolveMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.ResolveMemberResponse

        /// What is known of a member; identities are masked.
        func getMember(
            _ request: IdentityV1.GetMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetMemberResponse

        /// How many members there are, and whether everything stored holds together.
        func verifyIdentity(
            _ request: IdentityV1.VerifyIdentityRequest,
            context: CallContext
        ) async throws -> IdentityV1.VerifyIdentityResponse
    }

    /// Calls `huitou.identity.v1.Identity`.
    package struct IdentityClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Makes a member, or finds the one that has any of the identities already.
        package func registerMember(
            _ request: IdentityV1.RegisterMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RegisterMemberResponse {
            try await channel.unary(
                IdentityV1.IdentityMethods.registerMember,
                request,
                options: options,
                returning: IdentityV1.RegisterMemberResponse.self
            )
        }

        /// The member behind an identity. Tills and channels recognise every member; staff and partners find
        /// only those that their scope reaches, and are told of the others as if there were none.
        package func resolveMember(
            _ request: IdentityV1.ResolveMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ResolveMemberResponse {
            try await channel.unary(
                IdentityV1.IdentityMethods.resolveMember,
                request,
                options: options,
                returning: IdentityV1.ResolveMemberResponse.self
            )
        }

        /// What is known of a member; identities are masked.
        package func getMember(
            _ request: IdentityV1.GetMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetMemberResponse {
            try await channel.unary(
                IdentityV1.IdentityMethods.getMember,
                request,
                options: options,
                returning: IdentityV1.GetMemberResponse.self
            )
        }

        /// How many members there are, and whether everything stored holds together.
        package func verifyIdentity(
            _ request: IdentityV1.VerifyIdentityRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.VerifyIdentityResponse {
            try await channel.unary(
                IdentityV1.IdentityMethods.verifyIdentity,
                request,
                options: options,
                returning: IdentityV1.VerifyIdentityResponse.self
            )
        }
    }
}

extension IdentityV1.IdentityServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.IdentityMethods.registerMember,
                target: IdentityV1.IdentityMethods.targetOfRegisterMember,
                handler: { request, context in
                    try await self.registerMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.IdentityMethods.resolveMember,
                target: IdentityV1.IdentityMethods.targetOfResolveMember,
                handler: { request, context in
                    try await self.resolveMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.IdentityMethods.getMember,
                target: IdentityV1.IdentityMethods.targetOfGetMember,
                handler: { request, context in
                    try await self.getMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.IdentityMethods.verifyIdentity,
                target: IdentityV1.IdentityMethods.targetOfVerifyIdentity,
                handler: { request, context in
                    try await self.verifyIdentity(request, context: context)
                }
            ),
        ]
    }
}
