import RPCCore
import TestKit
import Testing

/// Who may call, over every transport.
@Suite(.timeLimit(.minutes(1)))
struct AccessContractTests {
    @Test(arguments: ContractTransport.all)
    func nobodyMayCallWhatIsNotAllowed(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let error = await failure {
                try await channel.call(EchoMethods.denied)
            }
            #expect(error?.code == .permissionDenied)
            #expect(error?.reason == "rpc.method_denied")
            let finished = await server.observer.wait(for: 1)
            #expect(finished.map(\.method) == [EchoMethods.denied])
            #expect(finished.map(\.error?.code) == [.permissionDenied])
        }
    }

    @Test(arguments: ContractTransport.all)
    func callerWithoutProofIsUnauthenticated(transport: ContractTransport) async throws {
        var server = ContractServer()
        server.peer = nil
        try await transport.run(server) { channel, _ in
            let error = await failure {
                try await channel.call(EchoMethods.membersOnly)
            }
            #expect(error?.code == .unauthenticated)
            let answer = try await channel.call(EchoMethods.describe)
            #expect(answer.text.contains("peer=none"))
        }
    }

    @Test(arguments: ContractTransport.all)
    func tokenProvesTheCaller(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let options = CallOptions(token: "member:42")
            let own = EchoMessage(number: 42)
            let answer = try await channel.call(EchoMethods.membersOnly, own, options: options)
            #expect(answer == own)
            let error = await failure {
                try await channel.call(
                    EchoMethods.membersOnly,
                    EchoMessage(number: 43),
                    options: options
                )
            }
            #expect(error?.code == .permissionDenied)
            #expect(error?.reason == "rpc.scope_denied")
        }
    }

    @Test(arguments: ContractTransport.all)
    func certificateProvesTheCaller(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let text = try await channel.call(EchoMethods.describe).text
            #expect(text.contains("principal=service:gateway"))
            #expect(text.contains("peer=huitou://service/gateway"))
        }
    }

    @Test(arguments: ContractTransport.all)
    func badTokenIsRefusedThoughTheCertificateIsGood(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let error = await failure {
                try await channel.call(EchoMethods.echo, options: CallOptions(token: "nonsense"))
            }
            #expect(error?.reason == "rpc.bad_token")
        }
    }

    @Test(arguments: ContractTransport.all)
    func tokenThatNoServerWouldTakeIsNotSent(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let tooLong = String(repeating: "t", count: CallMetadata.tokenBytesMax + 1)
            for token in ["two words", tooLong] {
                let error = await failure {
                    try await channel.call(EchoMethods.echo, options: CallOptions(token: token))
                }
                #expect(error?.fieldViolations.map(\.field) == ["header.token"])
                #expect(error?.message.contains(token) == false)
            }
        }
    }
}
