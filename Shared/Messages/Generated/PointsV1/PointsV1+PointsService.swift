// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

package import RPCCore

extension PointsV1 {
    /// The methods of `huitou.points.v1.Points`.
    package enum PointsMethods {
        /// Books a paid order once, whatever how often it is sent: (channel, order_id) is its identity.
        package static let commitOrder = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "CommitOrder",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// Takes a whole order back, once. The order and the key are the command's identity; the rest of
        /// the request is its content: the same key with other content is refused.
        package static let reverseOrder = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "ReverseOrder",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// An order as it was booked.
        package static let getOrder = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "GetOrder",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// Calls `GetBalance`.
        package static let getBalance = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "GetBalance",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .operator])
        )

        /// The member's entries, newest first, each with the balance after it.
        package static let listStatement = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "ListStatement",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .operator])
        )

        /// The system accounts and the sum over all members: together they are zero.
        package static let getTrialBalance = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "GetTrialBalance",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// Derives every balance, lot and chain again from the journal and compares.
        package static let verifyPoints = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "VerifyPoints",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            commitOrder,
            reverseOrder,
            getOrder,
            getBalance,
            listStatement,
            getTrialBalance,
            verifyPoints
        ]
    }

    /// What a server of `huitou.points.v1.Points` implements.
    package protocol PointsServer: Sendable {
        /// Books a paid order once, whatever how often it is sent: (channel, order_id) is its identity.
        func commitOrder(
            _ request: PointsV1.CommitOrderRequest,
            context: CallContext
        ) async throws -> PointsV1.CommitOrderResponse

        /// Takes a whole order back, once. The order and the key are the command's identity; the rest of
        /// the request is its content: the same key with other content is refused.
        func reverseOrder(
            _ request: PointsV1.ReverseOrderRequest,
            context: CallContext
        ) async throws -> PointsV1.ReverseOrderResponse

        /// An order as it was booked.
        func getOrder(
            _ request: PointsV1.GetOrderRequest,
            context: CallContext
        ) async throws -> PointsV1.GetOrderResponse

        /// Calls `GetBalance`.
        func getBalance(
            _ request: PointsV1.GetBalanceRequest,
            context: CallContext
        ) async throws -> PointsV1.GetBalanceResponse

        /// The member's entries, newest first, each with the balance after it.
        func listStatement(
            _ request: PointsV1.ListStatementRequest,
            context: CallContext
        ) async throws -> PointsV1.ListStatementResponse

        /// The system accounts and the sum over all members: together they are zero.
        func getTrialBalance(
            _ request: PointsV1.GetTrialBalanceRequest,
            context: CallContext
        ) async throws -> PointsV1.GetTrialBalanceResponse

        /// Derives every balance, lot and chain again from the journal and compares.
        func verifyPoints(
            _ request: PointsV1.VerifyPointsRequest,
            context: CallContext
        ) async throws -> PointsV1.VerifyPointsResponse
    }

    /// Calls `huitou.points.v1.Points`.
    package struct PointsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Books a paid order once, whatever how often it is sent: (channel, order_id) is its identity.
        package func commitOrder(
            _ request: PointsV1.CommitOrderRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.CommitOrderResponse {
            try await channel.unary(
                PointsV1.PointsMethods.commitOrder,
                request,
                options: options,
                returning: PointsV1.CommitOrderResponse.self
            )
        }

        /// Takes a whole order back, once. The order and the key are the command's identity; the rest of
        /// the request is its content: the same key with other content is refused.
        package func reverseOrder(
            _ request: PointsV1.ReverseOrderRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.ReverseOrderResponse {
            try await channel.unary(
                PointsV1.PointsMethods.reverseOrder,
                request,
                options: options,
                returning: PointsV1.ReverseOrderResponse.self
            )
        }

        /// An order as it was booked.
        package func getOrder(
            _ request: PointsV1.GetOrderRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.GetOrderResponse {
            try await channel.unary(
                PointsV1.PointsMethods.getOrder,
                request,
                options: options,
                returning: PointsV1.GetOrderResponse.self
            )
        }

        /// Calls `GetBalance`.
        package func getBalance(
            _ request: PointsV1.GetBalanceRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.GetBalanceResponse {
            try await channel.unary(
                PointsV1.PointsMethods.getBalance,
                request,
                options: options,
                returning: PointsV1.GetBalanceResponse.self
            )
        }

        /// The member's entries, newest first, each with the balance after it.
        package func listStatement(
            _ request: PointsV1.ListStatementRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.ListStatementResponse {
            try await channel.unary(
                PointsV1.PointsMethods.listStatement,
                request,
                options: options,
                returning: PointsV1.ListStatementResponse.self
            )
        }

        /// The system accounts and the sum over all members: together they are zero.
        package func getTrialBalance(
            _ request: PointsV1.GetTrialBalanceRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.GetTrialBalanceResponse {
            try await channel.unary(
                PointsV1.PointsMethods.getTrialBalance,
                request,
                options: options,
                returning: PointsV1.GetTrialBalanceResponse.self
            )
        }

        /// Derives every balance, lot and chain again from the journal and compares.
        package func verifyPoints(
            _ request: PointsV1.VerifyPointsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.VerifyPointsResponse {
            try await channel.unary(
                PointsV1.PointsMethods.verifyPoints,
                request,
                options: options,
                returning: PointsV1.VerifyPointsResponse.self
            )
        }
    }
}

extension PointsV1.PointsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                PointsV1.PointsMethods.commitOrder,
                target: { (request: PointsV1.CommitOrderRequest) in
                    AccessTarget(organisation: request.organisation)
                },
                handler: { request, context in
                    try await self.commitOrder(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.reverseOrder,
                target: { (request: PointsV1.ReverseOrderRequest) in
                    AccessTarget(organisation: request.organisation)
                },
                handler: { request, context in
                    try await self.reverseOrder(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.getOrder,
                target: { (_: PointsV1.GetOrderRequest) in
                    AccessTarget()
                },
                handler: { request, context in
                    try await self.getOrder(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.getBalance,
                target: { (request: PointsV1.GetBalanceRequest) in
                    AccessTarget(memberID: request.memberID)
                },
                handler: { request, context in
                    try await self.getBalance(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.listStatement,
                target: { (request: PointsV1.ListStatementRequest) in
                    AccessTarget(memberID: request.memberID)
                },
                handler: { request, context in
                    try await self.listStatement(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.getTrialBalance,
                target: { (_: PointsV1.GetTrialBalanceRequest) in
                    AccessTarget()
                },
                handler: { request, context in
                    try await self.getTrialBalance(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.verifyPoints,
                target: { (_: PointsV1.VerifyPointsRequest) in
                    AccessTarget()
                },
                handler: { request, context in
                    try await self.verifyPoints(request, context: context)
                }
            ),
        ]
    }
}
