import RPCCore
import TestKit
import Testing

/// What travels on with a call that a handler makes, over every transport.
@Suite(.timeLimit(.minutes(1)))
struct PropagationContractTests {
    private static let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    /// The call that the test pretends to serve.
    private static func serving(_ deadline: Deadline?) -> CallContext {
        CallContext(
            method: EchoMethods.forward,
            principal: nil,
            peer: nil,
            deadline: deadline,
            metadata: CallMetadata(
                token: "till:t-1@acme/north",
                requestID: "req-1",
                traceparent: trace
            )
        )
    }

    @Test(arguments: ContractTransport.all)
    func callOfAHandlerCarriesOnTokenRequestAndTrace(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let text = try await CallContext.$current.withValue(Self.serving(nil)) {
                try await channel.call(EchoMethods.forward).text
            }
            #expect(text.contains("method=huitou.test.v1.Echo/Describe"))
            #expect(text.contains("principal=till:t-1"))
            #expect(text.contains("request_id=req-1"))
            #expect(text.contains("traceparent=\(Self.trace)"))
            #expect(text.contains("deadline=set"))
            #expect(text.contains("current=huitou.test.v1.Echo/Describe"))
        }
    }

    @Test(arguments: ContractTransport.all)
    func callOutsideOfAnyGetsARequestID(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let text = try await channel.call(EchoMethods.describe).text
            let line = text.split(separator: "\n").first { $0.hasPrefix("request_id=") }
            let requestID = String(line?.dropFirst("request_id=".count) ?? "")
            #expect(requestID.count == 15)
            #expect(await server.observer.wait(for: 1).map(\.requestID) == [requestID])
        }
    }

    @Test(arguments: ContractTransport.all)
    func deadlineOfTheCallBeingServedCounts(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let now = SystemMonotonicClock().now
            let deadline = Deadline(timeout: .milliseconds(250), now: now)
            let error = await CallContext.$current.withValue(Self.serving(deadline)) {
                await failure {
                    try await channel.call(
                        EchoMethods.hang,
                        options: CallOptions(timeout: .seconds(60))
                    )
                }
            }
            #expect(error?.code == .deadlineExceeded)
            try await server.echo.cancelled.wait()
        }
    }
}
