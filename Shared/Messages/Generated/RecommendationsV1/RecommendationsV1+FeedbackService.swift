// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.Feedback`.
    package enum FeedbackMethods {
        /// Records what a member did. Only where the member has given its consent to behaviour and has
        /// personalisation switched on: else nothing is recorded.
        package static let recordBehaviour = MethodDescriptor(
            service: "huitou.recommendations.v1.Feedback",
            name: "RecordBehaviour",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member]),
            isHeavy: true
        )

        /// The data that a request of `RecordBehaviour` is about.
        package static func targetOfRecordBehaviour(
            _ request: RecommendationsV1.RecordBehaviourRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Keeps a product, a category, a brand or a department off the member's lists, or lets it back.
        /// The next answer obeys.
        package static let setNotInterested = MethodDescriptor(
            service: "huitou.recommendations.v1.Feedback",
            name: "SetNotInterested",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff], roles: [.storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `SetNotInterested` is about.
        package static func targetOfSetNotInterested(
            _ request: RecommendationsV1.SetNotInterestedRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What a member does not want to see, the newest first.
        package static let listNotInterested = MethodDescriptor(
            service: "huitou.recommendations.v1.Feedback",
            name: "ListNotInterested",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListNotInterested` is about.
        package static func targetOfListNotInterested(
            _ request: RecommendationsV1.ListNotInterestedRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What a member did and bought lately, the newest first. Staff see it only where the member has
        /// given its consent to guidance; the member itself always does.
        package static let getMemberTrail = MethodDescriptor(
            service: "huitou.recommendations.v1.Feedback",
            name: "GetMemberTrail",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.member, .staff], roles: [.storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `GetMemberTrail` is about.
        package static func targetOfGetMemberTrail(
            _ request: RecommendationsV1.GetMemberTrailRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// All that is kept of what a member did besides buying, impressions too, and of the lists that it
        /// was shown: for a copy of everything that is held about it.
        package static let exportMemberFeedback = MethodDescriptor(
            service: "huitou.recommendations.v1.Feedback",
            name: "ExportMemberFeedback",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `ExportMemberFeedback` is about.
        package static func targetOfExportMemberFeedback(
            _ request: RecommendationsV1.ExportMemberFeedbackRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What came of the kept lists of a unit and below it, by list, model, arm and place.
        package static let getListReport = MethodDescriptor(
            service: "huitou.recommendations.v1.Feedback",
            name: "GetListReport",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `GetListReport` is about.
        package static func targetOfGetListReport(
            _ request: RecommendationsV1.GetListReportRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Tells what a store has in stock. What is told of an earlier moment changes nothing.
        package static let putStock = MethodDescriptor(
            service: "huitou.recommendations.v1.Feedback",
            name: "PutStock",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .operator])
        )

        /// The data that a request of `PutStock` is about.
        package static func targetOfPutStock(
            _ request: RecommendationsV1.PutStockRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// What a store has in stock, as far as it was told, by sku.
        package static let listStock = MethodDescriptor(
            service: "huitou.recommendations.v1.Feedback",
            name: "ListStock",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent])
        )

        /// The data that a request of `ListStock` is about.
        package static func targetOfListStock(
            _ request: RecommendationsV1.ListStockRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            recordBehaviour,
            setNotInterested,
            listNotInterested,
            getMemberTrail,
            exportMemberFeedback,
            getListReport,
            putStock,
            listStock
        ]
    }

    /// What a server of `huitou.recommendations.v1.Feedback` implements.
    package protocol FeedbackServer: Sendable {
        /// Records what a member did. Only where the member has given its consent to behaviour and has
        /// personalisation switched on: else nothing is recorded.
        func recordBehaviour(
            _ request: RecommendationsV1.RecordBehaviourRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.RecordBehaviourResponse

        /// Keeps a product, a category, a brand or a department off the member's lists, or lets it back.
        /// The next answer obeys.
        func setNotInterested(
            _ request: RecommendationsV1.SetNotInterestedRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.SetNotInterestedResponse

        /// What a member does not want to see, the newest first.
        func listNotInterested(
            _ request: RecommendationsV1.ListNotInterestedRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListNotInterestedResponse

        /// What a member did and bought lately, the newest first. Staff see it only where the member has
        /// given its consent to guidance; the member itself always does.
        func getMemberTrail(
            _ request: RecommendationsV1.GetMemberTrailRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetMemberTrailResponse

        /// All that is kept of what a member did besides buying, impressions too, and of the lists that it
        /// was shown: for a copy of everything that is held about it.
        func exportMemberFeedback(
            _ request: RecommendationsV1.ExportMemberFeedbackRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ExportMemberFeedbackResponse

        /// What came of the kept lists of a unit and below it, by list, model, arm and place.
        func getListReport(
            _ request: RecommendationsV1.GetListReportRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetListReportResponse

        /// Tells what a store has in stock. What is told of an earlier moment changes nothing.
        func putStock(
            _ request: RecommendationsV1.PutStockRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.PutStockResponse

        /// What a store has in stock, as far as it was told, by sku.
        func listStock(
            _ request: RecommendationsV1.ListStockRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListStockResponse
    }

    /// Calls `huitou.recommendations.v1.Feedback`.
    package struct FeedbackClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Records what a member did. Only where the member has given its consent to behaviour and has
        /// personalisation switched on: else nothing is recorded.
        package func recordBehaviour(
            _ request: RecommendationsV1.RecordBehaviourRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.RecordBehaviourResponse {
            try await channel.unary(
                RecommendationsV1.FeedbackMethods.recordBehaviour,
                request,
                options: options,
                returning: RecommendationsV1.RecordBehaviourResponse.self
            )
        }

        /// Keeps a product, a category, a brand or a department off the member's lists, or lets it back.
        /// The next answer obeys.
        package func setNotInterested(
            _ request: RecommendationsV1.SetNotInterestedRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.SetNotInterestedResponse {
            try await channel.unary(
                RecommendationsV1.FeedbackMethods.setNotInterested,
                request,
                options: options,
                returning: RecommendationsV1.SetNotInterestedResponse.self
            )
        }

        /// What a member does not want to see, the newest first.
        package func listNotInterested(
            _ request: RecommendationsV1.ListNotInterestedRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListNotInterestedResponse {
            try await channel.unary(
                RecommendationsV1.FeedbackMethods.listNotInterested,
                request,
                options: options,
                returning: RecommendationsV1.ListNotInterestedResponse.self
            )
        }

        /// What a member did and bought lately, the newest first. Staff see it only where the member has
        /// given its consent to guidance; the member itself always does.
        package func getMemberTrail(
            _ request: RecommendationsV1.GetMemberTrailRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetMemberTrailResponse {
            try await channel.unary(
                RecommendationsV1.FeedbackMethods.getMemberTrail,
                request,
                options: options,
                returning: RecommendationsV1.GetMemberTrailResponse.self
            )
        }

        /// All that is kept of what a member did besides buying, impressions too, and of the lists that it
        /// was shown: for a copy of everything that is held about it.
        package func exportMemberFeedback(
            _ request: RecommendationsV1.ExportMemberFeedbackRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ExportMemberFeedbackResponse {
            try await channel.unary(
                RecommendationsV1.FeedbackMethods.exportMemberFeedback,
                request,
                options: options,
                returning: RecommendationsV1.ExportMemberFeedbackResponse.self
            )
        }

        /// What came of the kept lists of a unit and below it, by list, model, arm and place.
        package func getListReport(
            _ request: RecommendationsV1.GetListReportRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetListReportResponse {
            try await channel.unary(
                RecommendationsV1.FeedbackMethods.getListReport,
                request,
                options: options,
                returning: RecommendationsV1.GetListReportResponse.self
            )
        }

        /// Tells what a store has in stock. What is told of an earlier moment changes nothing.
        package func putStock(
            _ request: RecommendationsV1.PutStockRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.PutStockResponse {
            try await channel.unary(
                RecommendationsV1.FeedbackMethods.putStock,
                request,
                options: options,
                returning: RecommendationsV1.PutStockResponse.self
            )
        }

        /// What a store has in stock, as far as it was told, by sku.
        package func listStock(
            _ request: RecommendationsV1.ListStockRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListStockResponse {
            try await channel.unary(
                RecommendationsV1.FeedbackMethods.listStock,
                request,
                options: options,
                returning: RecommendationsV1.ListStockResponse.self
            )
        }
    }
}

extension RecommendationsV1.FeedbackServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.FeedbackMethods.recordBehaviour,
                target: RecommendationsV1.FeedbackMethods.targetOfRecordBehaviour,
                handler: { request, context in
                    try await self.recordBehaviour(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.FeedbackMethods.setNotInterested,
                target: RecommendationsV1.FeedbackMethods.targetOfSetNotInterested,
                handler: { request, context in
                    try await self.setNotInterested(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.FeedbackMethods.listNotInterested,
                target: RecommendationsV1.FeedbackMethods.targetOfListNotInterested,
                handler: { request, context in
                    try await self.listNotInterested(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.FeedbackMethods.getMemberTrail,
                target: RecommendationsV1.FeedbackMethods.targetOfGetMemberTrail,
                handler: { request, context in
                    try await self.getMemberTrail(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.FeedbackMethods.exportMemberFeedback,
                target: RecommendationsV1.FeedbackMethods.targetOfExportMemberFeedback,
                handler: { request, context in
                    try await self.exportMemberFeedback(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.FeedbackMethods.getListReport,
                target: RecommendationsV1.FeedbackMethods.targetOfGetListReport,
                handler: { request, context in
                    try await self.getListReport(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.FeedbackMethods.putStock,
                target: RecommendationsV1.FeedbackMethods.targetOfPutStock,
                handler: { request, context in
                    try await self.putStock(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.FeedbackMethods.listStock,
                target: RecommendationsV1.FeedbackMethods.targetOfListStock,
                handler: { request, context in
                    try await self.listStock(request, context: context)
                }
            ),
        ]
    }
}
