// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/audit.proto. Do not edit.

package import RPCCore

extension RPCV1 {
    /// The methods of `huitou.rpc.v1.Audit`.
    package enum AuditMethods {
        /// What was done by principals of one part of the organisation, the latest first.
        package static let listRecords = MethodDescriptor(
            service: "huitou.rpc.v1.Audit",
            name: "ListRecords",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.staff, .operator], roles: [.auditor, .hqAdmin])
        )

        /// The data that a request of `ListRecords` is about.
        package static func targetOfListRecords(
            _ request: RPCV1.ListRecordsRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Who saw personal data of a member unmasked, the latest first.
        package static let listMemberReads = MethodDescriptor(
            service: "huitou.rpc.v1.Audit",
            name: "ListMemberReads",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.member, .channelApp, .operator])
        )

        /// The data that a request of `ListMemberReads` is about.
        package static func targetOfListMemberReads(
            _ request: RPCV1.ListMemberReadsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Whether every record is there and as it was written.
        package static let verifyAudit = MethodDescriptor(
            service: "huitou.rpc.v1.Audit",
            name: "VerifyAudit",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// The data that a request of `VerifyAudit` is about.
        package static func targetOfVerifyAudit(
            _ request: RPCV1.VerifyAuditRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            listRecords,
            listMemberReads,
            verifyAudit
        ]
    }

    /// What a server of `huitou.rpc.v1.Audit` implements.
    package protocol AuditServer: Sendable {
        /// What was done by principals of one part of the organisation, the latest first.
        func listRecords(
            _ request: RPCV1.ListRecordsRequest,
            context: CallContext
        ) async throws -> RPCV1.ListRecordsResponse

        /// Who saw personal data of a member unmasked, the latest first.
        func listMemberReads(
            _ request: RPCV1.ListMemberReadsRequest,
            context: CallContext
        ) async throws -> RPCV1.ListMemberReadsResponse

        /// Whether every record is there and as it was written.
        func verifyAudit(
            _ request: RPCV1.VerifyAuditRequest,
            context: CallContext
        ) async throws -> RPCV1.VerifyAuditResponse
    }

    /// Calls `huitou.rpc.v1.Audit`.
    package struct AuditClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// What was done by principals of one part of the organisation, the latest first.
        package func listRecords(
            _ request: RPCV1.ListRecordsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCV1.ListRecordsResponse {
            try await channel.unary(
                RPCV1.AuditMethods.listRecords,
                request,
                options: options,
                returning: RPCV1.ListRecordsResponse.self
            )
        }

        /// Who saw personal data of a member unmasked, the latest first.
        package func listMemberReads(
            _ request: RPCV1.ListMemberReadsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCV1.ListMemberReadsResponse {
            try await channel.unary(
                RPCV1.AuditMethods.listMemberReads,
                request,
                options: options,
                returning: RPCV1.ListMemberReadsResponse.self
            )
        }

        /// Whether every record is there and as it was written.
        package func verifyAudit(
            _ request: RPCV1.VerifyAuditRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCV1.VerifyAuditResponse {
            try await channel.unary(
                RPCV1.AuditMethods.verifyAudit,
                request,
                options: options,
                returning: RPCV1.VerifyAuditResponse.self
            )
        }
    }
}

extension RPCV1.AuditServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RPCV1.AuditMethods.listRecords,
                target: RPCV1.AuditMethods.targetOfListRecords,
                handler: { request, context in
                    try await self.listRecords(request, context: context)
                }
            ),
            .unary(
                RPCV1.AuditMethods.listMemberReads,
                target: RPCV1.AuditMethods.targetOfListMemberReads,
                handler: { request, context in
                    try await self.listMemberReads(request, context: context)
                }
            ),
            .unary(
                RPCV1.AuditMethods.verifyAudit,
                target: RPCV1.AuditMethods.targetOfVerifyAudit,
                handler: { request, context in
                    try await self.verifyAudit(request, context: context)
                }
            ),
        ]
    }
}
