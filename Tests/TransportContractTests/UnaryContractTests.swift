import RPCCore
import TestKit
import Testing

/// One request, one response, over every transport.
@Suite(.timeLimit(.minutes(1)))
struct UnaryContractTests {
    @Test(arguments: ContractTransport.all)
    func responseIsWhatTheHandlerReturned(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let request = EchoMessage("门店 12 🛒", number: .min)
            let answer = try await channel.call(EchoMethods.echo, request)
            #expect(answer == request)
        }
    }

    @Test(arguments: ContractTransport.all)
    func emptyMessagesPass(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let answer = try await channel.call(EchoMethods.echo)
            #expect(answer == EchoMessage())
        }
    }

    @Test(arguments: ContractTransport.all)
    func manyCallsAtOnceEachGetTheirOwnResponse(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            try await withThrowingTaskGroup(of: (Int64, EchoMessage).self) { group in
                for number in Int64(0)..<200 {
                    group.addTask {
                        (
                            number,
                            try await channel.call(EchoMethods.echo, .init("n", number: number))
                        )
                    }
                }
                for try await (number, response) in group {
                    #expect(response == EchoMessage("n", number: number))
                }
            }
            #expect(await server.observer.wait(for: 200).count == 200)
        }
    }

    @Test(arguments: ContractTransport.all, [1, 4_096, 65_536, 250_000])
    func longMessagesPass(transport: ContractTransport, byteCount: Int) async throws {
        try await transport.run { channel, _ in
            let request = EchoMessage(String(repeating: "x", count: byteCount))
            let answer = try await channel.call(EchoMethods.echo, request)
            #expect(answer == request)
        }
    }

    @Test(arguments: ContractTransport.all)
    func tooLongRequestIsRefusedAndTheChannelLives(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let request = EchoMessage(String(repeating: "x", count: 262_145))
            let error = await failure {
                try await channel.call(EchoMethods.echo, request)
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.reason == "rpc.undecodable_message")
            let answer = try await channel.call(EchoMethods.echo, .init("on"))
            #expect(answer == EchoMessage("on"))
        }
    }

    @Test(arguments: ContractTransport.all)
    func requestThatCannotBeEncodedIsRefused(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let error = await failure {
                try await channel.call(EchoMethods.echo, EchoMessage("a\0b"))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.fieldViolations.map(\.field) == ["text"])
            let answer = try await channel.call(EchoMethods.echo, .init("on"))
            #expect(answer == EchoMessage("on"))
        }
    }

    @Test(arguments: ContractTransport.all)
    func unknownMethodIsUnimplemented(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let error = await failure {
                try await channel.call(EchoMethods.missing)
            }
            #expect(error?.code == .unimplemented)
            #expect(error?.reason == "rpc.unknown_method")
            #expect(await server.observer.wait(for: 1).map(\.method) == [nil])
        }
    }
}
