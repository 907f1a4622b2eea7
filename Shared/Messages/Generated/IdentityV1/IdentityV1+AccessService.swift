// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Access`.
    package enum AccessMethods {
        /// Sends a one-time code. Answers the same whether or not anybody has the identity: nothing is looked
        /// up.
        package static let requestCode = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "RequestCode",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .operator], scope: .installation)
        )

        /// The data that a request of `RequestCode` is about.
        package static func targetOfRequestCode(
            _ request: IdentityV1.RequestCodeRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Signs a member in, and begins a session on its device. A phone is good for it that the member was
        /// registered with, or has proven since; by any other phone of a member nobody is known. Who proves a
        /// phone that a member has without proof, and asks to be registered, becomes a member of its own: the
        /// phone is taken from the other, and the pair queued for review.
        package static let signIn = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "SignIn",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .channelApp, .operator])
        )

        /// The data that a request of `SignIn` is about.
        package static func targetOfSignIn(
            _ request: IdentityV1.SignInRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Signs a member of staff in by an id token of a configured issuer.
        package static let signInStaff = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "SignInStaff",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [], isPublic: true)
        )

        /// The data that a request of `SignInStaff` is about.
        package static func targetOfSignInStaff(
            _ request: IdentityV1.SignInStaffRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// A new access token and a new refresh token for an old refresh token, which is spent by it.
        package static let refreshSession = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "RefreshSession",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [], isPublic: true)
        )

        /// The data that a request of `RefreshSession` is about.
        package static func targetOfRefreshSession(
            _ request: IdentityV1.RefreshSessionRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Ends the session of a refresh token.
        package static let signOut = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "SignOut",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [], isPublic: true)
        )

        /// The data that a request of `SignOut` is about.
        package static func targetOfSignOut(
            _ request: IdentityV1.SignOutRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Where a member is signed in, the latest first.
        package static let listDevices = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "ListDevices",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.member, .operator])
        )

        /// The data that a request of `ListDevices` is about.
        package static func targetOfListDevices(
            _ request: IdentityV1.ListDevicesRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Ends one session of a member.
        package static let revokeDevice = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "RevokeDevice",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.member, .operator])
        )

        /// The data that a request of `RevokeDevice` is about.
        package static func targetOfRevokeDevice(
            _ request: IdentityV1.RevokeDeviceRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Ends every session of a member.
        package static let revokeAllDevices = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "RevokeAllDevices",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.member, .operator])
        )

        /// The data that a request of `RevokeAllDevices` is about.
        package static func targetOfRevokeAllDevices(
            _ request: IdentityV1.RevokeAllDevicesRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The public keys of the tokens that identity issues, those not in use yet too.
        package static let getKeys = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "GetKeys",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [], isPublic: true)
        )

        /// The data that a request of `GetKeys` is about.
        package static func targetOfGetKeys(
            _ request: IdentityV1.GetKeysRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Makes a new signing key.
        package static let rotateSigningKey = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "RotateSigningKey",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `RotateSigningKey` is about.
        package static func targetOfRotateSigningKey(
            _ request: IdentityV1.RotateSigningKeyRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// A code of 18 digits that shows at a till who the member is, for 60 seconds and once. Asked for with
        /// the member's own token it proves that the member is there; on a channel's word it names it only.
        package static let issueMemberCode = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "IssueMemberCode",
            kind: .unary,
            idempotency: .none,
            access: AccessRule(kinds: [.channelApp, .member])
        )

        /// The data that a request of `IssueMemberCode` is about.
        package static func targetOfIssueMemberCode(
            _ request: IdentityV1.IssueMemberCodeRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The member behind a code, which is spent by it.
        package static let resolveMemberCode = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "ResolveMemberCode",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp])
        )

        /// The data that a request of `ResolveMemberCode` is about.
        package static func targetOfResolveMemberCode(
            _ request: IdentityV1.ResolveMemberCodeRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// What a member's device needs to make codes without a network.
        package static let issueOfflineHandle = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "IssueOfflineHandle",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.channelApp, .member])
        )

        /// The data that a request of `IssueOfflineHandle` is about.
        package static func targetOfIssueOfflineHandle(
            _ request: IdentityV1.IssueOfflineHandleRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What a till needs to check such codes without a network: the keys of its own store.
        package static let getOfflineKeys = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "GetOfflineKeys",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.till])
        )

        /// The data that a request of `GetOfflineKeys` is about.
        package static func targetOfGetOfflineKeys(
            _ request: IdentityV1.GetOfflineKeysRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// A proof that the member was there a moment ago, by a one-time code.
        package static let stepUp = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "StepUp",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.till, .channelApp, .member])
        )

        /// The data that a request of `StepUp` is about.
        package static func targetOfStepUp(
            _ request: IdentityV1.StepUpRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Has a vendor check that a living person is there who is this member. Only the result and the
        /// vendor's reference are kept.
        package static let checkRealPerson = MethodDescriptor(
            service: "huitou.identity.v1.Access",
            name: "CheckRealPerson",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.channelApp, .member])
        )

        /// The data that a request of `CheckRealPerson` is about.
        package static func targetOfCheckRealPerson(
            _ request: IdentityV1.CheckRealPersonRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            requestCode,
            signIn,
            signInStaff,
            refreshSession,
            signOut,
            listDevices,
            revokeDevice,
            revokeAllDevices,
            getKeys,
            rotateSigningKey,
            issueMemberCode,
            resolveMemberCode,
            issueOfflineHandle,
            getOfflineKeys,
            stepUp,
            checkRealPerson
        ]
    }

    /// What a server of `huitou.identity.v1.Access` implements.
    ///
    /// The gateway offers this service too, and passes every call on.
    package protocol AccessServer: Sendable {
        /// Sends a one-time code. Answers the same whether or not anybody has the identity: nothing is looked
        /// up.
        func requestCode(
            _ request: IdentityV1.RequestCodeRequest,
            context: CallContext
        ) async throws -> IdentityV1.RequestCodeResponse

        /// Signs a member in, and begins a session on its device. A phone is good for it that the member was
        /// registered with, or has proven since; by any other phone of a member nobody is known. Who proves a
        /// phone that a member has without proof, and asks to be registered, becomes a member of its own: the
        /// phone is taken from the other, and the pair queued for review.
        func signIn(
            _ request: IdentityV1.SignInRequest,
            context: CallContext
        ) async throws -> IdentityV1.SignInResponse

        /// Signs a member of staff in by an id token of a configured issuer.
        func signInStaff(
            _ request: IdentityV1.SignInStaffRequest,
            context: CallContext
        ) async throws -> IdentityV1.SignInStaffResponse

        /// A new access token and a new refresh token for an old refresh token, which is spent by it.
        func refreshSession(
            _ request: IdentityV1.RefreshSessionRequest,
            context: CallContext
        ) async throws -> IdentityV1.RefreshSessionResponse

        /// Ends the session of a refresh token.
        func signOut(
            _ request: IdentityV1.SignOutRequest,
            context: CallContext
        ) async throws -> IdentityV1.SignOutResponse

        /// Where a member is signed in, the latest first.
        func listDevices(
            _ request: IdentityV1.ListDevicesRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListDevicesResponse

        /// Ends one session of a member.
        func revokeDevice(
            _ request: IdentityV1.RevokeDeviceRequest,
            context: CallContext
        ) async throws -> IdentityV1.RevokeDeviceResponse

        /// Ends every session of a member.
        func revokeAllDevices(
            _ request: IdentityV1.RevokeAllDevicesRequest,
            context: CallContext
        ) async throws -> IdentityV1.RevokeAllDevicesResponse

        /// The public keys of the tokens that identity issues, those not in use yet too.
        func getKeys(
            _ request: IdentityV1.GetKeysRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetKeysResponse

        /// Makes a new signing key.
        func rotateSigningKey(
            _ request: IdentityV1.RotateSigningKeyRequest,
            context: CallContext
        ) async throws -> IdentityV1.RotateSigningKeyResponse

        /// A code of 18 digits that shows at a till who the member is, for 60 seconds and once. Asked for with
        /// the member's own token it proves that the member is there; on a channel's word it names it only.
        func issueMemberCode(
            _ request: IdentityV1.IssueMemberCodeRequest,
            context: CallContext
        ) async throws -> IdentityV1.IssueMemberCodeResponse

        /// The member behind a code, which is spent by it.
        func resolveMemberCode(
            _ request: IdentityV1.ResolveMemberCodeRequest,
            context: CallContext
        ) async throws -> IdentityV1.ResolveMemberCodeResponse

        /// What a member's device needs to make codes without a network.
        func issueOfflineHandle(
            _ request: IdentityV1.IssueOfflineHandleRequest,
            context: CallContext
        ) async throws -> IdentityV1.IssueOfflineHandleResponse

        /// What a till needs to check such codes without a network: the keys of its own store.
        func getOfflineKeys(
            _ request: IdentityV1.GetOfflineKeysRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetOfflineKeysResponse

        /// A proof that the member was there a moment ago, by a one-time code.
        func stepUp(
            _ request: IdentityV1.StepUpRequest,
            context: CallContext
        ) async throws -> IdentityV1.StepUpResponse

        /// Has a vendor check that a living person is there who is this member. Only the result and the
        /// vendor's reference are kept.
        func checkRealPerson(
            _ request: IdentityV1.CheckRealPersonRequest,
            context: CallContext
        ) async throws -> IdentityV1.CheckRealPersonResponse
    }

    /// Calls `huitou.identity.v1.Access`.
    ///
    /// The gateway offers this service too, and passes every call on.
    package struct AccessClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Sends a one-time code. Answers the same whether or not anybody has the identity: nothing is looked
        /// up.
        package func requestCode(
            _ request: IdentityV1.RequestCodeRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RequestCodeResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.requestCode,
                request,
                options: options,
                returning: IdentityV1.RequestCodeResponse.self
            )
        }

        /// Signs a member in, and begins a session on its device. A phone is good for it that the member was
        /// registered with, or has proven since; by any other phone of a member nobody is known. Who proves a
        /// phone that a member has without proof, and asks to be registered, becomes a member of its own: the
        /// phone is taken from the other, and the pair queued for review.
        package func signIn(
            _ request: IdentityV1.SignInRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SignInResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.signIn,
                request,
                options: options,
                returning: IdentityV1.SignInResponse.self
            )
        }

        /// Signs a member of staff in by an id token of a configured issuer.
        package func signInStaff(
            _ request: IdentityV1.SignInStaffRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SignInStaffResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.signInStaff,
                request,
                options: options,
                returning: IdentityV1.SignInStaffResponse.self
            )
        }

        /// A new access token and a new refresh token for an old refresh token, which is spent by it.
        package func refreshSession(
            _ request: IdentityV1.RefreshSessionRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RefreshSessionResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.refreshSession,
                request,
                options: options,
                returning: IdentityV1.RefreshSessionResponse.self
            )
        }

        /// Ends the session of a refresh token.
        package func signOut(
            _ request: IdentityV1.SignOutRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SignOutResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.signOut,
                request,
                options: options,
                returning: IdentityV1.SignOutResponse.self
            )
        }

        /// Where a member is signed in, the latest first.
        package func listDevices(
            _ request: IdentityV1.ListDevicesRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListDevicesResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.listDevices,
                request,
                options: options,
                returning: IdentityV1.ListDevicesResponse.self
            )
        }

        /// Ends one session of a member.
        package func revokeDevice(
            _ request: IdentityV1.RevokeDeviceRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RevokeDeviceResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.revokeDevice,
                request,
                options: options,
                returning: IdentityV1.RevokeDeviceResponse.self
            )
        }

        /// Ends every session of a member.
        package func revokeAllDevices(
            _ request: IdentityV1.RevokeAllDevicesRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RevokeAllDevicesResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.revokeAllDevices,
                request,
                options: options,
                returning: IdentityV1.RevokeAllDevicesResponse.self
            )
        }

        /// The public keys of the tokens that identity issues, those not in use yet too.
        package func getKeys(
            _ request: IdentityV1.GetKeysRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetKeysResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.getKeys,
                request,
                options: options,
                returning: IdentityV1.GetKeysResponse.self
            )
        }

        /// Makes a new signing key.
        package func rotateSigningKey(
            _ request: IdentityV1.RotateSigningKeyRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RotateSigningKeyResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.rotateSigningKey,
                request,
                options: options,
                returning: IdentityV1.RotateSigningKeyResponse.self
            )
        }

        /// A code of 18 digits that shows at a till who the member is, for 60 seconds and once. Asked for with
        /// the member's own token it proves that the member is there; on a channel's word it names it only.
        package func issueMemberCode(
            _ request: IdentityV1.IssueMemberCodeRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.IssueMemberCodeResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.issueMemberCode,
                request,
                options: options,
                returning: IdentityV1.IssueMemberCodeResponse.self
            )
        }

        /// The member behind a code, which is spent by it.
        package func resolveMemberCode(
            _ request: IdentityV1.ResolveMemberCodeRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ResolveMemberCodeResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.resolveMemberCode,
                request,
                options: options,
                returning: IdentityV1.ResolveMemberCodeResponse.self
            )
        }

        /// What a member's device needs to make codes without a network.
        package func issueOfflineHandle(
            _ request: IdentityV1.IssueOfflineHandleRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.IssueOfflineHandleResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.issueOfflineHandle,
                request,
                options: options,
                returning: IdentityV1.IssueOfflineHandleResponse.self
            )
        }

        /// What a till needs to check such codes without a network: the keys of its own store.
        package func getOfflineKeys(
            _ request: IdentityV1.GetOfflineKeysRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetOfflineKeysResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.getOfflineKeys,
                request,
                options: options,
                returning: IdentityV1.GetOfflineKeysResponse.self
            )
        }

        /// A proof that the member was there a moment ago, by a one-time code.
        package func stepUp(
            _ request: IdentityV1.StepUpRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.StepUpResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.stepUp,
                request,
                options: options,
                returning: IdentityV1.StepUpResponse.self
            )
        }

        /// Has a vendor check that a living person is there who is this member. Only the result and the
        /// vendor's reference are kept.
        package func checkRealPerson(
            _ request: IdentityV1.CheckRealPersonRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.CheckRealPersonResponse {
            try await channel.unary(
                IdentityV1.AccessMethods.checkRealPerson,
                request,
                options: options,
                returning: IdentityV1.CheckRealPersonResponse.self
            )
        }
    }
}

