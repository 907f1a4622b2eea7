import Cryptography
import Foundation
import Primitives
import RPCCore
import RPCTransport
import Testing

/// A server knows by which of its certificates a peer has come.
@Suite(.timeLimit(.minutes(1)))
struct PeerDigestTests {
    @Test func twoCertificatesOfOneNameAreToldApart() async throws {
        let points = try await Installation()
        var expected: [String] = []
        for _ in 0..<2 {
            let issued = try points.authority.authority.issue(
                .partner("blossom"),
                usage: .server,
                validity: TestAuthority.validity
            )
            let lines = issued.certificatePEM.split(separator: "\n")
            let text = lines.drop { !$0.hasPrefix("-----BEGIN") }.dropFirst()
                .prefix { !$0.hasPrefix("-----END") }.joined()
            let encoded = try #require(Data(base64Encoded: text))
            expected.append(
                SHA256.hash(Array(encoded)).bytes.map { byte in
                    let digits = String(byte, radix: 16)
                    return digits.count == 1 ? "0" + digits : digits
                }.joined()
            )
            let material = TLSMaterial(
                credentials: TLSMaterial.Credentials(
                    certificateChain: .bytes(Array(issued.certificatePEM.utf8)),
                    privateKey: .bytes(Array(issued.privateKeyPEM.unsafeRevealed.utf8))
                ),
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
            _ = try await channel.call(EchoService.echo)
            await channel.close()
        }
        await points.stop()
        let peers = points.events.elements.compactMap { event in
            if case .opened(let peer) = event { peer } else { nil }
        }
        #expect(Set(peers.map(\.uri)) == ["huitou://partner/blossom"])
        #expect(Set(peers) == [PeerIdentity(kind: .partner, name: "blossom")])
        #expect(expected[0] != expected[1])
        #expect(Set(peers.compactMap(\.certificateDigest)) == Set(expected))
    }
}
