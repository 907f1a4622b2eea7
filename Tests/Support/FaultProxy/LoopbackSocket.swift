import Glibc

/// A system call on a socket that failed.
package struct SocketFailure: Error, Hashable, Sendable {
    /// The call.
    package let call: String
    /// The system's number for why.
    package let number: Int32
}

/// Sockets on 127.0.0.1.
enum LoopbackSocket {
    /// Listens on a port; 0 for any free one.
    static func listen(port: Int) throws -> (socket: Int32, port: Int) {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw SocketFailure(call: "socket", number: errno) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = Self.address(port)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0 && Glibc.listen(descriptor, 512) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        guard isListening else {
            let number = errno
            close(descriptor)
            throw SocketFailure(call: "listen", number: number)
        }
        return (descriptor, Int(in_port_t(bigEndian: address.sin_port)))
    }

    /// Connects to a port; `nil` where nobody listens.
    static func connect(port: Int) -> Int32? {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { return nil }
        var address = Self.address(port)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            return nil
        }
        sendAtOnce(descriptor)
        return descriptor
    }

    /// Keeps a descriptor out of processes that the test starts.
    static func closeOnExecution(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// Has every write leave at once, so that a script's pieces stay pieces.
    static func sendAtOnce(_ descriptor: Int32) {
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
    }

    /// Closes a socket so that its peer sees a reset.
    static func reset(_ descriptor: Int32) {
        var lingers = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_LINGER,
            &lingers,
            socklen_t(MemoryLayout<linger>.size)
        )
        close(descriptor)
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
