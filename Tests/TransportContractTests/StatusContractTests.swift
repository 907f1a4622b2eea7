import RPCCore
import TestKit
import Testing

/// How failures cross every transport.
@Suite(.timeLimit(.minutes(1)))
struct StatusContractTests {
    @Test(arguments: ContractTransport.all, RPCError.Code.allCases)
    func everyDetailOfAStatusArrives(
        transport: ContractTransport,
        code: RPCError.Code
    ) async throws {
        try await transport.run { channel, server in
            let request = EchoMessage(number: Int64(code.rawValue))
            let error = await failure {
                try await channel.call(EchoMethods.fail, request)
            }
            #expect(error == RPCError(EchoService.failure(Int64(code.rawValue))))
            let finished = await server.observer.wait(for: 1)
            #expect(finished.map(\.error) == [error])
        }
    }

    @Test(arguments: ContractTransport.all)
    func unknownErrorTellsNothing(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let error = await failure {
                try await channel.call(EchoMethods.fail, EchoMessage(number: 0))
            }
            #expect(error?.code == .internalError)
            #expect(error?.reason == "rpc.internal")
            #expect(error?.message.contains("secret") == false)
        }
    }

    @Test(arguments: ContractTransport.all)
    func codingErrorOfAHandlerIsNotTheCallersFault(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let error = await failure {
                try await channel.call(EchoMethods.fail, EchoMessage(number: -3))
            }
            #expect(error?.code == .internalError)
            #expect(error?.fieldViolations.isEmpty == true)
        }
    }

    @Test(arguments: ContractTransport.all)
    func cancellationInsideAHandlerIsCancelled(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let error = await failure {
                try await channel.call(EchoMethods.fail, EchoMessage(number: -1))
            }
            #expect(error == .cancelled)
        }
    }

    @Test(arguments: ContractTransport.all)
    func domainErrorChoosesItsStatus(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let error = await failure {
                try await channel.call(EchoMethods.fail, EchoMessage(number: -2))
            }
            #expect(error == EchoService.ConvertibleError().rpcError)
        }
    }
}
