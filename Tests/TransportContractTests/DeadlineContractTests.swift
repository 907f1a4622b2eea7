import RPCCore
import TestKit
import Testing

/// Time limits and cancellation over every transport.
@Suite(.timeLimit(.minutes(1)))
struct DeadlineContractTests {
    private static let short = CallOptions(timeout: .milliseconds(250))

    @Test(arguments: ContractTransport.all)
    func handlerIsCancelledWhenTheTimeHasRunOut(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let error = await failure {
                try await channel.call(EchoMethods.hang, options: Self.short)
            }
            #expect(error == .deadlineExceeded(EchoMethods.hang))
            try await server.echo.cancelled.wait()
            let finished = await server.observer.wait(for: 1)
            #expect(finished.count == 1)
            let codes: [RPCError.Code?] = [.deadlineExceeded, .cancelled]
            #expect(codes.contains(finished[0].error?.code))
        }
    }

    @Test(arguments: ContractTransport.all)
    func callerNeedNotWaitForAHandlerThatDoesNotStop(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let error = await failure {
                try await channel.call(EchoMethods.ignoreCancellation, options: Self.short)
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(!server.echo.release.isOpen)
            server.echo.release.open()
        }
    }

    @Test(arguments: ContractTransport.all)
    func deadlineEndsAStream(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let options = Self.short
            let error = await #expect(throws: RPCError.self) {
                for try await _ in try await channel.stream(
                    EchoMethods.flood,
                    EchoMessage("f"),
                    options: options
                ) {}
            }
            #expect(error?.code == .deadlineExceeded)
            try await server.echo.cancelled.wait()
        }
    }

    @Test(arguments: ContractTransport.all, [Duration.zero, .seconds(-1)])
    func noTimeLeftMeansNoCall(transport: ContractTransport, timeout: Duration) async throws {
        try await transport.run { channel, server in
            let options = CallOptions(timeout: timeout)
            let error = await failure {
                try await channel.call(EchoMethods.echo, options: options)
            }
            #expect(error?.code == .deadlineExceeded)
            _ = try await channel.call(EchoMethods.echo)
            #expect(await server.observer.wait(for: 1).count == 1)
        }
    }

    @Test(arguments: ContractTransport.all)
    func cancellingTheCallerCancelsTheHandler(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let caller = Task { try await channel.call(EchoMethods.hang) }
            try await server.echo.started.wait()
            caller.cancel()
            let result = await caller.result
            #expect(throws: RPCError.cancelled) { try result.get() }
            try await server.echo.cancelled.wait()
            #expect(await server.observer.wait(for: 1).map(\.error?.code) == [.cancelled])
            let answer = try await channel.call(EchoMethods.echo, .init("on"))
            #expect(answer == EchoMessage("on"))
        }
    }

    @Test(arguments: ContractTransport.all)
    func cancelledCallerMakesNoCall(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let isCancelled = Latch()
            let caller = Task {
                try? await isCancelled.wait()
                return try await channel.call(EchoMethods.echo)
            }
            caller.cancel()
            let result = await caller.result
            #expect(throws: RPCError.cancelled) { try result.get() }
        }
    }
}
