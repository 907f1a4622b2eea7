import Primitives
import RPCCore
import RPCInProcess
import Testing

/// What the generator makes of methods of every kind, called through a transport.
struct StreamsServiceTests {
    private func withClient(
        _ body: (TestV1.StreamsClient) async throws -> Void
    ) async throws {
        let channel = InProcessChannel(
            router: Router(methods: Streams().rpcMethods, authenticator: TokenIsMember()),
            peer: PeerIdentity(kind: .service, name: "gateway"),
            clock: SystemMonotonicClock(),
            random: { 7 }
        )
        try await body(TestV1.StreamsClient(channel: channel))
        await channel.shutDown()
    }

    @Test func kindsAreThoseOfTheProtoFile() {
        #expect(
            TestV1.StreamsMethods.all.map(\.kind)
                == [.unary, .serverStreaming, .clientStreaming, .bidirectionalStreaming]
        )
    }

    @Test func oneRequest() async throws {
        try await withClient { client in
            #expect(try await client.say(.init(text: "ab")).text == "ab")
            var letters: [String] = []
            for try await part in try await client.spell(.init(text: "abc")) {
                letters.append(part.text)
            }
            #expect(letters == ["a", "b", "c"])
        }
    }

    @Test func manyRequests() async throws {
        try await withClient { client in
            let upload = try await client.join(.init(text: "a"))
            try await upload.write(.init(text: "b"))
            #expect(try await upload.finish().text == "ab")
        }
    }

    @Test func everyRequestIsCheckedAgainstTheScope() async throws {
        try await withClient { client in
            let own = TestV1.StreamText(text: "own", memberID: 42)
            let options = CallOptions(token: "42")
            let conversation = try await client.repeat(own, options: options)
            let responses = conversation.responses.makeAsyncIterator()
            #expect(try await responses.next() == own)
            try await conversation.write(.init(text: "other", memberID: 43))
            let error = await #expect(throws: RPCError.self) { try await responses.next() }
            #expect(error?.reason == "rpc.scope_denied")
        }
    }
}

/// Takes a token for the id of a member.
private struct TokenIsMember: Authenticator {
    func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
        if let token { return Principal(kind: .member, id: token) }
        return peer.map { Principal(kind: $0.kind, id: $0.name) }
    }
}

private struct Streams: TestV1.StreamsServer {
    func say(
        _ request: TestV1.StreamText,
        context: CallContext
    ) async throws -> TestV1.StreamText { request }

    func spell(
        _ request: TestV1.StreamText,
        responses: RPCResponseStream<TestV1.StreamText>,
        context: CallContext
    ) async throws {
        for letter in request.text { try await responses.write(.init(text: String(letter))) }
    }

    func join(
        _ requests: RPCRequests<TestV1.StreamText>,
        context: CallContext
    ) async throws -> TestV1.StreamText {
        var text = ""
        for try await request in requests { text += request.text }
        return .init(text: text)
    }

    func `repeat`(
        _ requests: RPCRequests<TestV1.StreamText>,
        responses: RPCResponseStream<TestV1.StreamText>,
        context: CallContext
    ) async throws {
        for try await request in requests { try await responses.write(request) }
    }
}
