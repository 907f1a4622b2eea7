import FaultProxy
import Primitives
import RPCCore
import RPCTransport
import Testing

/// A connection that breaks at any byte: nobody is told a lie, and nothing is done twice.
@Suite(.timeLimit(.minutes(5)))
struct CutTests {
    enum Way: CaseIterable, Sendable {
        case up
        case down

        func script(_ steps: [LinkStep]) -> LinkScript {
            self == .up ? LinkScript(up: steps) : LinkScript(down: steps)
        }

        func byteCount(_ figures: FaultProxy.Figures) -> Int {
            self == .up ? figures.up : figures.down
        }
    }

    /// The distance between two places at which the conversation is cut.
    private static let stride = isLongRun ? 1 : 37

    /// How many bytes a whole conversation sends this way.
    private static func byteCount(
        _ installation: FaultyInstallation,
        _ way: Way
    ) async throws -> Int {
        let channel = installation.channel()
        var conversation = Conversation(number: 0)
        await conversation.run(on: installation, over: channel)
        #expect(conversation.failures == [])
        await channel.close()
        let figures = try #require(installation.proxy.links.first)
        return way.byteCount(figures)
    }

    @Test(arguments: Way.allCases, [LinkStep.close, .reset, .halfClose])
    func conversationIsCutAnywhere(way: Way, step: LinkStep) async throws {
        let installation = try await FaultyInstallation()
        let byteCount = try await Self.byteCount(installation, way)
        #expect(byteCount > 500)
        var number = 1
        for place in Swift.stride(from: 0, through: byteCount + 40, by: Self.stride) {
            // Only the first connection of the run breaks; those that follow work.
            let broken = installation.proxy.links.count
            installation.proxy.setScript { link in
                link == broken ? way.script([.pass(place), step]) : .unharmed
            }
            let channel = installation.channel()
            var conversation = Conversation(number: number)
            await conversation.run(on: installation, over: channel)
            // What was under way when it broke may fail, and nothing else.
            #expect(conversation.failures.count <= 1, "at \(place): \(conversation.failures)")
            #expect(conversation.failures.allSatisfy { $0.code == .unavailable })
            await channel.close()
            number += 1
        }
        try await installation.stop()
    }

    /// TLS notices every flipped bit: a call fails, but no answer is wrong.
    @Test(arguments: Way.allCases)
    func bytesAreCorruptedAnywhere(way: Way) async throws {
        let installation = try await FaultyInstallation()
        let byteCount = try await Self.byteCount(installation, way)
        var number = 1
        // One place in each piece, another bit in each.
        for place in Swift.stride(from: 3, to: byteCount, by: 2 * Self.stride) {
            let broken = installation.proxy.links.count
            let mask = UInt8(1) << UInt8(number % 8)
            installation.proxy.setScript { link in
                link == broken ? way.script([.pass(place), .corrupt(mask)]) : .unharmed
            }
            var limits = ClientLimits()
            // A flipped length makes an end wait for bytes that never come.
            limits.connectTimeMax = .milliseconds(300)
            limits.silenceTimeMax = .milliseconds(300)
            let channel = installation.channel(limits: limits)
            var conversation = Conversation(number: number)
            await conversation.run(on: installation, over: channel)
            #expect(conversation.failures.count <= 4)
            #expect(conversation.failures.allSatisfy { $0.code == .unavailable })
            await channel.close()
            number += 1
        }
        try await installation.stop()
    }

    @Test(arguments: 0..<(isLongRun ? 400 : 12) as Range<UInt64>)
    func randomFaults(seed: UInt64) async throws {
        let installation = try await FaultyInstallation()
        var random = SeededRandom(seed: seed)
        let scripts = (0..<8).map { _ in LinkScript.random(using: &random, bytesMax: 4_000) }
        installation.proxy.setScript { $0 < scripts.count ? scripts[$0] : .unharmed }
        var limits = ClientLimits()
        limits.connectTimeMax = .milliseconds(500)
        limits.silenceTimeMax = .milliseconds(500)
        let channel = installation.channel(limits: limits)
        for number in 0..<6 {
            var conversation = Conversation(number: number)
            await conversation.run(on: installation, over: channel, timeout: .seconds(3))
            let codes = Set(conversation.failures.map(\.code))
            #expect(
                codes.isSubset(of: [.unavailable, .deadlineExceeded]),
                "seed \(seed): \(codes)"
            )
        }
        await channel.close()
        try await installation.stop()
    }
}
