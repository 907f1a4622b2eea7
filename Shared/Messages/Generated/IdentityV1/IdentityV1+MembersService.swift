// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Members`.
    package enum MembersMethods {
        /// Gives a member one more identity. With a one-time code that was sent to it the identity is proven:
        /// the member signs in by it, and it is taken from whoever has it without proof. Without one it is a
        /// look-up key and no more, also where staff adds it: the member is found by it and does not sign in.
        package static let addIdentity = MethodDescriptor(
            service: "huitou.identity.v1.Members",
            name: "AddIdentity",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .channelApp, .staff, .operator], roles: [.hqAdmin, .serviceAgent, .storeManager])
        )

        /// The data that a request of `AddIdentity` is about.
        package static func targetOfAddIdentity(
            _ request: IdentityV1.AddIdentityRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Takes an identity from a member; never its last one.
        package static let removeIdentity = MethodDescriptor(
            service: "huitou.identity.v1.Members",
            name: "RemoveIdentity",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .serviceAgent])
        )

        /// The data that a request of `RemoveIdentity` is about.
        package static func targetOfRemoveIdentity(
            _ request: IdentityV1.RemoveIdentityRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What is held about a member, as far as the caller may see it.
        package static let getProfile = MethodDescriptor(
            service: "huitou.identity.v1.Members",
            name: "GetProfile",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `GetProfile` is about.
        package static func targetOfGetProfile(
            _ request: IdentityV1.GetProfileRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Changes the parts of a profile that the request names.
        package static let setProfile = MethodDescriptor(
            service: "huitou.identity.v1.Members",
            name: "SetProfile",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `SetProfile` is about.
        package static func targetOfSetProfile(
            _ request: IdentityV1.SetProfileRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Freezes, reactivates or closes a member.
        package static let setState = MethodDescriptor(
            service: "huitou.identity.v1.Members",
            name: "SetState",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .serviceAgent, .storeManager])
        )

        /// The data that a request of `SetState` is about.
        package static func targetOfSetState(
            _ request: IdentityV1.SetStateRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The members of a part of the organisation, masked.
        package static let listMembers = MethodDescriptor(
            service: "huitou.identity.v1.Members",
            name: "ListMembers",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `ListMembers` is about.
        package static func targetOfListMembers(
            _ request: IdentityV1.ListMembersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// How many members of a part of the organisation came from where.
        package static let countByAcquisition = MethodDescriptor(
            service: "huitou.identity.v1.Members",
            name: "CountByAcquisition",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `CountByAcquisition` is about.
        package static func targetOfCountByAcquisition(
            _ request: IdentityV1.CountByAcquisitionRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            addIdentity,
            removeIdentity,
            getProfile,
            setProfile,
            setState,
            listMembers,
            countByAcquisition
        ]
    }

    /// What a server of `huitou.identity.v1.Members` implements.
    ///
    /// Staff reach the members whose home lies in their part of the organisation; every other member is
    /// unknown to them. Changes come with an idempotency key: the same request under the same key is
    /// answered as the first time, another one is refused (identity.key_reused).
    package protocol MembersServer: Sendable {
        /// Gives a member one more identity. With a one-time code that was sent to it the identity is proven:
        /// the member signs in by it, and it is taken from whoever has it without proof. Without one it is a
        /// look-up key and no more, also where staff adds it: the member is found by it and does not sign in.
        func addIdentity(
            _ request: IdentityV1.AddIdentityRequest,
            context: CallContext
        ) async throws -> IdentityV1.AddIdentityResponse

        /// Takes an identity from a member; never its last one.
        func removeIdentity(
            _ request: IdentityV1.RemoveIdentityRequest,
            context: CallContext
        ) async throws -> IdentityV1.RemoveIdentityResponse

        /// What is held about a member, as far as the caller may see it.
        func getProfile(
            _ request: IdentityV1.GetProfileRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetProfileResponse

        /// Changes the parts of a profile that the request names.
        func setProfile(
            _ request: IdentityV1.SetProfileRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetProfileResponse

        /// Freezes, reactivates or closes a member.
        func setState(
            _ request: IdentityV1.SetStateRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetStateResponse

        /// The members of a part of the organisation, masked.
        func listMembers(
            _ request: IdentityV1.ListMembersRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListMembersResponse

        /// How many members of a part of the organisation came from where.
        func countByAcquisition(
            _ request: IdentityV1.CountByAcquisitionRequest,
            context: CallContext
        ) async throws -> IdentityV1.CountByAcquisitionResponse
    }

    /// Calls `huitou.identity.v1.Members`.
    ///
    /// Staff reach the members whose home lies in their part of the organisation; every other member is
    /// unknown to them. Changes come with an idempotency key: the same request under the same key is
    /// answered as the first time, another one is refused (identity.key_reused).
    package struct MembersClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Gives a member one more identity. With a one-time code that was sent to it the identity is proven:
        /// the member signs in by it, and it is taken from whoever has it without proof. Without one it is a
        /// look-up key and no more, also where staff adds it: the member is found by it and does not sign in.
        package func addIdentity(
            _ request: IdentityV1.AddIdentityRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.AddIdentityResponse {
            try await channel.unary(
                IdentityV1.MembersMethods.addIdentity,
                request,
                options: options,
                returning: IdentityV1.AddIdentityResponse.self
            )
        }

        /// Takes an identity from a member; never its last one.
        package func removeIdentity(
            _ request: IdentityV1.RemoveIdentityRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RemoveIdentityResponse {
            try await channel.unary(
                IdentityV1.MembersMethods.removeIdentity,
                request,
                options: options,
                returning: IdentityV1.RemoveIdentityResponse.self
            )
        }

        /// What is held about a member, as far as the caller may see it.
        package func getProfile(
            _ request: IdentityV1.GetProfileRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetProfileResponse {
            try await channel.unary(
                IdentityV1.MembersMethods.getProfile,
                request,
                options: options,
                returning: IdentityV1.GetProfileResponse.self
            )
        }

        /// Changes the parts of a profile that the request names.
        package func setProfile(
            _ request: IdentityV1.SetProfileRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetProfileResponse {
            try await channel.unary(
                IdentityV1.MembersMethods.setProfile,
                request,
                options: options,
                returning: IdentityV1.SetProfileResponse.self
            )
        }

        /// Freezes, reactivates or closes a member.
        package func setState(
            _ request: IdentityV1.SetStateRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetStateResponse {
            try await channel.unary(
                IdentityV1.MembersMethods.setState,
                request,
                options: options,
                returning: IdentityV1.SetStateResponse.self
            )
        }

        /// The members of a part of the organisation, masked.
        package func listMembers(
            _ request: IdentityV1.ListMembersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListMembersResponse {
            try await channel.unary(
                IdentityV1.MembersMethods.listMembers,
                request,
                options: options,
                returning: IdentityV1.ListMembersResponse.self
            )
        }

        /// How many members of a part of the organisation came from where.
        package func countByAcquisition(
            _ request: IdentityV1.CountByAcquisitionRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.CountByAcquisitionResponse {
            try await channel.unary(
                IdentityV1.MembersMethods.countByAcquisition,
                request,
                options: options,
                returning: IdentityV1.CountByAcquisitionResponse.self
            )
        }
    }
}

extension IdentityV1.MembersServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.MembersMethods.addIdentity,
                target: IdentityV1.MembersMethods.targetOfAddIdentity,
                handler: { request, context in
                    try await self.addIdentity(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MembersMethods.removeIdentity,
                target: IdentityV1.MembersMethods.targetOfRemoveIdentity,
                handler: { request, context in
                    try await self.removeIdentity(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MembersMethods.getProfile,
                target: IdentityV1.MembersMethods.targetOfGetProfile,
                handler: { request, context in
                    try await self.getProfile(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MembersMethods.setProfile,
                target: IdentityV1.MembersMethods.targetOfSetProfile,
                handler: { request, context in
                    try await self.setProfile(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MembersMethods.setState,
                target: IdentityV1.MembersMethods.targetOfSetState,
                handler: { request, context in
                    try await self.setState(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MembersMethods.listMembers,
                target: IdentityV1.MembersMethods.targetOfListMembers,
                handler: { request, context in
                    try await self.listMembers(request, context: context)
                }
            ),
            .unary(
                IdentityV1.MembersMethods.countByAcquisition,
                target: IdentityV1.MembersMethods.targetOfCountByAcquisition,
                handler: { request, context in
                    try await self.countByAcquisition(request, context: context)
                }
            ),
        ]
    }
}
