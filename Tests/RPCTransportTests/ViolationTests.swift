import Messages
import NIOCore
import RPCCore
import RPCTransport
import RPCWire
import Synchronization
import Testing

/// Peers with a good certificate and bad manners.
@Suite(.timeLimit(.minutes(1)))
struct ViolationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: [UInt8]
        var testDescription: String { name }
    }

    private static func bytes(_ write: (inout ByteBuffer) -> Void) -> [UInt8] {
        var buffer = ByteBuffer()
        write(&buffer)
        return Array(buffer.readableBytesView)
    }

    private static let settings = bytes { $0.writeFrame(.settings) }

    static let cases = [
        Case(
            name: "frame_too_large",
            bytes: settings + [0x7F, 0xFF, 0xFF, 0xFF, 2, 1, 0, 0, 0, 0, 0, 1]
        ),
        Case(name: "unknown_type", bytes: settings + [0, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 1]),
        Case(name: "settings_expected", bytes: bytes { $0.writePing(1, isAnswer: false) }),
        Case(name: "settings_repeated", bytes: settings + settings),
        Case(
            name: "bad_settings",
            bytes: bytes { buffer in
                buffer.writeFrame(.settings, callID: 0, payloadByteCount: 3) {
                    $0.copyMemory(from: [0xFF, 0xFF, 0xFF] as [UInt8], byteCount: 3)
                }
            }
        ),
        Case(
            name: "unexpected_frame",
            bytes: settings + bytes { $0.writeFrame(.status, callID: 1) }
        ),
    ]

    @Test(arguments: cases)
    func violationIsNamedAndTheServerLives(violation: Case) async throws {
        let points = try await Installation()
        let peer = try OpenSSLPeer(points, arguments: ["-tls1_3", "-alpn", "huitou/1"])
        try peer.send(violation.bytes)
        var answer = ByteBuffer(bytes: try peer.readToEnd())
        await points.events.wait { events in events.contains { $0.reason == violation.name } }
        var drain: RPCV1.Drain?
        while let frame = try answer.readFrame(frameBytesMax: 1 << 20) {
            guard frame.header.type == .drain else { continue }
            drain = try frame.payload.withUnsafeReadableBytes { try RPCV1.Drain(decoding: $0) }
        }
        #expect(drain?.reason == violation.name)
        let channel = try points.channel()
        #expect(try await channel.call(EchoService.echo) == .init())
        await channel.close()
        await points.stop()
    }

    @Test func peerWithoutSettingsIsSentAway() async throws {
        var limits = ServerLimits()
        limits.handshakeTimeMax = .seconds(1)
        let points = try await Installation(limits: limits)
        let peer = try OpenSSLPeer(points, arguments: ["-tls1_3", "-alpn", "huitou/1"])
        await points.events.wait { events in events.contains { $0.reason == "settings_timeout" } }
        withExtendedLifetime(peer) {}
        await points.stop()
    }

    @Test func peerWithoutSignOfLifeIsTakenForDead() async throws {
        var limits = ServerLimits()
        limits.silenceTimeMax = .milliseconds(100)
        let points = try await Installation(limits: limits)
        let peer = try OpenSSLPeer(points, arguments: ["-tls1_3", "-alpn", "huitou/1"])
        try peer.send(Self.settings)
        await points.events.wait { events in events.contains { $0.reason == "peer_silent" } }
        withExtendedLifetime(peer) {}
        await points.stop()
    }

    /// Granted all it could wish for, a writer must still wait for a socket that nobody reads.
    @Test func peerThatNeverReadsHoldsTheWriter() async throws {
        let points = try await Installation()
        var bytes = ByteBuffer()
        let window = WireSettings.windowBytesRange.upperBound
        try bytes.writeFrame(
            RPCV1.Settings(callWindowBytes: window, connectionWindowBytes: window),
            as: .settings,
            frameBytesMax: 1 << 20
        )
        try bytes.writeRequest(
            EchoService.Message(eventID: 3, payload: [UInt8](repeating: 1, count: 10_000)),
            head: RequestHead(method: EchoService.flood.fullName),
            flags: .endOfRequests,
            callID: 1,
            frameBytesMax: 1 << 20
        )
        do {
            // Its output is a pipe that is not read: soon it stops reading its socket.
            let peer = try OpenSSLPeer(points, arguments: ["-tls1_3", "-alpn", "huitou/1"])
            try peer.send(Array(bytes.readableBytesView))
            let channel = try points.channel()
            while points.service.flooded.withLock({ $0 }) == 0, !Task.isCancelled {
                _ = try await channel.call(EchoService.yield)
            }
            for _ in 0..<2_000 { _ = try await channel.call(EchoService.yield) }
            let megabytes = points.service.flooded.withLock { $0 } / 100
            #expect(megabytes < 20, "\(megabytes) MB went into buffers that must be bounded")
            await channel.close()
            withExtendedLifetime(peer) {}
        }
        // The peer is gone: its handler is cancelled.
        await points.service.cancelled.wait { $0 == [3] }
        await points.stop()
    }

    @Test func peerThatAnswersPingsIsKept() async throws {
        var limits = ServerLimits()
        limits.silenceTimeMax = .milliseconds(700)
        let points = try await Installation(limits: limits)
        let channel = try points.channel()
        async let parked = channel.call(EchoService.park, .init(eventID: 1))
        await points.service.parked.wait { $0 == [1] }
        // Four silences long nothing but pings crosses the wire.
        _ = try? await channel.call(
            EchoService.park,
            .init(eventID: 2),
            options: .init(timeout: .milliseconds(2_800))
        )
        points.service.release(1)
        #expect(try await parked.eventID == 1)
        await channel.close()
        await points.stop()
    }

    @Test func connectionWithoutCallsIsClosedAfterAWhile() async throws {
        var limits = ServerLimits()
        limits.silenceTimeMax = .milliseconds(300)
        limits.idleTimeMax = .milliseconds(300)
        let points = try await Installation(limits: limits)
        let channel = try points.channel()
        // On a machine that is busy enough the peer may be taken for dead before.
        var closed = 0
        repeat {
            // A call that meets the end of its connection may be lost with it.
            _ = try? await channel.call(EchoService.echo)
            let seen = closed
            await points.events.wait { events in events.compactMap(\.reason).count > seen }
            closed = points.events.elements.compactMap(\.reason).count
        } while !points.events.elements.contains { $0.reason == "idle" } && !Task.isCancelled
        // The next call makes a new connection.
        #expect(try await channel.call(EchoService.echo) == .init())
        await channel.close()
        await points.stop()
    }
}
