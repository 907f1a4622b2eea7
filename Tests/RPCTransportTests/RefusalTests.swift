import Cryptography
import Messages
import NIOCore
import Primitives
import RPCCore
import RPCTransport
import RPCWire
import Testing

/// Whom a server or a client refuses, with which reason, and that the server lives on.
@Suite(.timeLimit(.minutes(1)))
struct RefusalTests {
    @Test(arguments: [Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8), plainSettings, garbage])
    func plaintextPeer(bytes: [UInt8]) async throws {
        let points = try await Installation()
        let peer = try RawSocket(port: points.port)
        peer.send(bytes)
        try await expectRefusal(points, "tls.not_tls")
    }

    static let plainSettings: [UInt8] = {
        var frame = ByteBuffer()
        frame.writeFrame(.settings)
        return Array(frame.readableBytesView)
    }()

    static let garbage: [UInt8] = (0..<64).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 99) }

    @Test func peerOfAnOlderTLS() async throws {
        let points = try await Installation()
        let peer = try OpenSSLPeer(points, arguments: ["-tls1_2"])
        try await expectRefusal(points, "tls.version_refused")
        withExtendedLifetime(peer) {}
    }

    @Test(arguments: [["-tls1_3", "-alpn", "h2"], ["-tls1_3"]])
    func peerOfAnotherProtocol(arguments: [String]) async throws {
        let points = try await Installation()
        let peer = try OpenSSLPeer(points, arguments: arguments)
        try await expectRefusal(points, "tls.no_common_protocol")
        withExtendedLifetime(peer) {}
    }

    @Test func peerThatSaysNothing() async throws {
        var limits = ServerLimits()
        limits.handshakeTimeMax = .milliseconds(500)
        let points = try await Installation(limits: limits)
        let peer = try RawSocket(port: points.port)
        try await expectRefusal(points, "tls.handshake_timeout")
        withExtendedLifetime(peer) {}
    }

    @Test func peerThatLeavesInTheHandshake() async throws {
        let points = try await Installation()
        do {
            let peer = try RawSocket(port: points.port)
            peer.send([0x16, 0x03, 0x01])
        }
        try await expectRefusal(points, "tls.closed_in_handshake")
    }

    @Test func clientOfAnUnknownAuthority() async throws {
        let points = try await Installation()
        let channel = try points.channel(certificates: TestAuthority(), trusting: points.authority)
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.code == .unavailable)
        #expect(error.reason == "tls.refused_by_peer")
        try await expectRefusal(points, "tls.unknown_authority")
        await channel.close()
    }

    @Test func clientWithoutACertificate() async throws {
        let points = try await Installation()
        let channel = try points.channel(service: nil)
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.reason == "tls.refused_by_peer")
        try await expectRefusal(points, "tls.certificate_missing")
        await channel.close()
    }

    @Test(arguments: [TLSContext.ClientCertificates.optional, .ignored])
    func clientWithoutACertificateWhereNoneIsNeeded(
        certificates: TLSContext.ClientCertificates
    ) async throws {
        let points = try await Installation(certificates: certificates)
        let channel = try points.channel(service: nil)
        #expect(try await channel.call(EchoService.echo) == .init())
        await channel.close()
        await points.stop()
        #expect(points.events.elements.first == .opened(peer: nil))
    }

    @Test func clientWithAnExpiredCertificate() async throws {
        let points = try await Installation()
        let past = CertificateValidity(
            notBefore: Timestamp(microseconds: 1_000_000_000_000_000),
            notAfter: Timestamp(microseconds: 1_100_000_000_000_000)
        )
        let credentials = try points.authority.credentials(.service("gateway"), validity: past)
        let material = TLSMaterial(credentials: credentials, authorities: points.authority.trust)
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: points.port,
                expectedPeer: .service("points")
            ),
            tls: TLSContextProvider(try TLSContext(role: .client, material: material)),
            loops: testLoops,
            random: testRandom
        )
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.reason == "tls.refused_by_peer")
        try await expectRefusal(points, "tls.certificate_invalid")
        await channel.close()
    }

    @Test func certificateThatNamesNobody() async throws {
        let points = try await Installation()
        let subject = try CertificateSubject(commonName: "nobody", dnsNames: ["localhost"])
        let material = TLSMaterial(
            credentials: try points.authority.credentials(subject),
            authorities: points.authority.trust
        )
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: points.port,
                expectedPeer: .service("points")
            ),
            tls: TLSContextProvider(try TLSContext(role: .client, material: material)),
            loops: testLoops,
            random: testRandom
        )
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.code == .unavailable)
        try await expectRefusal(points, "tls.wrong_peer")
        await channel.close()
    }

    @Test func serverOfAnUnknownAuthority() async throws {
        let points = try await Installation()
        let channel = try points.channel(trusting: TestAuthority())
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.reason == "tls.unknown_authority")
        try await expectRefusal(points, "tls.refused_by_peer")
        await channel.close()
    }

    @Test func oneServicesCertificateUsedForAnother() async throws {
        let points = try await Installation()
        let channel = try points.channel(expecting: .service("tiers"))
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo)
        }
        #expect(error.code == .unavailable)
        #expect(error.reason == "tls.wrong_peer")
        #expect(error.message.contains("huitou://service/points"))
        #expect(error.message.contains("huitou://service/tiers"))
        await channel.close()
        await points.stop()
    }

    @Test func hostNamesAreCheckedWhereTheyAreExpected() async throws {
        let points = try await Installation()
        let right = try points.channel(expecting: .host("localhost"))
        #expect(try await right.call(EchoService.echo) == .init())
        let wrong = try points.channel(expecting: .host("example.com"))
        let error = try await failure { () throws(RPCError) in
            try await wrong.call(EchoService.echo)
        }
        #expect(error.reason == "tls.wrong_peer")
        await right.close()
        await wrong.close()
        await points.stop()
    }

    @Test func tooManyConnections() async throws {
        var limits = ServerLimits()
        limits.connectionsMax = 1
        let points = try await Installation(limits: limits)
        let first = try RawSocket(port: points.port)
        let second = try RawSocket(port: points.port)
        await points.events.wait { events in
            events.contains { $0.reason == "rpc.too_many_connections" }
        }
        withExtendedLifetime((first, second)) {}
    }

    @Test func materialThatCannotBeUsed() throws {
        let authority = try TestAuthority()
        let one = try authority.credentials(.service("points"))
        let other = try authority.credentials(.service("tiers"))
        let mixed = TLSMaterial.Credentials(
            certificateChain: one.certificateChain,
            privateKey: other.privateKey
        )
        let missing = TLSMaterial.Credentials(
            certificateChain: .file("/nowhere/points.certificate"),
            privateKey: one.privateKey
        )
        let empty = TLSMaterial.Credentials(
            certificateChain: .bytes([]),
            privateKey: one.privateKey
        )
        for credentials in [mixed, missing, empty] {
            let error = #expect(throws: TLSError.self) {
                try TLSContext(
                    role: .client,
                    material: TLSMaterial(credentials: credentials, authorities: authority.trust)
                )
            }
            #expect(error?.code == .misconfigured)
        }
    }

    /// The server says why, and serves others.
    private func expectRefusal(_ points: Installation, _ reason: String) async throws {
        await points.events.wait { events in events.contains { $0.reason == reason } }
        let channel = try points.channel()
        #expect(try await channel.call(EchoService.echo) == .init())
        await channel.close()
        await points.stop()
    }
}

extension ConnectionEvent {
    /// The word for what happened; `nil` where nothing went wrong.
    var reason: String? {
        switch self {
        case .opened, .callRepeated, .ejected, .restored: nil
        case .refused(let reason, _), .closed(_, let reason, _): reason
        }
    }
}
