// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/streams.proto. Do not edit.

package import RPCCore

extension TestV1 {
    /// The methods of `huitou.test.v1.Streams`.
    package enum StreamsMethods {
        /// Answers with the text.
        package static let say = MethodDescriptor(
            service: "huitou.test.v1.Streams",
            name: "Say",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service])
        )

        /// The data that a request of `Say` is about.
        package static func targetOfSay(
            _ request: TestV1.StreamText
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Answers with each letter.
        package static let spell = MethodDescriptor(
            service: "huitou.test.v1.Streams",
            name: "Spell",
            kind: .serverStreaming,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service])
        )

        /// The data that a request of `Spell` is about.
        package static func targetOfSpell(
            _ request: TestV1.StreamText
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Answers with all texts, joined.
        package static let join = MethodDescriptor(
            service: "huitou.test.v1.Streams",
            name: "Join",
            kind: .clientStreaming,
            idempotency: .none,
            access: AccessRule(kinds: [.service])
        )

        /// The data that a request of `Join` is about.
        package static func targetOfJoin(
            _ request: TestV1.StreamText
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Answers each text with itself, about the member that it names.
        package static let `repeat` = MethodDescriptor(
            service: "huitou.test.v1.Streams",
            name: "Repeat",
            kind: .bidirectionalStreaming,
            idempotency: .none,
            access: AccessRule(kinds: [.member])
        )

        /// The data that a request of `Repeat` is about.
        package static func targetOfRepeat(
            _ request: TestV1.StreamText
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            say,
            spell,
            join,
            `repeat`
        ]
    }

    /// What a server of `huitou.test.v1.Streams` implements.
    ///
    /// Counts and joins.
    package protocol StreamsServer: Sendable {
        /// Answers with the text.
        func say(
            _ request: TestV1.StreamText,
            context: CallContext
        ) async throws -> TestV1.StreamText

        /// Answers with each letter.
        func spell(
            _ request: TestV1.StreamText,
            responses: RPCResponseStream<TestV1.StreamText>,
            context: CallContext
        ) async throws

        /// Answers with all texts, joined.
        func join(
            _ requests: RPCRequests<TestV1.StreamText>,
            context: CallContext
        ) async throws -> TestV1.StreamText

        /// Answers each text with itself, about the member that it names.
        func `repeat`(
            _ requests: RPCRequests<TestV1.StreamText>,
            responses: RPCResponseStream<TestV1.StreamText>,
            context: CallContext
        ) async throws
    }

    /// Calls `huitou.test.v1.Streams`.
    ///
    /// Counts and joins.
    package struct StreamsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Answers with the text.
        package func say(
            _ request: TestV1.StreamText,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> TestV1.StreamText {
            try await channel.unary(
                TestV1.StreamsMethods.say,
                request,
                options: options,
                returning: TestV1.StreamText.self
            )
        }

        /// Answers with each letter.
        package func spell(
            _ request: TestV1.StreamText,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCResponses<TestV1.StreamText> {
            try await channel.serverStreaming(
                TestV1.StreamsMethods.spell,
                request,
                options: options,
                returning: TestV1.StreamText.self
            )
        }

        /// Answers with all texts, joined.
        package func join(
            _ first: TestV1.StreamText,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCUpload<TestV1.StreamText, TestV1.StreamText> {
            try await channel.clientStreaming(
                TestV1.StreamsMethods.join,
                first,
                options: options,
                returning: TestV1.StreamText.self
            )
        }

        /// Answers each text with itself, about the member that it names.
        package func `repeat`(
            _ first: TestV1.StreamText,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCConversation<TestV1.StreamText, TestV1.StreamText> {
            try await channel.bidirectionalStreaming(
                TestV1.StreamsMethods.`repeat`,
                first,
                options: options,
                returning: TestV1.StreamText.self
            )
        }
    }
}

extension TestV1.StreamsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                TestV1.StreamsMethods.say,
                target: TestV1.StreamsMethods.targetOfSay,
                handler: { request, context in
                    try await self.say(request, context: context)
                }
            ),
            .serverStreaming(
                TestV1.StreamsMethods.spell,
                target: TestV1.StreamsMethods.targetOfSpell,
                handler: { request, responses, context in
                    try await self.spell(
                        request,
                        responses: responses,
                        context: context
                    )
                }
            ),
            .clientStreaming(
                TestV1.StreamsMethods.join,
                target: TestV1.StreamsMethods.targetOfJoin,
                handler: { requests, context in
                    try await self.join(requests, context: context)
                }
            ),
            .bidirectionalStreaming(
                TestV1.StreamsMethods.`repeat`,
                target: TestV1.StreamsMethods.targetOfRepeat,
                handler: { requests, responses, context in
                    try await self.repeat(
                        requests,
                        responses: responses,
                        context: context
                    )
                }
            ),
        ]
    }
}
