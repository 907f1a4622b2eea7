import RPCCore
import Synchronization
import TestKit
import Testing

/// Many requests, many responses, over every transport.
@Suite(.timeLimit(.minutes(1)))
struct ConversationContractTests {
    @Test(arguments: ContractTransport.all)
    func requestsAndResponsesAlternate(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let conversation = try await channel.converse(EchoMessage("c", number: 0))
            let responses = conversation.responses.makeAsyncIterator()
            #expect(try await responses.next() == EchoMessage("c", number: 0))
            for number in Int64(1)...100 {
                #expect(try await conversation.write(EchoMessage("c", number: number)))
                #expect(try await responses.next() == EchoMessage("c", number: number))
            }
            await conversation.finish()
            #expect(try await responses.next() == nil)
            #expect(await server.observer.wait(for: 1).map(\.error) == [nil])
        }
    }

    @Test(arguments: ContractTransport.all)
    func bothDirectionsPassAtOnce(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let message = EchoMessage(String(repeating: "m", count: 10_000))
            let conversation = try await channel.converse(message)
            let writer = Task {
                for _ in 1..<200 { try await conversation.write(message) }
                await conversation.finish()
            }
            var count = 0
            for try await response in conversation.responses {
                count += response == message ? 1 : 0
            }
            try await writer.value
            #expect(count == 200)
        }
    }

    @Test(arguments: ContractTransport.all)
    func failureEndsBothDirections(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let conversation = try await channel.converse(EchoMessage(number: 1))
            let responses = conversation.responses.makeAsyncIterator()
            #expect(try await responses.next()?.number == 1)
            try await conversation.write(EchoMessage(number: -1))
            let error = await #expect(throws: RPCError.self) { try await responses.next() }
            #expect(error?.reason == "test.negative")
            await #expect(throws: RPCError.self) {
                try await conversation.write(EchoMessage(number: 2))
            }
        }
    }

    @Test(arguments: ContractTransport.all)
    func cancellingTheReaderCancelsTheHandler(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let reader = Task {
                let conversation = try await channel.converse()
                for try await _ in conversation.responses {}
            }
            try await server.echo.started.wait()
            reader.cancel()
            await #expect(throws: RPCError.cancelled) { try await reader.value }
            try await server.echo.cancelled.wait()
        }
    }

    @Test(arguments: ContractTransport.all)
    func endOfRequestsMayBeSaidTwice(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let conversation = try await channel.converse(EchoMessage("only"))
            await conversation.finish()
            await conversation.finish()
            var texts: [String] = []
            for try await response in conversation.responses { texts.append(response.text) }
            #expect(texts == ["only"])
        }
    }
}

/// A number that a task counts up and a test reads.
final class Counter: Sendable {
    private let number = Atomic<Int>(0)

    /// How far it has come.
    var count: Int { number.load(ordering: .relaxed) }

    func increment() { number.wrappingAdd(1, ordering: .relaxed) }
}