extension IdentityV1.AccessServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.AccessMethods.requestCode,
                target: IdentityV1.AccessMethods.targetOfRequestCode,
                handler: { request, context in
                    try await self.requestCode(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.signIn,
                target: IdentityV1.AccessMethods.targetOfSignIn,
                handler: { request, context in
                    try await self.signIn(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.signInStaff,
                target: IdentityV1.AccessMethods.targetOfSignInStaff,
                handler: { request, context in
                    try await self.signInStaff(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.refreshSession,
                target: IdentityV1.AccessMethods.targetOfRefreshSession,
                handler: { request, context in
                    try await self.refreshSession(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.signOut,
                target: IdentityV1.AccessMethods.targetOfSignOut,
                handler: { request, context in
                    try await self.signOut(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.listDevices,
                target: IdentityV1.AccessMethods.targetOfListDevices,
                handler: { request, context in
                    try await self.listDevices(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.revokeDevice,
                target: IdentityV1.AccessMethods.targetOfRevokeDevice,
                handler: { request, context in
                    try await self.revokeDevice(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.revokeAllDevices,
                target: IdentityV1.AccessMethods.targetOfRevokeAllDevices,
                handler: { request, context in
                    try await self.revokeAllDevices(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.getKeys,
                target: IdentityV1.AccessMethods.targetOfGetKeys,
                handler: { request, context in
                    try await self.getKeys(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.rotateSigningKey,
                target: IdentityV1.AccessMethods.targetOfRotateSigningKey,
                handler: { request, context in
                    try await self.rotateSigningKey(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.issueMemberCode,
                target: IdentityV1.AccessMethods.targetOfIssueMemberCode,
                handler: { request, context in
                    try await self.issueMemberCode(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.resolveMemberCode,
                target: IdentityV1.AccessMethods.targetOfResolveMemberCode,
                handler: { request, context in
                    try await self.resolveMemberCode(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.issueOfflineHandle,
                target: IdentityV1.AccessMethods.targetOfIssueOfflineHandle,
                handler: { request, context in
                    try await self.issueOfflineHandle(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.getOfflineKeys,
                target: IdentityV1.AccessMethods.targetOfGetOfflineKeys,
                handler: { request, context in
                    try await self.getOfflineKeys(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.stepUp,
                target: IdentityV1.AccessMethods.targetOfStepUp,
                handler: { request, context in
                    try await self.stepUp(request, context: context)
                }
            ),
            .unary(
                IdentityV1.AccessMethods.checkRealPerson,
                target: IdentityV1.AccessMethods.targetOfCheckRealPerson,
                handler: { request, context in
                    try await self.checkRealPerson(request, context: context)
                }
            ),
        ]
    }
}
