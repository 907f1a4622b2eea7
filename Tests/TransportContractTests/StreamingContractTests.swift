import RPCCore
import TestKit
import Testing

/// One request, many responses, over every transport.
@Suite(.timeLimit(.minutes(1)))
struct StreamingContractTests {
    @Test(arguments: ContractTransport.all, [0, 1, 5, 1_000])
    func responsesArriveInOrderAndEnd(transport: ContractTransport, count: Int64) async throws {
        try await transport.run { channel, server in
            let request = EchoMessage("s", number: count)
            var numbers: [Int64] = []
            for try await response in try await channel.stream(EchoMethods.count, request) {
                numbers.append(response.number)
            }
            #expect(numbers == Array(stride(from: 1, through: count, by: 1)))
            #expect(await server.observer.wait(for: 1).map(\.error) == [nil])
        }
    }

    @Test(arguments: ContractTransport.all)
    func failureComesAfterTheMessages(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let request = EchoMessage("s", number: 3)
            let responses = try await channel.stream(EchoMethods.countAndFail, request)
            let iterator = responses.makeAsyncIterator()
            for number in Int64(1)...3 {
                #expect(try await iterator.next()?.number == number)
            }
            await #expect(throws: RPCError.self) { try await iterator.next() }
        }
    }

    @Test(arguments: ContractTransport.all)
    func longMessagesPassInAStream(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let request = EchoMessage(String(repeating: "m", count: 100_000), number: 20)
            var count = 0
            for try await response in try await channel.stream(EchoMethods.count, request) {
                count += response.text == request.text ? 1 : 0
            }
            #expect(count == 20)
        }
    }

    /// The server may be ahead of the reader by buffers and windows, never by more.
    @Test(arguments: ContractTransport.all)
    func peerThatDoesNotReadStopsTheWriter(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let request = EchoMessage(String(repeating: "f", count: 100_000))
            let responses = try await channel.stream(EchoMethods.flood, request)
            try await server.echo.started.wait()
            // Other calls pass while the stream stands still; each gives the writer its chance.
            for number in Int64(0)..<200 {
                _ = try await channel.call(EchoMethods.echo, EchoMessage(number: number))
            }
            // 20 MB of messages would fit into nothing that is allowed to grow.
            #expect(server.echo.floodCount < 200)
            let iterator = responses.makeAsyncIterator()
            let before = server.echo.floodCount
            for _ in 0...before { _ = try await iterator.next() }
            #expect(server.echo.floodCount > 0)
        }
    }

    @Test(arguments: ContractTransport.all)
    func writerIsCancelledWhenNobodyReadsAnyMore(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let request = EchoMessage("f")
            for try await _ in try await channel.stream(EchoMethods.flood, request) { break }
            try await server.echo.cancelled.wait()
            #expect(await server.observer.wait(for: 1).map(\.error?.code) == [.cancelled])
        }
    }

    @Test(arguments: ContractTransport.all)
    func cancellingTheReaderCancelsTheWriter(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let reader = Task {
                for try await _ in try await channel.stream(EchoMethods.flood, .init("f")) {}
            }
            try await server.echo.started.wait()
            reader.cancel()
            let result = await reader.result
            #expect(throws: RPCError.cancelled) { try result.get() }
            try await server.echo.cancelled.wait()
        }
    }

    @Test(arguments: ContractTransport.all)
    func refusalOfAStreamArrives(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let options = CallOptions(token: "nonsense")
            let error = await #expect(throws: RPCError.self) {
                for try await _ in try await channel.stream(
                    EchoMethods.count,
                    EchoMessage(number: 1),
                    options: options
                ) {}
            }
            #expect(error?.code == .unauthenticated)
        }
    }
}
