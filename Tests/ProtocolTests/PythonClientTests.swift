import Cryptography
import Foundation
import Primitives
import RPCCore
import RPCTransport
import TestKit
import Testing

/// The Python client: its own test against the vectors, and all kinds of calls to our server.
@Suite(
    .enabled(
        if: Python.isExpected,
        "no Python with protobuf: run Tests/run, or set HUITOU_PYTHON"
    )
)
struct PythonClientTests {
    @Test func vectors() async throws {
        try await Self.withFolder { stubs in
            try Python.makeStubs(in: stubs)
            let script = Python.root.appending(path: "protos/python/test_vectors.py").path
            let result = try await Python.run(["-W", "error", script], stubs: stubs)
            #expect(result.exitCode == 0, "\(result.errors)")
            #expect(result.errors.contains("Ran 3 tests"), "\(result.errors)")
        }
    }

    @Test func everyKindOfCall() async throws {
        try await Self.withFolder { folder in
            let stubs = folder.appending(path: "stubs")
            try Python.makeStubs(in: stubs)
            let authority = folder.appending(path: "ca.pem")
            let loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
            let server = RPCServer(
                router: EchoService().router,
                tls: try Self.certificates(authority: authority),
                loops: loops
            )
            let port = try await server.start(host: "127.0.0.1", port: 0)
            let result = try await Python.run(
                [Python.root.appending(path: "Tests/ProtocolTests/Streams/test_streams.py").path],
                stubs: stubs,
                environment: ["PORT": "\(port)", "CA": authority.path]
            )
            #expect(result.exitCode == 0, "\(result.errors)")
            #expect(result.errors.contains("Ran 6 tests"), "\(result.errors)")
            await server.drain(timeout: .seconds(10))
            await loops.shutDown()
        }
    }

    private static func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-python-client-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            try await body(folder)
        } catch {
            Issue.record("\(error)")
        }
        try FileManager.default.removeItem(at: folder)
    }

    /// What a server `points` shows; its authority goes to a file.
    private static func certificates(authority file: URL) throws -> TLSContextProvider {
        let validity = CertificateValidity(
            notBefore: Timestamp(microseconds: 1_577_836_800_000_000),
            notAfter: Timestamp(microseconds: 4_102_444_800_000_000)
        )
        let authority = try CertificateAuthority(creatingNamed: "protocol", validity: validity)
        try Data(authority.certificatePEM.utf8).write(to: file)
        let issued = try authority.issue(.service("points"), usage: .server, validity: validity)
        let material = TLSMaterial(
            credentials: TLSMaterial.Credentials(
                certificateChain: .bytes(Array(issued.certificatePEM.utf8)),
                privateKey: .bytes(Array(issued.privateKeyPEM.unsafeRevealed.utf8))
            ),
            authorities: .bytes(Array(authority.certificatePEM.utf8))
        )
        return TLSContextProvider(try TLSContext(role: .server(.optional), material: material))
    }
}
