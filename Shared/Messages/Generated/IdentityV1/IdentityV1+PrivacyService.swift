// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Privacy`.
    package enum PrivacyMethods {
        /// Everything that identity holds about a member, unmasked.
        package static let exportMember = MethodDescriptor(
            service: "huitou.identity.v1.Privacy",
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

        /// Says that a member wishes to be erased; nothing is erased yet, and nothing is allowed by it.
        package static let requestErasure = MethodDescriptor(
            service: "huitou.identity.v1.Privacy",
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

        /// Says that a member does not wish to be erased any more.
        package static let withdrawErasure = MethodDescriptor(
            service: "huitou.identity.v1.Privacy",
            name: "WithdrawErasure",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.member, .staff, .operator], roles: [.hqAdmin, .serviceAgent])
        )

        /// The data that a request of `WithdrawErasure` is about.
        package static func targetOfWithdrawErasure(
            _ request: IdentityV1.WithdrawErasureRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The members of a unit and below it that wish to be erased, whoever has waited longest first: a wish
        /// is there until the member is erased or withdraws it.
        package static let listErasureRequests = MethodDescriptor(
            service: "huitou.identity.v1.Privacy",
            name: "ListErasureRequests",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin])
        )

        /// The data that a request of `ListErasureRequests` is about.
        package static func targetOfListErasureRequests(
            _ request: IdentityV1.ListErasureRequestsRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Destroys the key of a member's personal data, for good.
        package static let eraseMember = MethodDescriptor(
            service: "huitou.identity.v1.Privacy",
            name: "EraseMember",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin])
        )

        /// The data that a request of `EraseMember` is about.
        package static func targetOfEraseMember(
            _ request: IdentityV1.EraseMemberRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Members of one's own part of the organisation by the end of their phone number.
        package static let findByPhoneEnd = MethodDescriptor(
            service: "huitou.identity.v1.Privacy",
            name: "FindByPhoneEnd",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.staff], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .cashier, .serviceAgent])
        )

        /// The data that a request of `FindByPhoneEnd` is about.
        package static func targetOfFindByPhoneEnd(
            _ request: IdentityV1.FindByPhoneEndRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Wraps the keys of the next members under the newest master key, which is read from its file.
        package static let rotateMasterKey = MethodDescriptor(
            service: "huitou.identity.v1.Privacy",
            name: "RotateMasterKey",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `RotateMasterKey` is about.
        package static func targetOfRotateMasterKey(
            _ request: IdentityV1.RotateMasterKeyRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Writes a copy of the data and a copy of the keys that open it, to be kept apart.
        package static let backUp = MethodDescriptor(
            service: "huitou.identity.v1.Privacy",
            name: "BackUp",
            kind: .unary,
            idempotency: .none,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// The data that a request of `BackUp` is about.
        package static func targetOfBackUp(
            _ request: IdentityV1.BackUpRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            exportMember,
            requestErasure,
            withdrawErasure,
            listErasureRequests,
            eraseMember,
            findByPhoneEnd,
            rotateMasterKey,
            backUp
        ]
    }

    /// What a server of `huitou.identity.v1.Privacy` implements.
    package protocol PrivacyServer: Sendable {
        /// Everything that identity holds about a member, unmasked.
        func exportMember(
            _ request: IdentityV1.ExportMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.ExportMemberResponse

        /// Says that a member wishes to be erased; nothing is erased yet, and nothing is allowed by it.
        func requestErasure(
            _ request: IdentityV1.RequestErasureRequest,
            context: CallContext
        ) async throws -> IdentityV1.RequestErasureResponse

        /// Says that a member does not wish to be erased any more.
        func withdrawErasure(
            _ request: IdentityV1.WithdrawErasureRequest,
            context: CallContext
        ) async throws -> IdentityV1.WithdrawErasureResponse

        /// The members of a unit and below it that wish to be erased, whoever has waited longest first: a wish
        /// is there until the member is erased or withdraws it.
        func listErasureRequests(
            _ request: IdentityV1.ListErasureRequestsRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListErasureRequestsResponse

        /// Destroys the key of a member's personal data, for good.
        func eraseMember(
            _ request: IdentityV1.EraseMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.EraseMemberResponse

        /// Members of one's own part of the organisation by the end of their phone number.
        func findByPhoneEnd(
            _ request: IdentityV1.FindByPhoneEndRequest,
            context: CallContext
        ) async throws -> IdentityV1.FindByPhoneEndResponse

        /// Wraps the keys of the next members under the newest master key, which is read from its file.
        func rotateMasterKey(
            _ request: IdentityV1.RotateMasterKeyRequest,
            context: CallContext
        ) async throws -> IdentityV1.RotateMasterKeyResponse

        /// Writes a copy of the data and a copy of the keys that open it, to be kept apart.
        func backUp(
            _ request: IdentityV1.BackUpRequest,
            context: CallContext
        ) async throws -> IdentityV1.BackUpResponse
    }

    /// Calls `huitou.identity.v1.Privacy`.
    package struct PrivacyClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Everything that identity holds about a member, unmasked.
        package func exportMember(
            _ request: IdentityV1.ExportMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ExportMemberResponse {
            try await channel.unary(
                IdentityV1.PrivacyMethods.exportMember,
                request,
                options: options,
                returning: IdentityV1.ExportMemberResponse.self
            )
        }

        /// Says that a member wishes to be erased; nothing is erased yet, and nothing is allowed by it.
        package func requestErasure(
            _ request: IdentityV1.RequestErasureRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RequestErasureResponse {
            try await channel.unary(
                IdentityV1.PrivacyMethods.requestErasure,
                request,
                options: options,
                returning: IdentityV1.RequestErasureResponse.self
            )
        }

        /// Says that a member does not wish to be erased any more.
        package func withdrawErasure(
            _ request: IdentityV1.WithdrawErasureRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.WithdrawErasureResponse {
            try await channel.unary(
                IdentityV1.PrivacyMethods.withdrawErasure,
                request,
                options: options,
                returning: IdentityV1.WithdrawErasureResponse.self
            )
        }

        /// The members of a unit and below it that wish to be erased, whoever has waited longest first: a wish
        /// is there until the member is erased or withdraws it.
        package func listErasureRequests(
            _ request: IdentityV1.ListErasureRequestsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListErasureRequestsResponse {
            try await channel.unary(
                IdentityV1.PrivacyMethods.listErasureRequests,
                request,
                options: options,
                returning: IdentityV1.ListErasureRequestsResponse.self
            )
        }

        /// Destroys the key of a member's personal data, for good.
        package func eraseMember(
            _ request: IdentityV1.EraseMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.EraseMemberResponse {
            try await channel.unary(
                IdentityV1.PrivacyMethods.eraseMember,
                request,
                options: options,
                returning: IdentityV1.EraseMemberResponse.self
            )
        }

        /// Members of one's own part of the organisation by the end of their phone number.
        package func findByPhoneEnd(
            _ request: IdentityV1.FindByPhoneEndRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.FindByPhoneEndResponse {
            try await channel.unary(
                IdentityV1.PrivacyMethods.findByPhoneEnd,
                request,
                options: options,
                returning: IdentityV1.FindByPhoneEndResponse.self
            )
        }

        /// Wraps the keys of the next members under the newest master key, which is read from its file.
        package func rotateMasterKey(
            _ request: IdentityV1.RotateMasterKeyRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RotateMasterKeyResponse {
            try await channel.unary(
                IdentityV1.PrivacyMethods.rotateMasterKey,
                request,
                options: options,
                returning: IdentityV1.RotateMasterKeyResponse.self
            )
        }

        /// Writes a copy of the data and a copy of the keys that open it, to be kept apart.
        package func backUp(
            _ request: IdentityV1.BackUpRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.BackUpResponse {
            try await channel.unary(
                IdentityV1.PrivacyMethods.backUp,
                request,
                options: options,
                returning: IdentityV1.BackUpResponse.self
            )
        }
    }
}

extension IdentityV1.PrivacyServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.PrivacyMethods.exportMember,
                target: IdentityV1.PrivacyMethods.targetOfExportMember,
                handler: { request, context in
                    try await self.exportMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PrivacyMethods.requestErasure,
                target: IdentityV1.PrivacyMethods.targetOfRequestErasure,
                handler: { request, context in
                    try await self.requestErasure(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PrivacyMethods.withdrawErasure,
                target: IdentityV1.PrivacyMethods.targetOfWithdrawErasure,
                handler: { request, context in
                    try await self.withdrawErasure(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PrivacyMethods.listErasureRequests,
                target: IdentityV1.PrivacyMethods.targetOfListErasureRequests,
                handler: { request, context in
                    try await self.listErasureRequests(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PrivacyMethods.eraseMember,
                target: IdentityV1.PrivacyMethods.targetOfEraseMember,
                handler: { request, context in
                    try await self.eraseMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PrivacyMethods.findByPhoneEnd,
                target: IdentityV1.PrivacyMethods.targetOfFindByPhoneEnd,
                handler: { request, context in
                    try await self.findByPhoneEnd(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PrivacyMethods.rotateMasterKey,
                target: IdentityV1.PrivacyMethods.targetOfRotateMasterKey,
                handler: { request, context in
                    try await self.rotateMasterKey(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PrivacyMethods.backUp,
                target: IdentityV1.PrivacyMethods.targetOfBackUp,
                handler: { request, context in
                    try await self.backUp(request, context: context)
                }
            ),
        ]
    }
}
