import Cryptography
import Foundation
import Glibc
import Primitives
import RPCTransport
import Synchronization
import TestKit
import Testing

/// A peer that is none of ours: a bare socket.
final class RawSocket {
    let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Unexpected(text: "connect: \(errno)") }
    }

    deinit {
        close(descriptor)
    }

    func send(_ bytes: [UInt8]) {
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}

/// A port of our own on which no TLS server answers.
///
/// It stays ours as long as the value lives: no server of another test gets the number meanwhile.
final class HeldPort {
    enum Answer {
        /// The kernel takes connections, and nobody reads them.
        case silence
        /// The kernel refuses connections, until a program that reuses addresses listens there.
        case refusal
    }

    let descriptor: Int32
    let port: Int

    /// Ports below those that the kernel gives out (ip(7), `ip_local_port_range`): it would give one
    /// that nobody listens at to a server that reuses addresses.
    private static let range = 12_000..<20_000
    private static let next = Mutex(Int.random(in: range))

    init(_ answer: Answer) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var found: Int?
        for _ in Self.range where found == nil {
            let port = Self.next.withLock { next in
                next = next + 1 < Self.range.upperBound ? next + 1 : Self.range.lowerBound
                return next
            }
            if Self.bind(descriptor, to: port) { found = port }
        }
        guard let found, answer == .refusal || listen(descriptor, 8) == 0 else {
            throw Unexpected(text: "listen: \(errno)")
        }
        port = found
    }

    private static func bind(_ descriptor: Int32, to port: Int) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// Whether somebody listens.
    var isTaken: Bool {
        // Not readable is the same as not there: the test's time limit bounds the wait.
        let sockets = (try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)) ?? ""
        let number = String(port, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: 4 - number.count) + number
        return sockets.contains("0100007F:\(padded) 00000000:0000 0A")
    }

    deinit {
        close(descriptor)
    }
}

/// A service's certificate and its key as files, for programs.
final class CertificateFiles: Sendable {
    private let folder: URL

    init(_ authority: TestAuthority, service: String) throws {
        let name = "huitou-\(ProcessInfo.processInfo.processIdentifier)-\(testRandom())"
        folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let issued = try authority.authority.issue(
            .service(service),
            usage: .server,
            validity: TestAuthority.validity
        )
        try issued.certificatePEM.write(
            to: folder.appending(path: "certificate"),
            atomically: true,
            encoding: .utf8
        )
        try issued.privateKeyPEM.unsafeRevealed.write(
            to: folder.appending(path: "key"),
            atomically: true,
            encoding: .utf8
        )
    }

    /// What the `openssl` program is told of them.
    var arguments: [String] {
        [
            "-cert", folder.appending(path: "certificate").path,
            "-key", folder.appending(path: "key").path,
        ]
    }

    deinit {
        // Left behind, it does no harm.
        try? FileManager.default.removeItem(at: folder)
    }
}

/// `openssl s_client`: a TLS peer of which every byte is ours to choose.
final class OpenSSLPeer {
    private let process: ChildProcess
    private let input = Pipe()
    private let output = Pipe()
    private let certificate: CertificateFiles

    /// Connects with a certificate of a service `gateway`.
    init(_ points: Installation, arguments: [String]) throws {
        certificate = try CertificateFiles(points.authority, service: "gateway")
        process = try ChildProcess(
            "/usr/bin/openssl",
            [
                "s_client", "-connect", "127.0.0.1:\(points.port)", "-quiet",
            ] + certificate.arguments + arguments,
            input: input.fileHandleForReading,
            output: output.fileHandleForWriting
        )
        try input.fileHandleForReading.close()
        try output.fileHandleForWriting.close()
    }

    deinit {
        process.kill(SIGKILL)
        process.wait()
    }

    func send(_ bytes: [UInt8]) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    }

    /// Everything that the server sends until it closes.
    func readToEnd() throws -> [UInt8] {
        Array(try output.fileHandleForReading.readToEnd() ?? Data())
    }
}
