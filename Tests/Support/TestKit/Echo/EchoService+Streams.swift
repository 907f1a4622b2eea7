internal import RPCCore
internal import Synchronization

/// The methods that take streams of requests.
extension EchoService {
    var streamMethods: [RPCMethod] {
        [
            upload(EchoMethods.collect) { try await Self.collect($0) },
            upload(EchoMethods.collectMembers) { try await Self.collect($0) },
            upload(EchoMethods.hasty) { requests in
                for try await request in requests { return request }
                return EchoMessage("nothing came")
            },
            upload(EchoMethods.slowReader) { [self] requests in
                var count: Int64 = 0
                for try await _ in requests {
                    count += 1
                    if count == 1 {
                        started.open()
                        try await release.wait()
                    }
                }
                return EchoMessage(number: count)
            },
            .bidirectionalStreaming(
                EchoMethods.converse,
                target: { (_: EchoMessage) in AccessTarget() },
                handler: { [self] (requests, responses, _) in
                    started.open()
                    do {
                        try await Self.converse(requests, responses)
                    } catch {
                        cancelled.open()
                        throw error
                    }
                }
            ),
        ]
    }

    private static func collect(_ requests: RPCRequests<EchoMessage>) async throws -> EchoMessage {
        var answer = EchoMessage()
        for try await request in requests {
            answer = EchoMessage(answer.text + request.text, number: answer.number + 1)
        }
        return answer
    }

    private static func converse(
        _ requests: RPCRequests<EchoMessage>,
        _ responses: RPCResponseStream<EchoMessage>
    ) async throws {
        for try await request in requests {
            guard request.number >= 0 else {
                throw RPCError(.aborted, reason: "test.negative", message: "as asked")
            }
            try await responses.write(request)
        }
    }

    private func upload(
        _ descriptor: MethodDescriptor,
        _ handler: @escaping @Sendable (RPCRequests<EchoMessage>) async throws -> EchoMessage
    ) -> RPCMethod {
        let isTargeted = descriptor == EchoMethods.collectMembers
        return .clientStreaming(
            descriptor,
            target: { (request: EchoMessage) in
                AccessTarget(memberID: isTargeted ? request.number : nil)
            },
            handler: { (requests, _) in try await handler(requests) }
        )
    }
}
