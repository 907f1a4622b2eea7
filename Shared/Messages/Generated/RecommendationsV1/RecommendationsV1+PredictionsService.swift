// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.Predictions`.
    package enum PredictionsMethods {
        /// What one member is expected to do. For those who look after the member: who is judged likely to
        /// stay away does not read so.
        package static let getMemberPredictions = MethodDescriptor(
            service: "huitou.recommendations.v1.Predictions",
            name: "GetMemberPredictions",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `GetMemberPredictions` is about.
        package static func targetOfGetMemberPredictions(
            _ request: RecommendationsV1.GetMemberPredictionsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The members at home in a unit, those first with whom most is at stake; as of the last scoring.
        /// Who does not want to be judged by what it did is left out.
        package static let listMembersByPrediction = MethodDescriptor(
            service: "huitou.recommendations.v1.Predictions",
            name: "ListMembersByPrediction",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager])
        )

        /// The data that a request of `ListMembersByPrediction` is about.
        package static func targetOfListMembersByPrediction(
            _ request: RecommendationsV1.ListMembersByPredictionRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// What a unit will sell on each of the next days, with intervals.
        package static let getDemandOutlook = MethodDescriptor(
            service: "huitou.recommendations.v1.Predictions",
            name: "GetDemandOutlook",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `GetDemandOutlook` is about.
        package static func targetOfGetDemandOutlook(
            _ request: RecommendationsV1.GetDemandOutlookRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// What the models would have said on an earlier day, and what happened.
        package static let getPredictionReport = MethodDescriptor(
            service: "huitou.recommendations.v1.Predictions",
            name: "GetPredictionReport",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .auditor], scope: .installation),
            isHeavy: true
        )

        /// The data that a request of `GetPredictionReport` is about.
        package static func targetOfGetPredictionReport(
            _ request: RecommendationsV1.GetPredictionReportRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Whether members still are as those that the models were trained on, and whether what was said of
        /// them came true.
        package static let getPredictionDrift = MethodDescriptor(
            service: "huitou.recommendations.v1.Predictions",
            name: "GetPredictionDrift",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .auditor], scope: .installation)
        )

        /// The data that a request of `GetPredictionDrift` is about.
        package static func targetOfGetPredictionDrift(
            _ request: RecommendationsV1.GetPredictionDriftRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            getMemberPredictions,
            listMembersByPrediction,
            getDemandOutlook,
            getPredictionReport,
            getPredictionDrift
        ]
    }

    /// What a server of `huitou.recommendations.v1.Predictions` implements.
    package protocol PredictionsServer: Sendable {
        /// What one member is expected to do. For those who look after the member: who is judged likely to
        /// stay away does not read so.
        func getMemberPredictions(
            _ request: RecommendationsV1.GetMemberPredictionsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetMemberPredictionsResponse

        /// The members at home in a unit, those first with whom most is at stake; as of the last scoring.
        /// Who does not want to be judged by what it did is left out.
        func listMembersByPrediction(
            _ request: RecommendationsV1.ListMembersByPredictionRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListMembersByPredictionResponse

        /// What a unit will sell on each of the next days, with intervals.
        func getDemandOutlook(
            _ request: RecommendationsV1.GetDemandOutlookRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetDemandOutlookResponse

        /// What the models would have said on an earlier day, and what happened.
        func getPredictionReport(
            _ request: RecommendationsV1.GetPredictionReportRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetPredictionReportResponse

        /// Whether members still are as those that the models were trained on, and whether what was said of
        /// them came true.
        func getPredictionDrift(
            _ request: RecommendationsV1.GetPredictionDriftRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetPredictionDriftResponse
    }

    /// Calls `huitou.recommendations.v1.Predictions`.
    package struct PredictionsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// What one member is expected to do. For those who look after the member: who is judged likely to
        /// stay away does not read so.
        package func getMemberPredictions(
            _ request: RecommendationsV1.GetMemberPredictionsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetMemberPredictionsResponse {
            try await channel.unary(
                RecommendationsV1.PredictionsMethods.getMemberPredictions,
                request,
                options: options,
                returning: RecommendationsV1.GetMemberPredictionsResponse.self
            )
        }

        /// The members at home in a unit, those first with whom most is at stake; as of the last scoring.
        /// Who does not want to be judged by what it did is left out.
        package func listMembersByPrediction(
            _ request: RecommendationsV1.ListMembersByPredictionRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListMembersByPredictionResponse {
            try await channel.unary(
                RecommendationsV1.PredictionsMethods.listMembersByPrediction,
                request,
                options: options,
                returning: RecommendationsV1.ListMembersByPredictionResponse.self
            )
        }

        /// What a unit will sell on each of the next days, with intervals.
        package func getDemandOutlook(
            _ request: RecommendationsV1.GetDemandOutlookRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetDemandOutlookResponse {
            try await channel.unary(
                RecommendationsV1.PredictionsMethods.getDemandOutlook,
                request,
                options: options,
                returning: RecommendationsV1.GetDemandOutlookResponse.self
            )
        }

        /// What the models would have said on an earlier day, and what happened.
        package func getPredictionReport(
            _ request: RecommendationsV1.GetPredictionReportRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetPredictionReportResponse {
            try await channel.unary(
                RecommendationsV1.PredictionsMethods.getPredictionReport,
                request,
                options: options,
                returning: RecommendationsV1.GetPredictionReportResponse.self
            )
        }

        /// Whether members still are as those that the models were trained on, and whether what was said of
        /// them came true.
        package func getPredictionDrift(
            _ request: RecommendationsV1.GetPredictionDriftRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetPredictionDriftResponse {
            try await channel.unary(
                RecommendationsV1.PredictionsMethods.getPredictionDrift,
                request,
                options: options,
                returning: RecommendationsV1.GetPredictionDriftResponse.self
            )
        }
    }
}

extension RecommendationsV1.PredictionsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.PredictionsMethods.getMemberPredictions,
                target: RecommendationsV1.PredictionsMethods.targetOfGetMemberPredictions,
                handler: { request, context in
                    try await self.getMemberPredictions(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.PredictionsMethods.listMembersByPrediction,
                target: RecommendationsV1.PredictionsMethods.targetOfListMembersByPrediction,
                handler: { request, context in
                    try await self.listMembersByPrediction(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.PredictionsMethods.getDemandOutlook,
                target: RecommendationsV1.PredictionsMethods.targetOfGetDemandOutlook,
                handler: { request, context in
                    try await self.getDemandOutlook(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.PredictionsMethods.getPredictionReport,
                target: RecommendationsV1.PredictionsMethods.targetOfGetPredictionReport,
                handler: { request, context in
                    try await self.getPredictionReport(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.PredictionsMethods.getPredictionDrift,
                target: RecommendationsV1.PredictionsMethods.targetOfGetPredictionDrift,
                handler: { request, context in
                    try await self.getPredictionDrift(request, context: context)
                }
            ),
        ]
    }
}
