import Messages
import RPCCore
import RPCTransport
import RPCWire
import Testing

/// What a drain frame says of calls, frame by frame: those above its last accepted call are made
/// elsewhere, whatever they are; those below are not.
@Suite(.timeLimit(.minutes(1)))
struct DrainTests {
    /// Each call carries a word of its own; none may be made twice.
    private static let words = ["call-1", "call-2", "call-3", "call-4"]

    private let authority: TestAuthority
    /// Two addresses; nobody answers at the second before the first has the calls.
    private let ports: [HeldPort]
    private let channel: RPCClientChannel

    init() throws {
        authority = try TestAuthority()
        ports = [try HeldPort(.refusal), try HeldPort(.refusal)]
        var limits = ClientLimits()
        limits.connectionsMax = 1
        limits.reconnectPauseMax = .milliseconds(100)
        channel = RPCClientChannel(
            address: ServiceAddress(
                places: ports.map { ServicePlace(host: "127.0.0.1", port: $0.port) },
                expectedPeer: .service("points")
            ),
            tls: try authority.context(.client, service: "gateway"),
            // One loop: all calls go over one connection.
            loops: Cluster.loop,
            limits: limits,
            random: testRandom
        )
    }

    private typealias Call = Task<Result<EchoService.Message, RPCError>, Never>

    private func call(_ word: String) -> Call {
        let channel = channel
        return Task {
            do throws(RPCError) {
                return .success(try await channel.call(Instance.once, .init(type: word)))
            } catch {
                return .failure(error)
            }
        }
    }

    /// A server that has the four calls, in the order of their words, and has answered none, and
    /// another to which the client has connected.
    private func serversWithCalls() async throws -> (ScriptedServer, ScriptedServer, [Call]) {
        let first = try await ScriptedServer(authority, on: ports[0])
        try await channel.connect()
        var calls: [Call] = []
        for word in Self.words {
            calls.append(call(word))
            let requests = await first.requests(calls.count)
            #expect(requests.last == .init(UInt32(calls.count), word))
        }
        let second = try await ScriptedServer(authority, on: ports[1])
        await second.frames.wait { $0.first?.header.type == .settings }
        return (first, second, calls)
    }

    @Test(arguments: [1, 2, 3])
    func callsAboveTheLastAcceptedAreMadeElsewhereThoseBelowAreNot(lastCallID: Int) async throws {
        let (first, second, calls) = try await serversWithCalls()
        try first.drain(lastCallID: UInt32(lastCallID))
        let moved = Self.words[lastCallID...]
        let requests = await second.requests(moved.count)
        #expect(requests.map(\.callID) == Array(1...UInt32(moved.count)))
        #expect(requests.map(\.word).sorted() == Array(moved))
        for request in requests {
            try second.answer(request.callID, .init(type: request.word))
        }
        for (word, call) in zip(moved, calls[lastCallID...]) {
            #expect(try await call.value.get().type == word)
        }
        // Below, all but the last are still answered; that one is lost with its connection.
        for number in 1..<lastCallID {
            try first.answer(UInt32(number), .init(type: Self.words[number - 1]))
            #expect(try await calls[number - 1].value.get().type == Self.words[number - 1])
        }
        first.stop()
        let lost = await calls[lastCallID - 1].value
        #expect(throws: RPCError.self) { try lost.get() }
        if case .failure(let error) = lost { #expect(error.code == .unavailable) }
        // A further call shows that nothing else was made again before it.
        let further = call("call-5")
        let all = await second.requests(moved.count + 1)
        #expect(all.last == .init(UInt32(moved.count) + 1, "call-5"))
        #expect(all.dropLast() == requests[...])
        #expect(await first.requests(Self.words.count).count == Self.words.count)
        try second.answer(UInt32(moved.count) + 1, .init(type: "call-5"))
        #expect(try await further.value.get().type == "call-5")
        await channel.close()
    }

    /// Further drain frames take back more, never less.
    @Test func furtherDrainsMayOnlyNameLowerCalls() async throws {
        let (first, second, calls) = try await serversWithCalls()
        try first.drain(lastCallID: 3)
        #expect(await second.requests(1) == [.init(1, "call-4")])
        try first.drain(lastCallID: 2)
        #expect(await second.requests(2) == [.init(1, "call-4"), .init(2, "call-3")])
        try first.drain(lastCallID: 3)
        await first.frames.wait { $0.last?.header.type == .drain }
        for call in calls[..<2] {
            let lost = await call.value
            #expect(throws: RPCError.self) { try lost.get() }
            if case .failure(let error) = lost { #expect(error.reason == "rpc.protocol_violation") }
        }
        for (id, word) in [(UInt32(1), "call-4"), (2, "call-3")] {
            try second.answer(id, .init(type: word))
        }
        #expect(try await calls[3].value.get().type == "call-4")
        #expect(try await calls[2].value.get().type == "call-3")
        #expect(await second.requests(2).count == 2)
        await channel.close()
    }
}
