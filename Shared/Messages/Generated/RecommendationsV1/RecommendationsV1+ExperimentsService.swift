// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.Experiments`.
    package enum ExperimentsMethods {
        /// Sets an experiment up. Until the first member is in it everything may be changed, from then on
        /// only its end; the same again changes nothing.
        package static let putExperiment = MethodDescriptor(
            service: "huitou.recommendations.v1.Experiments",
            name: "PutExperiment",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing])
        )

        /// The data that a request of `PutExperiment` is about.
        package static func targetOfPutExperiment(
            _ request: RecommendationsV1.PutExperimentRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// The experiments of a unit and below it.
        package static let listExperiments = MethodDescriptor(
            service: "huitou.recommendations.v1.Experiments",
            name: "ListExperiments",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .auditor])
        )

        /// The data that a request of `ListExperiments` is about.
        package static func targetOfListExperiments(
            _ request: RecommendationsV1.ListExperimentsRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// The arm of a member, recorded when it is first asked for and the same from then on.
        package static let assignArm = MethodDescriptor(
            service: "huitou.recommendations.v1.Experiments",
            name: "AssignArm",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .operator])
        )

        /// The data that a request of `AssignArm` is about.
        package static func targetOfAssignArm(
            _ request: RecommendationsV1.AssignArmRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// The experiments in which a member is or was, by name; those that ended
        /// experiments.kept_days ago are forgotten.
        package static let listMemberArms = MethodDescriptor(
            service: "huitou.recommendations.v1.Experiments",
            name: "ListMemberArms",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .member, .staff, .operator], roles: [.serviceAgent])
        )

        /// The data that a request of `ListMemberArms` is about.
        package static func targetOfListMemberArms(
            _ request: RecommendationsV1.ListMemberArmsRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Something happened that orders do not tell: a click. The same key again changes nothing. Clicks
        /// of lists that the experiment chose need not be told: RecordBehaviour tells them.
        package static let recordOutcome = MethodDescriptor(
            service: "huitou.recommendations.v1.Experiments",
            name: "RecordOutcome",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// The data that a request of `RecordOutcome` is about.
        package static func targetOfRecordOutcome(
            _ request: RecommendationsV1.RecordOutcomeRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What the arms have brought so far. It may be looked at as often as one likes.
        package static let getExperiment = MethodDescriptor(
            service: "huitou.recommendations.v1.Experiments",
            name: "GetExperiment",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `GetExperiment` is about.
        package static func targetOfGetExperiment(
            _ request: RecommendationsV1.GetExperimentRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Ends an experiment; from then on everybody gets one arm.
        package static let stopExperiment = MethodDescriptor(
            service: "huitou.recommendations.v1.Experiments",
            name: "StopExperiment",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing])
        )

        /// The data that a request of `StopExperiment` is about.
        package static func targetOfStopExperiment(
            _ request: RecommendationsV1.StopExperimentRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// What another policy would have brought, from the log of the one that ran.
        package static let evaluatePolicy = MethodDescriptor(
            service: "huitou.recommendations.v1.Experiments",
            name: "EvaluatePolicy",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `EvaluatePolicy` is about.
        package static func targetOfEvaluatePolicy(
            _ request: RecommendationsV1.EvaluatePolicyRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            putExperiment,
            listExperiments,
            assignArm,
            listMemberArms,
            recordOutcome,
            getExperiment,
            stopExperiment,
            evaluatePolicy
        ]
    }

    /// What a server of `huitou.recommendations.v1.Experiments` implements.
    package protocol ExperimentsServer: Sendable {
        /// Sets an experiment up. Until the first member is in it everything may be changed, from then on
        /// only its end; the same again changes nothing.
        func putExperiment(
            _ request: RecommendationsV1.PutExperimentRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.PutExperimentResponse

        /// The experiments of a unit and below it.
        func listExperiments(
            _ request: RecommendationsV1.ListExperimentsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListExperimentsResponse

        /// The arm of a member, recorded when it is first asked for and the same from then on.
        func assignArm(
            _ request: RecommendationsV1.AssignArmRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.AssignArmResponse

        /// The experiments in which a member is or was, by name; those that ended
        /// experiments.kept_days ago are forgotten.
        func listMemberArms(
            _ request: RecommendationsV1.ListMemberArmsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListMemberArmsResponse

        /// Something happened that orders do not tell: a click. The same key again changes nothing. Clicks
        /// of lists that the experiment chose need not be told: RecordBehaviour tells them.
        func recordOutcome(
            _ request: RecommendationsV1.RecordOutcomeRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.RecordOutcomeResponse

        /// What the arms have brought so far. It may be looked at as often as one likes.
        func getExperiment(
            _ request: RecommendationsV1.GetExperimentRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetExperimentResponse

        /// Ends an experiment; from then on everybody gets one arm.
        func stopExperiment(
            _ request: RecommendationsV1.StopExperimentRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.StopExperimentResponse

        /// What another policy would have brought, from the log of the one that ran.
        func evaluatePolicy(
            _ request: RecommendationsV1.EvaluatePolicyRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.EvaluatePolicyResponse
    }

    /// Calls `huitou.recommendations.v1.Experiments`.
    package struct ExperimentsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Sets an experiment up. Until the first member is in it everything may be changed, from then on
        /// only its end; the same again changes nothing.
        package func putExperiment(
            _ request: RecommendationsV1.PutExperimentRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.PutExperimentResponse {
            try await channel.unary(
                RecommendationsV1.ExperimentsMethods.putExperiment,
                request,
                options: options,
                returning: RecommendationsV1.PutExperimentResponse.self
            )
        }

        /// The experiments of a unit and below it.
        package func listExperiments(
            _ request: RecommendationsV1.ListExperimentsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListExperimentsResponse {
            try await channel.unary(
                RecommendationsV1.ExperimentsMethods.listExperiments,
                request,
                options: options,
                returning: RecommendationsV1.ListExperimentsResponse.self
            )
        }

        /// The arm of a member, recorded when it is first asked for and the same from then on.
        package func assignArm(
            _ request: RecommendationsV1.AssignArmRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.AssignArmResponse {
            try await channel.unary(
                RecommendationsV1.ExperimentsMethods.assignArm,
                request,
                options: options,
                returning: RecommendationsV1.AssignArmResponse.self
            )
        }

        /// The experiments in which a member is or was, by name; those that ended
        /// experiments.kept_days ago are forgotten.
        package func listMemberArms(
            _ request: RecommendationsV1.ListMemberArmsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListMemberArmsResponse {
            try await channel.unary(
                RecommendationsV1.ExperimentsMethods.listMemberArms,
                request,
                options: options,
                returning: RecommendationsV1.ListMemberArmsResponse.self
            )
        }

        /// Something happened that orders do not tell: a click. The same key again changes nothing. Clicks
        /// of lists that the experiment chose need not be told: RecordBehaviour tells them.
        package func recordOutcome(
            _ request: RecommendationsV1.RecordOutcomeRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.RecordOutcomeResponse {
            try await channel.unary(
                RecommendationsV1.ExperimentsMethods.recordOutcome,
                request,
                options: options,
                returning: RecommendationsV1.RecordOutcomeResponse.self
            )
        }

        /// What the arms have brought so far. It may be looked at as often as one likes.
        package func getExperiment(
            _ request: RecommendationsV1.GetExperimentRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetExperimentResponse {
            try await channel.unary(
                RecommendationsV1.ExperimentsMethods.getExperiment,
                request,
                options: options,
                returning: RecommendationsV1.GetExperimentResponse.self
            )
        }

        /// Ends an experiment; from then on everybody gets one arm.
        package func stopExperiment(
            _ request: RecommendationsV1.StopExperimentRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.StopExperimentResponse {
            try await channel.unary(
                RecommendationsV1.ExperimentsMethods.stopExperiment,
                request,
                options: options,
                returning: RecommendationsV1.StopExperimentResponse.self
            )
        }

        /// What another policy would have brought, from the log of the one that ran.
        package func evaluatePolicy(
            _ request: RecommendationsV1.EvaluatePolicyRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.EvaluatePolicyResponse {
            try await channel.unary(
                RecommendationsV1.ExperimentsMethods.evaluatePolicy,
                request,
                options: options,
                returning: RecommendationsV1.EvaluatePolicyResponse.self
            )
        }
    }
}

extension RecommendationsV1.ExperimentsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.ExperimentsMethods.putExperiment,
                target: RecommendationsV1.ExperimentsMethods.targetOfPutExperiment,
                handler: { request, context in
                    try await self.putExperiment(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.ExperimentsMethods.listExperiments,
                target: RecommendationsV1.ExperimentsMethods.targetOfListExperiments,
                handler: { request, context in
                    try await self.listExperiments(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.ExperimentsMethods.assignArm,
                target: RecommendationsV1.ExperimentsMethods.targetOfAssignArm,
                handler: { request, context in
                    try await self.assignArm(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.ExperimentsMethods.listMemberArms,
                target: RecommendationsV1.ExperimentsMethods.targetOfListMemberArms,
                handler: { request, context in
                    try await self.listMemberArms(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.ExperimentsMethods.recordOutcome,
                target: RecommendationsV1.ExperimentsMethods.targetOfRecordOutcome,
                handler: { request, context in
                    try await self.recordOutcome(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.ExperimentsMethods.getExperiment,
                target: RecommendationsV1.ExperimentsMethods.targetOfGetExperiment,
                handler: { request, context in
                    try await self.getExperiment(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.ExperimentsMethods.stopExperiment,
                target: RecommendationsV1.ExperimentsMethods.targetOfStopExperiment,
                handler: { request, context in
                    try await self.stopExperiment(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.ExperimentsMethods.evaluatePolicy,
                target: RecommendationsV1.ExperimentsMethods.targetOfEvaluatePolicy,
                handler: { request, context in
                    try await self.evaluatePolicy(request, context: context)
                }
            ),
        ]
    }
}
