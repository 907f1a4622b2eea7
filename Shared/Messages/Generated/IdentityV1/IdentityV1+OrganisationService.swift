// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Organisation`.
    package enum OrganisationMethods {
        /// Adds a unit below one that is there, or changes its name, or closes or opens it.
        package static let putUnit = MethodDescriptor(
            service: "huitou.identity.v1.Organisation",
            name: "PutUnit",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .regionManager])
        )

        /// The data that a request of `PutUnit` is about.
        package static func targetOfPutUnit(
            _ request: IdentityV1.PutUnitRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// A unit and everything below it, in the order of paths.
        package static let listUnits = MethodDescriptor(
            service: "huitou.identity.v1.Organisation",
            name: "ListUnits",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .cashier, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListUnits` is about.
        package static func targetOfListUnits(
            _ request: IdentityV1.ListUnitsRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Adds a member of staff, or changes its name, its number or how it signs in.
        package static let putStaff = MethodDescriptor(
            service: "huitou.identity.v1.Organisation",
            name: "PutStaff",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager])
        )

        /// The data that a request of `PutStaff` is about.
        package static func targetOfPutStaff(
            _ request: IdentityV1.PutStaffRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Says which roles somebody has, and where; replaces what was said before. Nobody gives what it
        /// does not have itself: identity.role_denied.
        package static let setStaffRoles = MethodDescriptor(
            service: "huitou.identity.v1.Organisation",
            name: "SetStaffRoles",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager], scope: .filtered)
        )

        /// The data that a request of `SetStaffRoles` is about.
        package static func targetOfSetStaffRoles(
            _ request: IdentityV1.SetStaffRolesRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Keeps somebody from signing in, or allows it again.
        package static let suspendStaff = MethodDescriptor(
            service: "huitou.identity.v1.Organisation",
            name: "SuspendStaff",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager], scope: .filtered)
        )

        /// The data that a request of `SuspendStaff` is about.
        package static func targetOfSuspendStaff(
            _ request: IdentityV1.SuspendStaffRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Who works in a unit and below it, in the order of ids.
        package static let listStaff = MethodDescriptor(
            service: "huitou.identity.v1.Organisation",
            name: "ListStaff",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .auditor])
        )

        /// The data that a request of `ListStaff` is about.
        package static func targetOfListStaff(
            _ request: IdentityV1.ListStaffRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Whether an account is suspended, for the services that let staff in.
        package static let getStaffState = MethodDescriptor(
            service: "huitou.identity.v1.Organisation",
            name: "GetStaffState",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service])
        )

        /// The data that a request of `GetStaffState` is about.
        package static func targetOfGetStaffState(
            _ request: IdentityV1.GetStaffStateRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Whose a member is, for the services that must know who may see it.
        package static let getMemberPlace = MethodDescriptor(
            service: "huitou.identity.v1.Organisation",
            name: "GetMemberPlace",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service])
        )

        /// The data that a request of `GetMemberPlace` is about.
        package static func targetOfGetMemberPlace(
            _ request: IdentityV1.GetMemberPlaceRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            putUnit,
            listUnits,
            putStaff,
            setStaffRoles,
            suspendStaff,
            listStaff,
            getStaffState,
            getMemberPlace
        ]
    }

    /// What a server of `huitou.identity.v1.Organisation` implements.
    ///
    /// Units and staff. A unit's path is its name for ever: entries, members and tokens hold it. A unit is
    /// therefore never moved; its successor is put elsewhere, its members are given a new home, and it is
    /// closed.
    package protocol OrganisationServer: Sendable {
        /// Adds a unit below one that is there, or changes its name, or closes or opens it.
        func putUnit(
            _ request: IdentityV1.PutUnitRequest,
            context: CallContext
        ) async throws -> IdentityV1.PutUnitResponse

        /// A unit and everything below it, in the order of paths.
        func listUnits(
            _ request: IdentityV1.ListUnitsRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListUnitsResponse

        /// Adds a member of staff, or changes its name, its number or how it signs in.
        func putStaff(
            _ request: IdentityV1.PutStaffRequest,
            context: CallContext
        ) async throws -> IdentityV1.PutStaffResponse

        /// Says which roles somebody has, and where; replaces what was said before. Nobody gives what it
        /// does not have itself: identity.role_denied.
        func setStaffRoles(
            _ request: IdentityV1.SetStaffRolesRequest,
            context: CallContext
        ) async throws -> IdentityV1.SetStaffRolesResponse

        /// Keeps somebody from signing in, or allows it again.
        func suspendStaff(
            _ request: IdentityV1.SuspendStaffRequest,
            context: CallContext
        ) async throws -> IdentityV1.SuspendStaffResponse

        /// Who works in a unit and below it, in the order of ids.
        func listStaff(
            _ request: IdentityV1.ListStaffRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListStaffResponse

        /// Whether an account is suspended, for the services that let staff in.
        func getStaffState(
            _ request: IdentityV1.GetStaffStateRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetStaffStateResponse

        /// Whose a member is, for the services that must know who may see it.
        func getMemberPlace(
            _ request: IdentityV1.GetMemberPlaceRequest,
            context: CallContext
        ) async throws -> IdentityV1.GetMemberPlaceResponse
    }

    /// Calls `huitou.identity.v1.Organisation`.
    ///
    /// Units and staff. A unit's path is its name for ever: entries, members and tokens hold it. A unit is
    /// therefore never moved; its successor is put elsewhere, its members are given a new home, and it is
    /// closed.
    package struct OrganisationClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Adds a unit below one that is there, or changes its name, or closes or opens it.
        package func putUnit(
            _ request: IdentityV1.PutUnitRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.PutUnitResponse {
            try await channel.unary(
                IdentityV1.OrganisationMethods.putUnit,
                request,
                options: options,
                returning: IdentityV1.PutUnitResponse.self
            )
        }

        /// A unit and everything below it, in the order of paths.
        package func listUnits(
            _ request: IdentityV1.ListUnitsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListUnitsResponse {
            try await channel.unary(
                IdentityV1.OrganisationMethods.listUnits,
                request,
                options: options,
                returning: IdentityV1.ListUnitsResponse.self
            )
        }

        /// Adds a member of staff, or changes its name, its number or how it signs in.
        package func putStaff(
            _ request: IdentityV1.PutStaffRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.PutStaffResponse {
            try await channel.unary(
                IdentityV1.OrganisationMethods.putStaff,
                request,
                options: options,
                returning: IdentityV1.PutStaffResponse.self
            )
        }

        /// Says which roles somebody has, and where; replaces what was said before. Nobody gives what it
        /// does not have itself: identity.role_denied.
        package func setStaffRoles(
            _ request: IdentityV1.SetStaffRolesRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SetStaffRolesResponse {
            try await channel.unary(
                IdentityV1.OrganisationMethods.setStaffRoles,
                request,
                options: options,
                returning: IdentityV1.SetStaffRolesResponse.self
            )
        }

        /// Keeps somebody from signing in, or allows it again.
        package func suspendStaff(
            _ request: IdentityV1.SuspendStaffRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.SuspendStaffResponse {
            try await channel.unary(
                IdentityV1.OrganisationMethods.suspendStaff,
                request,
                options: options,
                returning: IdentityV1.SuspendStaffResponse.self
            )
        }

        /// Who works in a unit and below it, in the order of ids.
        package func listStaff(
            _ request: IdentityV1.ListStaffRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListStaffResponse {
            try await channel.unary(
                IdentityV1.OrganisationMethods.listStaff,
                request,
                options: options,
                returning: IdentityV1.ListStaffResponse.self
            )
        }

        /// Whether an account is suspended, for the services that let staff in.
        package func getStaffState(
            _ request: IdentityV1.GetStaffStateRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetStaffStateResponse {
            try await channel.unary(
                IdentityV1.OrganisationMethods.getStaffState,
                request,
                options: options,
                returning: IdentityV1.GetStaffStateResponse.self
            )
        }

        /// Whose a member is, for the services that must know who may see it.
        package func getMemberPlace(
            _ request: IdentityV1.GetMemberPlaceRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.GetMemberPlaceResponse {
            try await channel.unary(
                IdentityV1.OrganisationMethods.getMemberPlace,
                request,
                options: options,
                returning: IdentityV1.GetMemberPlaceResponse.self
            )
        }
    }
}

extension IdentityV1.OrganisationServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.OrganisationMethods.putUnit,
                target: IdentityV1.OrganisationMethods.targetOfPutUnit,
                handler: { request, context in
                    try await self.putUnit(request, context: context)
                }
            ),
            .unary(
                IdentityV1.OrganisationMethods.listUnits,
                target: IdentityV1.OrganisationMethods.targetOfListUnits,
                handler: { request, context in
                    try await self.listUnits(request, context: context)
                }
            ),
            .unary(
                IdentityV1.OrganisationMethods.putStaff,
                target: IdentityV1.OrganisationMethods.targetOfPutStaff,
                handler: { request, context in
                    try await self.putStaff(request, context: context)
                }
            ),
            .unary(
                IdentityV1.OrganisationMethods.setStaffRoles,
                target: IdentityV1.OrganisationMethods.targetOfSetStaffRoles,
                handler: { request, context in
                    try await self.setStaffRoles(request, context: context)
                }
            ),
            .unary(
                IdentityV1.OrganisationMethods.suspendStaff,
                target: IdentityV1.OrganisationMethods.targetOfSuspendStaff,
                handler: { request, context in
                    try await self.suspendStaff(request, context: context)
                }
            ),
            .unary(
                IdentityV1.OrganisationMethods.listStaff,
                target: IdentityV1.OrganisationMethods.targetOfListStaff,
                handler: { request, context in
                    try await self.listStaff(request, context: context)
                }
            ),
            .unary(
                IdentityV1.OrganisationMethods.getStaffState,
                target: IdentityV1.OrganisationMethods.targetOfGetStaffState,
                handler: { request, context in
                    try await self.getStaffState(request, context: context)
                }
            ),
            .unary(
                IdentityV1.OrganisationMethods.getMemberPlace,
                target: IdentityV1.OrganisationMethods.targetOfGetMemberPlace,
                handler: { request, context in
                    try await self.getMemberPlace(request, context: context)
                }
            ),
        ]
    }
}
