import Foundation
import Glibc
import StorageTestKit
import Synchronization

/// Stands between a client and the server's socket and can swallow the answer to a commit: the
/// server has committed, the client hears of a lost connection.
final class CuttingProxy: Sendable {
    /// The folder in which clients find the socket.
    let folder: String
    private let listener: Int32
    private let serverPath: String
    private let cutsLeft = Mutex(0)
    private let swallowed = Mutex(0)
    private let directory: TemporaryFolder

    struct Failure: Error {}

    /// How many answers were swallowed.
    var swallowedCount: Int { swallowed.withLock { $0 } }

    /// Listens in a folder of its own.
    ///
    /// - Parameter serverFolder: The folder of the server's socket.
    /// - Throws: Where it cannot listen.
    init(serverFolder: String) throws {
        directory = try TemporaryFolder()
        folder = directory.path
        serverPath = serverFolder + "/.s.PGSQL.5432"
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        let path = folder + "/.s.PGSQL.5432"
        guard Self.withAddress(path, { bind(listener, $0, $1) }) == 0, listen(listener, 64) == 0
        else { throw Failure() }
        let serverPath = serverPath
        Thread { [weak self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0, let self else { return }
                let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
                guard Self.withAddress(serverPath, { connect(server, $0, $1) }) == 0 else {
                    close(client)
                    continue
                }
                self.join(client, server)
            }
        }.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Swallows the answers to the next commits.
    func arm(_ cuts: Int) {
        cutsLeft.withLock { $0 = cuts }
    }

    /// Carries bytes both ways until either side ends.
    private func join(_ client: Int32, _ server: Int32) {
        let isCommitting = Flag()
        Thread {
            Self.pump(from: client, to: server) { bytes in
                // With its end: BEGIN names READ COMMITTED.
                if bytes.range(of: Data("COMMIT\0".utf8)) != nil { self.mark(isCommitting) }
                return true
            }
            shutdown(server, Int32(SHUT_RDWR))
            shutdown(client, Int32(SHUT_RDWR))
        }.start()
        Thread {
            Self.pump(from: server, to: client) { _ in
                guard isCommitting.isSet else { return true }
                self.swallowed.withLock { $0 += 1 }
                return false
            }
            shutdown(client, Int32(SHUT_RDWR))
            shutdown(server, Int32(SHUT_RDWR))
        }.start()
    }

    private final class Flag: Sendable {
        private let state = Mutex(false)
        var isSet: Bool { state.withLock { $0 } }
        func set() { state.withLock { $0 = true } }
    }

    private func mark(_ flag: Flag) {
        let cuts = cutsLeft.withLock { left in
            if left > 0 { left -= 1 } else { return false }
            return true
        }
        if cuts { flag.set() }
    }

    private static func pump(from: Int32, to: Int32, _ passes: (Data) -> Bool) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(from, &buffer, buffer.count)
            guard count > 0, passes(Data(buffer[..<count])) else { return }
            var sent = 0
            while sent < count {
                let step = send(to, Array(buffer[sent..<count]), count - sent, Int32(MSG_NOSIGNAL))
                guard step > 0 else { return }
                sent += step
            }
        }
    }

    private static func withAddress(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { raw in
            for (index, byte) in path.utf8.prefix(raw.count - 1).enumerated() { raw[index] = byte }
        }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
