// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Consents`.
    package enum ConsentsMethods {
        /// Publishes a version of the text that members agree to. A version never changes.
        package static let putPolicy = MethodDescriptor(
            service: "huitou.identity.v1.Consents",
            name: "PutPolicy",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin], scope: .installation)
        )

        /// The data that a request of `PutPolicy` is about.
        package static func targetOfPutPolicy(
            _ request: IdentityV1.PutPolicyRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The text that members agree to.
        package static let getPolicy = MethodDescriptor(
            service: "huitou.identity.v1.Consents",
            name: "GetPolicy",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .partner, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .cashier, .serviceAgent, .auditor], scope: .installation, partnerScopes: [.resolve, .earn, .burn, .readProfile])
        )

        /// The data that a request of `GetPolicy` is about.
        package static func targetOfGetPolicy(
            _ request: IdentityV1.GetPolicyRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Records that a member agrees to something, or does not any more.
        package static let setConsent = MethodDescriptor(
            service: "huitou.identity.v1.Consents",
            name: "SetConsent",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `SetConsent` is about.
        package static func targetOfSetConsent(
            _ request: IdentityV1.SetConsentRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What a member agrees to now, and everything it ever said.
        package static let getConsents = MethodDescriptor(
            service: "huitou.identity.v1.Consents",
            name: "GetConsents",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `GetConsents` is about.
        package static func targetOfGetConsents(
            _ request: IdentityV1.GetConsentsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// When a member does not want to be disturbed.
        package static let setQuietHours = MethodDescriptor(
            service: "huitou.identity.v1.Consents",
            name: "SetQuietHours",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `SetQuietHours` is about.
        package static func targetOfSetQuietHours(
            _ request: IdentityV1.SetQuietHoursRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Whether a member may be contacted now. Whoever contacts a member asks here first.
        package static let mayContact = MethodDescriptor(
            service: "huitou.identity.v1.Consents",
            name: "MayContact",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .channelApp, .staff, .partner, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent], partnerScopes: [.readProfile])
        )

        /// The data that a request of `MayContact` is about.
        package static func targetOfMayContact(
            _ request: IdentityV1.MayContactRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Whether anything may be chosen for a member by what it did: one switch for all services.
        package static let setPersonalisation = MethodDescriptor(
            service: "huitou.identity.v1.Consents",
            name: "SetPersonalisation",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `SetPersonalisation` is about.
        package static func targetOfSetPersonalisation(
            _ request: IdentityV1.SetPersonalisationRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            putPolicy,
            getPolicy,
            setConsent,
            getConsents,
            setQuietHours,
            mayContact,
            setPersonalisation
        ]
    }

    /// What a server of `huitou.identity.v1.Consents` implements.
    package protocol ConsentsServer: Sendable {
        /// Publishes a version of the text that members agree to. A version never changes.
        func putPolicy(
            _ request: IdentityV1.PutPolicyRequest,
            context: CallContext
        ) async throws -> IdentityV1.PutPolicyResponse

        /// The text that members agree to.
        func getPolicy(
            _ request: IdentityV1.GetPolicyRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetPolicyResponse

        /// Records that a member agrees to something, or does not any more.
        func setConsent(
            _ request: IdentityV1.SetConsentRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetConsentResponse

        /// What a member agrees to now, and everything it ever said.
        func getConsents(
            _ request: IdentityV1.GetConsentsRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetConsentsResponse

        /// When a member does not want to be disturbed.
        func setQuietHours(
            _ request: IdentityV1.SetQuietHoursRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetQuietHoursResponse

        /// Whether a member may be contacted now. Whoever contacts a member asks here first.
        func mayContact(
            _ request: IdentityV1.MayContactRequest,
            context: CallContext
        ) async throws -> IdentityV1.MayContactResponse

        /// Whether anything may be chosen for a member by what it did: one switch for all services.
        func setPersonalisation(
            _ request: IdentityV1.SetPersonalisationRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetPersonalisationResponse
    }

    /// Calls `huitou.identity.v1.Consents`.
    package struct ConsentsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Publishes a version of the text that members agree to. A version never changes.
        package func putPolicy(
            _ request: IdentityV1.PutPolicyRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.PutPolicyResponse {
            try await channel.unary(
                IdentityV1.ConsentsMethods.putPolicy,
                request,
                options: options,
                returning: IdentityV1.PutPolicyResponse.self
            )
        }

        /// The text that members agree to.
        package func getPolicy(
            _ request: IdentityV1.GetPolicyRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetPolicyResponse {
            try await channel.unary(
                IdentityV1.ConsentsMethods.getPolicy,
                request,
                options: options,
                returning: IdentityV1.GetPolicyResponse.self
            )
        }

        /// Records that a member agrees to something, or does not any more.
        package func setConsent(
            _ request: IdentityV1.SetConsentRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetConsentResponse {
            try await channel.unary(
                IdentityV1.ConsentsMethods.setConsent,
                request,
                options: options,
                returning: IdentityV1.SetConsentResponse.self
            )
        }

        /// What a member agrees to now, and everything it ever said.
        package func getConsents(
            _ request: IdentityV1.GetConsentsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetConsentsResponse {
            try await channel.unary(
                IdentityV1.ConsentsMethods.getConsents,
                request,
                options: options,
                returning: IdentityV1.GetConsentsResponse.self
            )
        }

        /// When a member does not want to be disturbed.
        package func setQuietHours(
            _ request: IdentityV1.SetQuietHoursRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetQuietHoursResponse {
            try await channel.unary(
                IdentityV1.ConsentsMethods.setQuietHours,
                request,
                options: options,
                returning: IdentityV1.SetQuietHoursResponse.self
            )
        }

        /// Whether a member may be contacted now. Whoever contacts a member asks here first.
        package func mayContact(
            _ request: IdentityV1.MayContactRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.MayContactResponse {
            try await channel.unary(
                IdentityV1.ConsentsMethods.mayContact,
                request,
                options: options,
                returning: IdentityV1.MayContactResponse.self
            )
        }

        /// Whether anything may be chosen for a member by what it did: one switch for all services.
        package func setPersonalisation(
            _ request: IdentityV1.SetPersonalisationRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetPersonalisationResponse {
            try await channel.unary(
                IdentityV1.ConsentsMethods.setPersonalisation,
                request,
                options: options,
                returning: IdentityV1.SetPersonalisationResponse.self
            )
        }
    }
}

extension IdentityV1.ConsentsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.ConsentsMethods.putPolicy,
                target: IdentityV1.ConsentsMethods.targetOfPutPolicy,
                handler: { request, context in
                    try await self.putPolicy(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ConsentsMethods.getPolicy,
                target: IdentityV1.ConsentsMethods.targetOfGetPolicy,
                handler: { request, context in
                    try await self.getPolicy(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ConsentsMethods.setConsent,
                target: IdentityV1.ConsentsMethods.targetOfSetConsent,
                handler: { request, context in
                    try await self.setConsent(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ConsentsMethods.getConsents,
                target: IdentityV1.ConsentsMethods.targetOfGetConsents,
                handler: { request, context in
                    try await self.getConsents(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ConsentsMethods.setQuietHours,
                target: IdentityV1.ConsentsMethods.targetOfSetQuietHours,
                handler: { request, context in
                    try await self.setQuietHours(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ConsentsMethods.mayContact,
                target: IdentityV1.ConsentsMethods.targetOfMayContact,
                handler: { request, context in
                    try await self.mayContact(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ConsentsMethods.setPersonalisation,
                target: IdentityV1.ConsentsMethods.targetOfSetPersonalisation,
                handler: { request, context in
                    try await self.setPersonalisation(request, context: context)
                }
            ),
        ]
    }
}
