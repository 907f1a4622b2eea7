import FaultProxy
import Foundation
import Glibc
import Primitives
import Testing

/// What the proxy does is what its script says, byte for byte.
@Suite(.timeLimit(.minutes(1)))
struct FaultProxyTests {
    /// A server that collects what it gets and answers with a fixed text, each on a thread.
    private static func exchange(
        _ script: LinkScript,
        sending text: [UInt8] = Array("hello, server".utf8),
        whileConnected: (FaultProxy) -> Void = { _ in }
    ) throws -> (up: [UInt8], down: [UInt8], figures: [FaultProxy.Figures]) {
        let server = try Peer.listen()
        let proxy = try FaultProxy(to: server.port) { _ in script }
        let client = try Peer.connect(port: proxy.port)
        let accepted = try server.accept()
        client.send(text)
        client.endSending()
        accepted.send(Array("hello, client".utf8))
        accepted.endSending()
        whileConnected(proxy)
        let up = accepted.receive()
        let down = client.receive()
        let figures = proxy.links
        proxy.stop()
        return (up, down, figures)
    }

    @Test func unharmedLinkChangesNothing() throws {
        let result = try Self.exchange(.unharmed)
        #expect(result.up == Array("hello, server".utf8))
        #expect(result.down == Array("hello, client".utf8))
        #expect(result.figures.map(\.up) == [13])
        #expect(result.figures.map(\.down) == [13])
    }

    @Test(arguments: 0...13)
    func closeIsExact(place: Int) throws {
        let result = try Self.exchange(LinkScript(up: [.pass(place), .close]))
        #expect(result.up == Array("hello, server".utf8.prefix(place)))
    }

    @Test(arguments: 0...13)
    func halfCloseLeavesTheOtherWay(place: Int) throws {
        let result = try Self.exchange(LinkScript(up: [.pass(place), .halfClose]))
        #expect(result.up == Array("hello, server".utf8.prefix(place)))
        #expect(result.down == Array("hello, client".utf8))
    }

    @Test func corruptFlipsOneByte() throws {
        let result = try Self.exchange(LinkScript(down: [.pass(4), .corrupt(0x20)]))
        #expect(result.down == Array("hellO, client".utf8))
        #expect(result.up == Array("hello, server".utf8))
    }

    @Test func loseSkipsBytes() throws {
        let result = try Self.exchange(LinkScript(up: [.pass(5), .lose(2)]))
        #expect(result.up == Array("helloserver".utf8))
    }

    @Test func trickleLosesNothing() throws {
        let result = try Self.exchange(
            LinkScript(up: [.trickle(byteCount: 1, every: .milliseconds(2))])
        )
        #expect(result.up == Array("hello, server".utf8))
    }

    @Test func delayIsKept() throws {
        let start = ContinuousClock.now
        let result = try Self.exchange(.delayed(.milliseconds(50)))
        #expect(result.up.count == 13 && result.down.count == 13)
        #expect(start.duration(to: .now) >= .milliseconds(50))
    }

    @Test func resetIsSeenByBoth() throws {
        let result = try Self.exchange(LinkScript(up: [.pass(3), .reset])) { proxy in
            while proxy.links.first?.isOpen != false { sched_yield() }
        }
        #expect(result.up.count <= 3)
        #expect(result.figures.map(\.isOpen) == [false])
    }

    @Test func stalledWayGoesOnWhenItIsResumed() throws {
        let script = LinkScript(up: [.pass(5), .stall, .pass(8), .close])
        let result = try Self.exchange(script) { proxy in
            while proxy.links.first?.up != 5 { sched_yield() }
            proxy.resume()
        }
        #expect(result.up == Array("hello, server".utf8))
    }

    @Test func stalledWayDoesNotDrainItsSender() throws {
        let server = try Peer.listen()
        let proxy = try FaultProxy(to: server.port) { _ in LinkScript(up: [.stall]) }
        let client = try Peer.connect(port: proxy.port)
        let accepted = try server.accept()
        // The kernel takes some megabytes at most; then the sender is held.
        var sent = 0
        while let count = client.sendWithoutWaiting(1 << 16) { sent += count }
        #expect(sent < 64 << 20)
        proxy.resetLinks()
        #expect(accepted.receive() == [])
        proxy.stop()
    }

    @Test func refusedConnectionsAreReset() throws {
        let server = try Peer.listen()
        let proxy = try FaultProxy(to: server.port)
        proxy.refuse(true)
        #expect(try Peer.connect(port: proxy.port).receive() == [])
        proxy.refuse(false)
        let client = try Peer.connect(port: proxy.port)
        let accepted = try server.accept()
        accepted.send([7])
        accepted.endSending()
        #expect(client.receive() == [7])
        proxy.stop()
    }

    @Test func sameSeedMakesTheSameScripts() {
        func scripts(_ seed: UInt64) -> [LinkScript] {
            var random = SeededRandom(seed: seed)
            return (0..<50).map { _ in .random(using: &random, bytesMax: 1_000) }
        }
        #expect(scripts(1) == scripts(1))
        #expect(scripts(1) != scripts(2))
    }
}
