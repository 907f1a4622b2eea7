// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.BackTests`.
    package enum BackTestsMethods {
        /// Begins to learn, in the background. The same job again changes nothing.
        package static let startBackTest = MethodDescriptor(
            service: "huitou.recommendations.v1.BackTests",
            name: "StartBackTest",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `StartBackTest` is about.
        package static func targetOfStartBackTest(
            _ request: RecommendationsV1.StartBackTestRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// How far a back-test has come.
        package static let getBackTest = MethodDescriptor(
            service: "huitou.recommendations.v1.BackTests",
            name: "GetBackTest",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `GetBackTest` is about.
        package static func targetOfGetBackTest(
            _ request: RecommendationsV1.GetBackTestRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The answers for some members, once it has learned.
        package static let answerBackTest = MethodDescriptor(
            service: "huitou.recommendations.v1.BackTests",
            name: "AnswerBackTest",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// The data that a request of `AnswerBackTest` is about.
        package static func targetOfAnswerBackTest(
            _ request: RecommendationsV1.AnswerBackTestRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Lets go of a back-test, learned or not.
        package static let endBackTest = MethodDescriptor(
            service: "huitou.recommendations.v1.BackTests",
            name: "EndBackTest",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `EndBackTest` is about.
        package static func targetOfEndBackTest(
            _ request: RecommendationsV1.EndBackTestRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            startBackTest,
            getBackTest,
            answerBackTest,
            endBackTest
        ]
    }

    /// What a server of `huitou.recommendations.v1.BackTests` implements.
    ///
    /// A back-test learns from what the service's store holds of the days before a day, and from nothing
    /// else, and answers as of that day. It learns from at most training.members_max members, and reads
    /// of the others those that it is asked for. It lives in the memory of the process that began it: at
    /// most two at a time, of which one learns while the other waits, and a third drops the one that was
    /// not asked for longest; each until it was not asked for half an hour, or any member is erased.
    package protocol BackTestsServer: Sendable {
        /// Begins to learn, in the background. The same job again changes nothing.
        func startBackTest(
            _ request: RecommendationsV1.StartBackTestRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.StartBackTestResponse

        /// How far a back-test has come.
        func getBackTest(
            _ request: RecommendationsV1.GetBackTestRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetBackTestResponse

        /// The answers for some members, once it has learned.
        func answerBackTest(
            _ request: RecommendationsV1.AnswerBackTestRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.AnswerBackTestResponse

        /// Lets go of a back-test, learned or not.
        func endBackTest(
            _ request: RecommendationsV1.EndBackTestRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.EndBackTestResponse
    }

    /// Calls `huitou.recommendations.v1.BackTests`.
    ///
    /// A back-test learns from what the service's store holds of the days before a day, and from nothing
    /// else, and answers as of that day. It learns from at most training.members_max members, and reads
    /// of the others those that it is asked for. It lives in the memory of the process that began it: at
    /// most two at a time, of which one learns while the other waits, and a third drops the one that was
    /// not asked for longest; each until it was not asked for half an hour, or any member is erased.
    package struct BackTestsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Begins to learn, in the background. The same job again changes nothing.
        package func startBackTest(
            _ request: RecommendationsV1.StartBackTestRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.StartBackTestResponse {
            try await channel.unary(
                RecommendationsV1.BackTestsMethods.startBackTest,
                request,
                options: options,
                returning: RecommendationsV1.StartBackTestResponse.self
            )
        }

        /// How far a back-test has come.
        package func getBackTest(
            _ request: RecommendationsV1.GetBackTestRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetBackTestResponse {
            try await channel.unary(
                RecommendationsV1.BackTestsMethods.getBackTest,
                request,
                options: options,
                returning: RecommendationsV1.GetBackTestResponse.self
            )
        }

        /// The answers for some members, once it has learned.
        package func answerBackTest(
            _ request: RecommendationsV1.AnswerBackTestRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.AnswerBackTestResponse {
            try await channel.unary(
                RecommendationsV1.BackTestsMethods.answerBackTest,
                request,
                options: options,
                returning: RecommendationsV1.AnswerBackTestResponse.self
            )
        }

        /// Lets go of a back-test, learned or not.
        package func endBackTest(
            _ request: RecommendationsV1.EndBackTestRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.EndBackTestResponse {
            try await channel.unary(
                RecommendationsV1.BackTestsMethods.endBackTest,
                request,
                options: options,
                returning: RecommendationsV1.EndBackTestResponse.self
            )
        }
    }
}

extension RecommendationsV1.BackTestsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.BackTestsMethods.startBackTest,
                target: RecommendationsV1.BackTestsMethods.targetOfStartBackTest,
                handler: { request, context in
                    try await self.startBackTest(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.BackTestsMethods.getBackTest,
                target: RecommendationsV1.BackTestsMethods.targetOfGetBackTest,
                handler: { request, context in
                    try await self.getBackTest(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.BackTestsMethods.answerBackTest,
                target: RecommendationsV1.BackTestsMethods.targetOfAnswerBackTest,
                handler: { request, context in
                    try await self.answerBackTest(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.BackTestsMethods.endBackTest,
                target: RecommendationsV1.BackTestsMethods.targetOfEndBackTest,
                handler: { request, context in
                    try await self.endBackTest(request, context: context)
                }
            ),
        ]
    }
}
