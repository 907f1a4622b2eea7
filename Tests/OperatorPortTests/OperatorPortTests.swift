import Foundation
import OperatorPort
import TestKit
import Testing

/// What the operator port answers, and what it does not take.
@Suite(.timeLimit(.minutes(1)))
struct OperatorPortTests {
    private static func with(
        limits: OperatorLimits = OperatorLimits(),
        body: String = "up 1\n",
        _ test: @Sendable (Int) throws -> Void
    ) async throws {
        let pages = [
            OperatorPage(path: "/metrics") { .init(body: body) },
            OperatorPage(path: "/healthz") { .init(status: 503, body: "not ready\n") },
        ]
        let operatorPort = OperatorPort(pages: pages, limits: limits)
        let port = try await operatorPort.start(host: "127.0.0.1", port: 0)
        do {
            try test(port)
        } catch {
            Issue.record("\(error)")
        }
        await operatorPort.stop()
    }

    @Test func pagesAreAnsweredAndTheConnectionClosed() async throws {
        try await Self.with { port in
            let answer = try HTTPSocket.get("/metrics?x=1", port: port)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.lowercased().contains("connection: close\r\n"))
            #expect(answer.hasSuffix("\r\n\r\nup 1\n"))
            #expect(try HTTPSocket.get("/healthz", port: port).hasPrefix("HTTP/1.1 503 "))
            let head = try HTTPSocket.get("/metrics", method: "HEAD", port: port)
            #expect(head.hasSuffix("\r\n\r\n") && head.lowercased().contains("content-length: 5"))
        }
    }

    @Test func nothingElseIsThere() async throws {
        try await Self.with { port in
            let answer = try HTTPSocket.get("/../etc/passwd", port: port)
            #expect(answer.hasPrefix("HTTP/1.1 404 ") && answer.contains("/healthz\n/metrics\n"))
            for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"] {
                let answer = try HTTPSocket.get("/metrics", method: method, port: port)
                #expect(answer.hasPrefix("HTTP/1.1 405 "), "\(method): \(answer)")
            }
        }
    }

    @Test func whatIsNoHTTPIsClosed() async throws {
        try await Self.with { port in
            for text in ["\u{16}\u{3}\u{1}hello\r\n\r\n", "GET\r\n\r\n", "\r\n\r\nx\r\n\r\n"] {
                let socket = try HTTPSocket(port: port)
                socket.send(text)
                #expect(socket.readToEnd()?.contains("200 OK") == false, "\(text)")
            }
            #expect(try HTTPSocket.get("/metrics", port: port).contains("200 OK"))
        }
    }

    @Test func longRequestIsCutOff() async throws {
        try await Self.with { port in
            let socket = try HTTPSocket(port: port)
            socket.send("GET /metrics HTTP/1.1\r\n")
            let header = "X-Long: \(String(repeating: "x", count: 1_000))\r\n"
            var sent = 0
            while sent < 1_000, socket.send(header) { sent += 1 }
            #expect(socket.readToEnd()?.isEmpty == true)
            #expect(try HTTPSocket.get("/metrics", port: port).contains("200 OK"))
        }
    }

    @Test func slowRequestIsCutOff() async throws {
        var limits = OperatorLimits()
        limits.connectionTimeMax = .milliseconds(200)
        try await Self.with(limits: limits) { port in
            let socket = try HTTPSocket(port: port)
            socket.send("GET /metrics HTTP/1.1\r\n")
            #expect(socket.readToEnd()?.isEmpty == true)
        }
    }

    /// A peer that does not read its answer loses its connection, not the process its memory.
    @Test func slowReaderIsCutOff() async throws {
        var limits = OperatorLimits()
        limits.connectionTimeMax = .milliseconds(300)
        let body = String(repeating: "x", count: 32 << 20)
        try await Self.with(limits: limits, body: body) { port in
            let socket = try HTTPSocket(port: port)
            socket.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            let other = try HTTPSocket(port: port)
            // Ends only when its own time is over: by then the first is over too.
            #expect(other.readToEnd()?.isEmpty == true)
            let answer = try #require(socket.readToEnd())
            #expect(answer.utf8.count < body.utf8.count)
        }
    }

    @Test func connectionsAreBounded() async throws {
        var limits = OperatorLimits()
        limits.connectionsMax = 2
        try await Self.with(limits: limits) { port in
            let held = try [HTTPSocket(port: port), HTTPSocket(port: port)]
            for socket in held { socket.send("GET /metrics HTTP/1.1\r\n") }
            let third = try HTTPSocket(port: port)
            third.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(third.readToEnd()?.isEmpty == true)
            for socket in held {
                socket.send("Host: x\r\n\r\n")
                #expect(socket.readToEnd()?.contains("200 OK") == true)
            }
        }
    }

    @Test func answersPerSecondAreBounded() async throws {
        var limits = OperatorLimits()
        limits.answersPerSecondMax = 3
        try await Self.with(limits: limits) { port in
            let answers = try (0..<30).map { _ in try HTTPSocket.get("/metrics", port: port) }
            let good = answers.filter { $0.hasPrefix("HTTP/1.1 200 ") }.count
            let refused = answers.filter { $0.hasPrefix("HTTP/1.1 429 ") }.count
            #expect(good >= 3 && good + refused == 30)
            // However long this took, most of it fell into a few seconds.
            #expect(refused > 0)
        }
    }

    @Test func takenAddressIsNamed() async throws {
        try await Self.with { port in #expect(port > 0) }
        let first = OperatorPort(pages: [])
        let port = try await first.start(host: "127.0.0.1", port: 0)
        let second = OperatorPort(pages: [])
        await #expect {
            _ = try await second.start(host: "127.0.0.1", port: port)
        } throws: { error in
            let error = error as? OperatorPortError
            return error?.isTaken == true && error?.description.contains("\(port)") == true
        }
        await second.stop()
        await first.stop()
    }
}
