// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/training.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.Training`.
    package enum TrainingMethods {
        /// Begins to learn from all purchases of before today; what is learned is served as soon as it is
        /// done. It would begin by itself: once a day, where there are no models, and where much more is
        /// known than the models have learned from. At most one training of a kind runs at a time, whatever
        /// the number of instances.
        package static let startTraining = MethodDescriptor(
            service: "huitou.recommendations.v1.Training",
            name: "StartTraining",
            kind: .unary,
            idempotency: .none,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `StartTraining` is about.
        package static func targetOfStartTraining(
            _ request: RecommendationsV1.StartTrainingRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// How far the training of the instance that answers is, or how its last one ended.
        package static let getTraining = MethodDescriptor(
            service: "huitou.recommendations.v1.Training",
            name: "GetTraining",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `GetTraining` is about.
        package static func targetOfGetTraining(
            _ request: RecommendationsV1.GetTrainingRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Ends the training of the instance that answers, if one runs; what is served stays, and that
        /// instance begins none by itself for a day.
        package static let cancelTraining = MethodDescriptor(
            service: "huitou.recommendations.v1.Training",
            name: "CancelTraining",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `CancelTraining` is about.
        package static func targetOfCancelTraining(
            _ request: RecommendationsV1.CancelTrainingRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The models that are stored, of each kind the newest first.
        package static let listModels = MethodDescriptor(
            service: "huitou.recommendations.v1.Training",
            name: "ListModels",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `ListModels` is about.
        package static func targetOfListModels(
            _ request: RecommendationsV1.ListModelsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            startTraining,
            getTraining,
            cancelTraining,
            listModels
        ]
    }

    /// What a server of `huitou.recommendations.v1.Training` implements.
    package protocol TrainingServer: Sendable {
        /// Begins to learn from all purchases of before today; what is learned is served as soon as it is
        /// done. It would begin by itself: once a day, where there are no models, and where much more is
        /// known than the models have learned from. At most one training of a kind runs at a time, whatever
        /// the number of instances.
        func startTraining(
            _ request: RecommendationsV1.StartTrainingRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.StartTrainingResponse

        /// How far the training of the instance that answers is, or how its last one ended.
        func getTraining(
            _ request: RecommendationsV1.GetTrainingRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetTrainingResponse

        /// Ends the training of the instance that answers, if one runs; what is served stays, and that
        /// instance begins none by itself for a day.
        func cancelTraining(
            _ request: RecommendationsV1.CancelTrainingRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.CancelTrainingResponse

        /// The models that are stored, of each kind the newest first.
        func listModels(
            _ request: RecommendationsV1.ListModelsRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListModelsResponse
    }

    /// Calls `huitou.recommendations.v1.Training`.
    package struct TrainingClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Begins to learn from all purchases of before today; what is learned is served as soon as it is
        /// done. It would begin by itself: once a day, where there are no models, and where much more is
        /// known than the models have learned from. At most one training of a kind runs at a time, whatever
        /// the number of instances.
        package func startTraining(
            _ request: RecommendationsV1.StartTrainingRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.StartTrainingResponse {
            try await channel.unary(
                RecommendationsV1.TrainingMethods.startTraining,
                request,
                options: options,
                returning: RecommendationsV1.StartTrainingResponse.self
            )
        }

        /// How far the training of the instance that answers is, or how its last one ended.
        package func getTraining(
            _ request: RecommendationsV1.GetTrainingRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetTrainingResponse {
            try await channel.unary(
                RecommendationsV1.TrainingMethods.getTraining,
                request,
                options: options,
                returning: RecommendationsV1.GetTrainingResponse.self
            )
        }

        /// Ends the training of the instance that answers, if one runs; what is served stays, and that
        /// instance begins none by itself for a day.
        package func cancelTraining(
            _ request: RecommendationsV1.CancelTrainingRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.CancelTrainingResponse {
            try await channel.unary(
                RecommendationsV1.TrainingMethods.cancelTraining,
                request,
                options: options,
                returning: RecommendationsV1.CancelTrainingResponse.self
            )
        }

        /// The models that are stored, of each kind the newest first.
        package func listModels(
            _ request: RecommendationsV1.ListModelsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListModelsResponse {
            try await channel.unary(
                RecommendationsV1.TrainingMethods.listModels,
                request,
                options: options,
                returning: RecommendationsV1.ListModelsResponse.self
            )
        }
    }
}

extension RecommendationsV1.TrainingServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.TrainingMethods.startTraining,
                target: RecommendationsV1.TrainingMethods.targetOfStartTraining,
                handler: { request, context in
                    try await self.startTraining(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.TrainingMethods.getTraining,
                target: RecommendationsV1.TrainingMethods.targetOfGetTraining,
                handler: { request, context in
                    try await self.getTraining(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.TrainingMethods.cancelTraining,
                target: RecommendationsV1.TrainingMethods.targetOfCancelTraining,
                handler: { request, context in
                    try await self.cancelTraining(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.TrainingMethods.listModels,
                target: RecommendationsV1.TrainingMethods.targetOfListModels,
                handler: { request, context in
                    try await self.listModels(request, context: context)
                }
            ),
        ]
    }
}
