import Cryptography
import Primitives
import RPCCore
import RPCTransport
import RPCWire

extension ContractTransport {
    /// Sockets and TLS on loopback, certificates made for each run.
    static let tls = ContractTransport(testDescription: "over TLS") { server, body in
        let certificates = try ContractCertificates(peer: server.peer)
        let loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
        var limits = ServerLimits()
        limits.settings = WireSettings(frameBytesMax: UInt32(server.messageBytesMax))
        let listener = RPCServer(
            router: server.router,
            tls: certificates.server,
            loops: loops,
            limits: limits,
            calls: server.observer
        )
        let port = try await listener.start(host: "127.0.0.1", port: 0)
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: port,
                expectedPeer: .service("points")
            ),
            tls: certificates.client,
            loops: loops,
            random: { 0x0123_4567_89AB_CDEF }
        )
        // Short deadlines are about calls, not about the first handshake.
        try await channel.connect()
        let result: Result<Void, any Error>
        do {
            try await body(channel)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await channel.close()
        await listener.drain(timeout: .seconds(10))
        await loops.shutDown()
        try result.get()
    }
}

/// Contexts for a server `points` and a client whose certificate names a peer, or without one.
private struct ContractCertificates {
    let server: TLSContextProvider
    let client: TLSContextProvider

    init(peer: PeerIdentity?) throws {
        let validity = CertificateValidity(
            notBefore: Timestamp(microseconds: 1_577_836_800_000_000),
            notAfter: Timestamp(microseconds: 4_102_444_800_000_000)
        )
        let authority = try CertificateAuthority(creatingNamed: "contract", validity: validity)
        func provider(
            _ role: TLSContext.Role,
            _ subject: CertificateSubject?
        ) throws -> TLSContextProvider {
            let credentials = try subject.map { subject in
                let issued = try authority.issue(subject, usage: .server, validity: validity)
                return TLSMaterial.Credentials(
                    certificateChain: .bytes(Array(issued.certificatePEM.utf8)),
                    privateKey: .bytes(Array(issued.privateKeyPEM.unsafeRevealed.utf8))
                )
            }
            let authorities = PEMSource.bytes(Array(authority.certificatePEM.utf8))
            let material = TLSMaterial(credentials: credentials, authorities: authorities)
            return TLSContextProvider(try TLSContext(role: role, material: material))
        }
        server = try provider(.server(.optional), .service("points"))
        client = try provider(
            .client,
            try peer.map { try CertificateSubject(commonName: $0.name, uris: [$0.uri]) }
        )
    }
}
