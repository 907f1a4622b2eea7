// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

package import RPCCore

extension IdentityV1 {
    /// The methods of `huitou.identity.v1.Approvals`.
    package enum ApprovalsMethods {
        /// Asks for an act.
        package static let requestApproval = MethodDescriptor(
            service: "huitou.identity.v1.Approvals",
            name: "RequestApproval",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .serviceAgent])
        )

        /// The data that a request of `RequestApproval` is about.
        package static func targetOfRequestApproval(
            _ request: IdentityV1.RequestApprovalRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Allows or refuses an act that somebody else has asked for.
        package static let decideApproval = MethodDescriptor(
            service: "huitou.identity.v1.Approvals",
            name: "DecideApproval",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager], scope: .filtered)
        )

        /// The data that a request of `DecideApproval` is about.
        package static func targetOfDecideApproval(
            _ request: IdentityV1.DecideApprovalRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// What was asked for in a unit and below it, newest first.
        package static let listApprovals = MethodDescriptor(
            service: "huitou.identity.v1.Approvals",
            name: "ListApprovals",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .auditor])
        )

        /// The data that a request of `ListApprovals` is about.
        package static func targetOfListApprovals(
            _ request: IdentityV1.ListApprovalsRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Uses an approval for the act that it is about; it holds once.
        package static let useApproval = MethodDescriptor(
            service: "huitou.identity.v1.Approvals",
            name: "UseApproval",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service])
        )

        /// The data that a request of `UseApproval` is about.
        package static func targetOfUseApproval(
            _ request: IdentityV1.UseApprovalRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            requestApproval,
            decideApproval,
            listApprovals,
            useApproval
        ]
    }

    /// What a server of `huitou.identity.v1.Approvals` implements.
    ///
    /// Acts that need a second person: one asks, another with the role for it decides, and the act is done
    /// once.
    package protocol ApprovalsServer: Sendable {
        /// Asks for an act.
        func requestApproval(
            _ request: IdentityV1.RequestApprovalRequest,
            context: CallContext
        ) async throws -> IdentityV1.RequestApprovalResponse

        /// Allows or refuses an act that somebody else has asked for.
        func decideApproval(
            _ request: IdentityV1.DecideApprovalRequest,
            context: CallContext
        ) async throws -> IdentityV1.DecideApprovalResponse

        /// What was asked for in a unit and below it, newest first.
        func listApprovals(
            _ request: IdentityV1.ListApprovalsRequest,
            context: CallContext
        ) async throws -> IdentityV1.ListApprovalsResponse

        /// Uses an approval for the act that it is about; it holds once.
        func useApproval(
            _ request: IdentityV1.UseApprovalRequest,
            context: CallContext
        ) async throws -> IdentityV1.UseApprovalResponse
    }

    /// Calls `huitou.identity.v1.Approvals`.
    ///
    /// Acts that need a second person: one asks, another with the role for it decides, and the act is done
    /// once.
    package struct ApprovalsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Asks for an act.
        package func requestApproval(
            _ request: IdentityV1.RequestApprovalRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.RequestApprovalResponse {
            try await channel.unary(
                IdentityV1.ApprovalsMethods.requestApproval,
                request,
                options: options,
                returning: IdentityV1.RequestApprovalResponse.self
            )
        }

        /// Allows or refuses an act that somebody else has asked for.
        package func decideApproval(
            _ request: IdentityV1.DecideApprovalRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.DecideApprovalResponse {
            try await channel.unary(
                IdentityV1.ApprovalsMethods.decideApproval,
                request,
                options: options,
                returning: IdentityV1.DecideApprovalResponse.self
            )
        }

        /// What was asked for in a unit and below it, newest first.
        package func listApprovals(
            _ request: IdentityV1.ListApprovalsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.ListApprovalsResponse {
            try await channel.unary(
                IdentityV1.ApprovalsMethods.listApprovals,
                request,
                options: options,
                returning: IdentityV1.ListApprovalsResponse.self
            )
        }

        /// Uses an approval for the act that it is about; it holds once.
        package func useApproval(
            _ request: IdentityV1.UseApprovalRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> IdentityV1.UseApprovalResponse {
            try await channel.unary(
                IdentityV1.ApprovalsMethods.useApproval,
                request,
                options: options,
                returning: IdentityV1.UseApprovalResponse.self
            )
        }
    }
}

extension IdentityV1.ApprovalsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                IdentityV1.ApprovalsMethods.requestApproval,
                target: IdentityV1.ApprovalsMethods.targetOfRequestApproval,
                handler: { request, context in
                    try await self.requestApproval(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ApprovalsMethods.decideApproval,
                target: IdentityV1.ApprovalsMethods.targetOfDecideApproval,
                handler: { request, context in
                    try await self.decideApproval(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ApprovalsMethods.listApprovals,
                target: IdentityV1.ApprovalsMethods.targetOfListApprovals,
                handler: { request, context in
                    try await self.listApprovals(request, context: context)
                }
            ),
            .unary(
                IdentityV1.ApprovalsMethods.useApproval,
                target: IdentityV1.ApprovalsMethods.targetOfUseApproval,
                handler: { request, context in
                    try await self.useApproval(request, context: context)
                }
            ),
        ]
    }
}
