// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Partners`.
    package enum PartnersMethods {
        /// Adds a partner, or changes what it may do. Its name is the one in its certificate.
        package static let putPartner = MethodDescriptor(
            service: "huitou.identity.v1.Partners",
            name: "PutPartner",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin])
        )

        /// The data that a request of `PutPartner` is about.
        package static func targetOfPutPartner(
            _ request: IdentityV1.PutPartnerRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// A partner, for the services that let it in.
        package static let getPartner = MethodDescriptor(
            service: "huitou.identity.v1.Partners",
            name: "GetPartner",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .operator])
        )

        /// The data that a request of `GetPartner` is about.
        package static func targetOfGetPartner(
            _ request: IdentityV1.GetPartnerRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The partners that act for a unit or below it, in the order of ids.
        package static let listPartners = MethodDescriptor(
            service: "huitou.identity.v1.Partners",
            name: "ListPartners",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .auditor])
        )

        /// The data that a request of `ListPartners` is about.
        package static func targetOfListPartners(
            _ request: IdentityV1.ListPartnersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Makes a member known to a partner, by the member's separate consent.
        package static let linkMember = MethodDescriptor(
            service: "huitou.identity.v1.Partners",
            name: "LinkMember",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.channelApp, .member, .operator])
        )

        /// The data that a request of `LinkMember` is about.
        package static func targetOfLinkMember(
            _ request: IdentityV1.LinkMemberRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Takes that back: from the next call on the partner is told that there is no such member.
        package static let unlinkMember = MethodDescriptor(
            service: "huitou.identity.v1.Partners",
            name: "UnlinkMember",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.channelApp, .member, .operator])
        )

        /// The data that a request of `UnlinkMember` is about.
        package static func targetOfUnlinkMember(
            _ request: IdentityV1.UnlinkMemberRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// To which partners a member was ever linked, and by which consent.
        package static let listPartnerLinks = MethodDescriptor(
            service: "huitou.identity.v1.Partners",
            name: "ListPartnerLinks",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.channelApp, .member, .staff, .operator], roles: [.hqAdmin, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListPartnerLinks` is about.
        package static func targetOfListPartnerLinks(
            _ request: IdentityV1.ListPartnerLinksRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            putPartner,
            getPartner,
            listPartners,
            linkMember,
            unlinkMember,
            listPartnerLinks
        ]
    }

    /// What a server of `huitou.identity.v1.Partners` implements.
    ///
    /// Partner brands, and the members that have agreed to be known to them.
    package protocol PartnersServer: Sendable {
        /// Adds a partner, or changes what it may do. Its name is the one in its certificate.
        func putPartner(
            _ request: IdentityV1.PutPartnerRequest,
            context: CallContext
        ) async throws -> IdentityV1.PutPartnerResponse

        /// A partner, for the services that let it in.
        func getPartner(
            _ request: IdentityV1.GetPartnerRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetPartnerResponse

        /// The partners that act for a unit or below it, in the order of ids.
        func listPartners(
            _ request: IdentityV1.ListPartnersRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListPartnersResponse

        /// Makes a member known to a partner, by the member's separate consent.
        func linkMember(
            _ request: IdentityV1.LinkMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.LinkMemberResponse

        /// Takes that back: from the next call on the partner is told that there is no such member.
        func unlinkMember(
            _ request: IdentityV1.UnlinkMemberRequest,
            context: CallContext
        ) async throws -> IdentityV1.UnlinkMemberResponse

        /// To which partners a member was ever linked, and by which consent.
        func listPartnerLinks(
            _ request: IdentityV1.ListPartnerLinksRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListPartnerLinksResponse
    }

    /// Calls `huitou.identity.v1.Partners`.
    ///
    /// Partner brands, and the members that have agreed to be known to them.
    package struct PartnersClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Adds a partner, or changes what it may do. Its name is the one in its certificate.
        package func putPartner(
            _ request: IdentityV1.PutPartnerRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.PutPartnerResponse {
            try await channel.unary(
                IdentityV1.PartnersMethods.putPartner,
                request,
                options: options,
                returning: IdentityV1.PutPartnerResponse.self
            )
        }

        /// A partner, for the services that let it in.
        package func getPartner(
            _ request: IdentityV1.GetPartnerRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetPartnerResponse {
            try await channel.unary(
                IdentityV1.PartnersMethods.getPartner,
                request,
                options: options,
                returning: IdentityV1.GetPartnerResponse.self
            )
        }

        /// The partners that act for a unit or below it, in the order of ids.
        package func listPartners(
            _ request: IdentityV1.ListPartnersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListPartnersResponse {
            try await channel.unary(
                IdentityV1.PartnersMethods.listPartners,
                request,
                options: options,
                returning: IdentityV1.ListPartnersResponse.self
            )
        }

        /// Makes a member known to a partner, by the member's separate consent.
        package func linkMember(
            _ request: IdentityV1.LinkMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.LinkMemberResponse {
            try await channel.unary(
                IdentityV1.PartnersMethods.linkMember,
                request,
                options: options,
                returning: IdentityV1.LinkMemberResponse.self
            )
        }

        /// Takes that back: from the next call on the partner is told that there is no such member.
        package func unlinkMember(
            _ request: IdentityV1.UnlinkMemberRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.UnlinkMemberResponse {
            try await channel.unary(
                IdentityV1.PartnersMethods.unlinkMember,
                request,
                options: options,
                returning: IdentityV1.UnlinkMemberResponse.self
            )
        }

        /// To which partners a member was ever linked, and by which consent.
        package func listPartnerLinks(
            _ request: IdentityV1.ListPartnerLinksRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListPartnerLinksResponse {
            try await channel.unary(
                IdentityV1.PartnersMethods.listPartnerLinks,
                request,
                options: options,
                returning: IdentityV1.ListPartnerLinksResponse.self
            )
        }
    }
}

extension IdentityV1.PartnersServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.PartnersMethods.putPartner,
                target: IdentityV1.PartnersMethods.targetOfPutPartner,
                handler: { request, context in
                    try await self.putPartner(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PartnersMethods.getPartner,
                target: IdentityV1.PartnersMethods.targetOfGetPartner,
                handler: { request, context in
                    try await self.getPartner(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PartnersMethods.listPartners,
                target: IdentityV1.PartnersMethods.targetOfListPartners,
                handler: { request, context in
                    try await self.listPartners(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PartnersMethods.linkMember,
                target: IdentityV1.PartnersMethods.targetOfLinkMember,
                handler: { request, context in
                    try await self.linkMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PartnersMethods.unlinkMember,
                target: IdentityV1.PartnersMethods.targetOfUnlinkMember,
                handler: { request, context in
                    try await self.unlinkMember(request, context: context)
                }
            ),
            .unary(
                IdentityV1.PartnersMethods.listPartnerLinks,
                target: IdentityV1.PartnersMethods.targetOfListPartnerLinks,
                handler: { request, context in
                    try await self.listPartnerLinks(request, context: context)
                }
            ),
        ]
    }
}
