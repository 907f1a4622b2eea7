import RPCCore
import TestKit
import Testing

/// Many requests, one response, over every transport.
@Suite(.timeLimit(.minutes(1)))
struct UploadContractTests {
    @Test(arguments: ContractTransport.all, [1, 2, 1_000])
    func requestsArriveInOrder(transport: ContractTransport, count: Int) async throws {
        try await transport.run { channel, server in
            let texts = (0..<count).map { "\($0)," }
            let upload = try await channel.upload(EchoMethods.collect, EchoMessage(texts[0]))
            for text in texts.dropFirst() {
                #expect(try await upload.write(EchoMessage(text)))
            }
            let answer = try await upload.finish()
            #expect(answer == EchoMessage(texts.joined(), number: Int64(count)))
            #expect(await server.observer.wait(for: 1).map(\.error) == [nil])
        }
    }

    @Test(arguments: ContractTransport.all)
    func longRequestsPass(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let part = EchoMessage(String(repeating: "m", count: 10_000))
            let upload = try await channel.upload(EchoMethods.collect, part)
            // More than any window: the receiver must grant again and again.
            for _ in 1..<25 { try await upload.write(part) }
            #expect(try await upload.finish().text.utf8.count == 250_000)
        }
    }

    /// The caller may be ahead of the handler by buffers and windows, never by more.
    @Test(arguments: ContractTransport.all)
    func handlerThatDoesNotReadStopsTheCaller(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let part = EchoMessage(String(repeating: "m", count: 100_000))
            let upload = try await channel.upload(EchoMethods.slowReader, part)
            let written = Counter()
            let writer = Task {
                for _ in 0..<200 {
                    try await upload.write(part)
                    written.increment()
                }
                return try await upload.finish()
            }
            try await server.echo.started.wait()
            for number in Int64(0)..<200 {
                _ = try await channel.call(EchoMethods.echo, EchoMessage(number: number))
            }
            // 20 MB of messages would fit into nothing that is allowed to grow.
            #expect(written.count < 100)
            server.echo.release.open()
            #expect(try await writer.value.number == 201)
        }
    }

    @Test(arguments: ContractTransport.all)
    func serverMayAnswerBeforeTheEnd(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let upload = try await channel.upload(EchoMethods.hasty, EchoMessage("first"))
            // Sooner or later the caller is told that nobody reads any more.
            while try await upload.write(EchoMessage("more")) {}
            #expect(try await upload.finish() == EchoMessage("first"))
        }
    }

    @Test(arguments: ContractTransport.all)
    func scopeIsCheckedForEveryRequest(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let options = CallOptions(token: "member:42")
            let own = EchoMessage("own", number: 42)
            let upload = try await channel.upload(
                EchoMethods.collectMembers,
                own,
                options: options
            )
            try await upload.write(EchoMessage("other", number: 43))
            let error = await #expect(throws: RPCError.self) { try await upload.finish() }
            #expect(error?.reason == "rpc.scope_denied")
        }
    }

    @Test(arguments: ContractTransport.all)
    func requestThatIsTooLongLeavesTheCallAsItIs(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let upload = try await channel.upload(EchoMethods.collect, EchoMessage("a"))
            let long = EchoMessage(String(repeating: "m", count: server.messageBytesMax))
            let error = await #expect(throws: RPCError.self) { try await upload.write(long) }
            #expect(error?.code == .invalidArgument)
            try await upload.write(EchoMessage("b"))
            #expect(try await upload.finish() == EchoMessage("ab", number: 2))
        }
    }

    @Test(arguments: ContractTransport.all)
    func failureReachesTheWriter(transport: ContractTransport) async throws {
        try await transport.run { channel, _ in
            let options = CallOptions(token: "nonsense")
            let error = await #expect(throws: RPCError.self) {
                let upload = try await channel.upload(
                    EchoMethods.collect,
                    EchoMessage("a"),
                    options: options
                )
                while try await upload.write(EchoMessage("b")) {}
            }
            #expect(error?.code == .unauthenticated)
        }
    }

    @Test(arguments: ContractTransport.all)
    func deadlineEndsAnUpload(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            let options = CallOptions(timeout: .milliseconds(250))
            let error = await #expect(throws: RPCError.self) {
                let upload = try await channel.upload(
                    EchoMethods.slowReader,
                    EchoMessage("a"),
                    options: options
                )
                _ = try await upload.finish()
            }
            #expect(error?.code == .deadlineExceeded)
            server.echo.release.open()
        }
    }

    @Test(arguments: ContractTransport.all)
    func callThatNobodyHoldsIsCancelled(transport: ContractTransport) async throws {
        try await transport.run { channel, server in
            _ = try await channel.upload(EchoMethods.collect, EchoMessage("a"))
            #expect(await server.observer.wait(for: 1).map(\.error?.code) == [.cancelled])
        }
    }
}
