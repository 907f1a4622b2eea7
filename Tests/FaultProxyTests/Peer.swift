import Glibc
import Testing

/// A blocking socket on 127.0.0.1.
final class Peer {
    let descriptor: Int32
    let port: Int

    private init(_ descriptor: Int32, port: Int = 0) {
        self.descriptor = descriptor
        self.port = port
    }

    deinit {
        close(descriptor)
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    static func listen() throws -> Peer {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = address(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0 && Glibc.listen(descriptor, 8) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        try #require(isListening)
        return Peer(descriptor, port: Int(in_port_t(bigEndian: address.sin_port)))
    }

    static func connect(port: Int) throws -> Peer {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = address(port)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
        return Peer(descriptor)
    }

    func accept() throws -> Peer {
        let accepted = Glibc.accept(descriptor, nil, nil)
        try #require(accepted >= 0)
        return Peer(accepted)
    }

    func send(_ bytes: [UInt8]) {
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Sends without waiting; `nil` once the kernel takes no more.
    func sendWithoutWaiting(_ count: Int) -> Int? {
        let bytes = [UInt8](repeating: 1, count: count)
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let sent = Glibc.send(descriptor, bytes, count, flags)
        return sent > 0 ? sent : nil
    }

    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Everything until the end, or until a reset.
    func receive() -> [UInt8] {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 {
            all += chunk[..<count]
        }
        return all
    }
}
