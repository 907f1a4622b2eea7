import Cryptography
import Foundation
import Primitives
import RPCCore
import TestKit
import Testing

@testable import HTTPSClient

/// The client against a server of Python's, over real TLS, and its reading of answers.
@Suite(.timeLimit(.minutes(2))) struct HTTPSClientTests {
    /// Answers by the path; says on a line of its output where it listens, then what it gets.
    private static let server = """
        import ssl, sys, http.server, time
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def log_message(self, *arguments): pass
            def do_GET(self): self.answer(b"")
            def do_POST(self): self.answer(self.rfile.read(int(self.headers["Content-Length"])))
            def answer(self, body):
                if self.path == "/slow": time.sleep(30)
                if self.path == "/cut":
                    self.wfile.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nabc")
                    self.wfile.flush(); self.connection.close(); return
                if self.path == "/chunks":
                    self.send_response(200); self.send_header("Transfer-Encoding", "chunked")
                    self.end_headers()
                    for part in (b"ab", b"c" * 5000, b""):
                        self.wfile.write(b"%x\\r\\n%s\\r\\n" % (len(part), part))
                    return
                if self.path == "/long": body = b"x" * 200000
                self.send_response(503 if self.path == "/fail" else 200)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("X-Got", self.headers.get("X-Huitou", ""))
                self.end_headers()
                self.wfile.write(body)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """

    /// A server while a test runs, and the authority that it belongs to.
    private static func withServer(
        _ body: (_ port: Int, _ authorities: String, _ others: String) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-https-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let now = Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970) * 1_000_000)
        let validity = CertificateValidity(days: 2, from: now)
        let authority = try CertificateAuthority(creatingNamed: "test", validity: validity)
        let other = try CertificateAuthority(creatingNamed: "other", validity: validity)
        let issued = try authority.issue(.service("sms"), usage: .server, validity: validity)
        func write(_ text: String, _ name: String) throws -> String {
            let file = folder.appending(path: name)
            try text.write(to: file, atomically: true, encoding: .utf8)
            return file.path
        }
        let output = Pipe()
        let child = try ChildProcess(
            "/usr/bin/python3",
            [
                "-c", server, try write(issued.certificatePEM, "server.pem"),
                try write(issued.privateKeyPEM.unsafeRevealed, "server.key"),
            ],
            output: output.fileHandleForWriting
        )
        defer {
            child.kill(9)
            child.wait()
        }
        var line: [UInt8] = []
        while line.last != 10 {
            let data = try #require(try output.fileHandleForReading.read(upToCount: 1))
            try #require(!data.isEmpty)
            line += data
        }
        let port = try #require(Int(String(decoding: line.dropLast(), as: UTF8.self)))
        try await body(
            port,
            try write(authority.certificatePEM, "ca.pem"),
            try write(other.certificatePEM, "other.pem")
        )
    }

    private static func client(
        _ authorities: String,
        timeout: Duration = .seconds(20)
    ) throws -> HTTPSClient {
        try HTTPSClient(
            authorities: authorities,
            timeout: timeout,
            clock: SystemMonotonicClock()
        )
    }

    private static func url(
        _ port: Int,
        _ path: String,
        host: String = "localhost"
    ) throws
        -> HTTPSURL
    {
        try #require(HTTPSURL("https://\(host):\(port)\(path)"))
    }

    @Test func requestsArriveAndAnswersComeBack() async throws {
        try await Self.withServer { port, authorities, _ in
            let client = try Self.client(authorities)
            let body = Array(repeating: UInt8(ascii: "b"), count: 40_000)
            let echoed = try await client.send(
                .init(.post, try Self.url(port, "/echo"), body: body)
            )
            #expect(echoed == HTTPSResponse(status: 200, body: body))
            let address = try Self.url(port, "/chunks", host: "127.0.0.1")
            let chunks = try await client.send(.init(.get, address))
            #expect(chunks.body.count == 5002)
            let failed = try await client.send(.init(.get, try Self.url(port, "/fail")))
            #expect(failed.status == 503)
            #expect(!failed.isSuccess)
        }
    }

    @Test func whatGoesWrongIsTold() async throws {
        try await Self.withServer { port, authorities, others in
            let client = try Self.client(authorities)
            func failure(_ client: HTTPSClient, _ url: HTTPSURL) async -> HTTPSFailure? {
                do throws(HTTPSFailure) {
                    _ = try await client.send(.init(.get, url))
                    return nil
                } catch {
                    return error
                }
            }
            #expect(await failure(client, try Self.url(port, "/cut")) == .cut)
            #expect(await failure(client, try Self.url(port, "/long")) == .tooLong)
            // An authority that is not ours, and a host that the certificate does not name.
            let stranger = try Self.client(others)
            #expect(await failure(stranger, try Self.url(port, "/")) == .notTrusted)
            let misnamed = try Self.url(port, "/", host: "127.0.0.2")
            #expect(await failure(client, misnamed) != nil)
            let hasty = try Self.client(authorities, timeout: .milliseconds(300))
            #expect(await failure(hasty, try Self.url(port, "/slow")) == .timedOut)
            let nobody = try Self.url(1, "/", host: "127.0.0.1")
            #expect(await failure(client, nobody) == .notConnected)
            #expect(throws: HTTPSFailure.misconfigured) { try Self.client("/nowhere.pem") }
        }
    }

    @Test(
        arguments: [
            ("https://a.example", "a.example", 443, "/"),
            ("https://a:8443/x?y=1", "a", 8443, "/x?y=1"), ("https://a?y", "a", 443, "/?y"),
        ]
    )
    func urlsAreRead(text: String, host: String, port: Int, path: String) throws {
        let url = try #require(HTTPSURL(text))
        #expect((url.host, url.port, url.path) == (host, port, path))
    }

    @Test(arguments: [
        "http://a", "https://", "https://a:0", "https://a:65536", "https://a b", "https://u@a",
        "https://a/#x", "https://a/\r\nHost: b", "ftp://a", "https://[::1]/",
    ])
    func othersAreNoURLs(text: String) {
        #expect(HTTPSURL(text) == nil)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
    ])
    func answersAreReadByteByByte(text: String) throws {
        let bytes = Array(text.utf8)
        var whole: Int?
        for count in 0...bytes.count {
            guard let response = try HTTPSResponse(Array(bytes[..<count]), isEnd: false) else {
                continue
            }
            whole = whole ?? count
            #expect(response.body == Array("ab".utf8))
        }
        #expect(whole != nil)
        #expect(try HTTPSResponse(Array("HTTP/1.0 200 OK\r\n\r\nab".utf8), isEnd: false) == nil)
        #expect(
            try HTTPSResponse(Array("HTTP/1.0 200 OK\r\n\r\nab".utf8), isEnd: true)?.body.count
                == 2
        )
    }

    @Test(arguments: [
        "SSH-2.0\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    ])
    func nonsenseIsRefused(text: String) {
        #expect(throws: HTTPSFailure.malformed) {
            _ = try HTTPSResponse(Array(text.utf8), isEnd: true)
        }
    }
}

extension HTTPSResponse {
    /// An answer as a test expects it.
    fileprivate init(status: Int, body: [UInt8]) {
        // Written as it goes over the wire, and read as any other.
        let head = "HTTP/1.1 \(status) OK\r\nContent-Length: \(body.count)\r\n\r\n"
        guard let read = try? HTTPSResponse(Array(head.utf8) + body, isEnd: true) else {
            preconditionFailure("no answer: \(head)")
        }
        self = read
    }
}
