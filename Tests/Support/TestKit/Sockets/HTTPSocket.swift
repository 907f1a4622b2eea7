internal import Foundation
internal import Glibc

/// A plain socket to a port of this machine, for tests of what speaks HTTP; it blocks its thread.
package final class HTTPSocket: Sendable {
    /// Why a socket or an answer could not be had.
    package struct Failure: Error, Hashable, Sendable {
        /// What failed.
        package let what: String
    }

    private let descriptor: Int32

    /// The longest wait for the other side, in seconds.
    private static let waitMax = 20

    /// Connects.
    ///
    /// - Throws: ``Failure`` where nobody listens.
    package init(port: Int) throws(Failure) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(what: "socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let descriptor = descriptor
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var timeout = timeval(tv_sec: Self.waitMax, tv_usec: 0)
        let length = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, length)
        guard connected == 0 else {
            close(descriptor)
            throw Failure(what: "connect to \(port)")
        }
    }

    deinit {
        close(descriptor)
    }

    /// Sends a text.
    ///
    /// - Returns: `false` where the other side takes no more.
    @discardableResult
    package func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Reads to the end of the connection.
    ///
    /// - Returns: What came; `nil` where the connection does not end.
    package func readToEnd() -> String? {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EAGAIN { return nil }
            if count <= 0 { return String(decoding: text, as: UTF8.self) }
            text += buffer[..<count]
        }
    }

    /// Makes one request.
    ///
    /// - Returns: The whole answer, with status line and headers.
    /// - Throws: ``Failure``.
    package static func get(
        _ path: String,
        method: String = "GET",
        port: Int
    ) throws(Failure) -> String {
        let socket = try HTTPSocket(port: port)
        socket.send("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        guard let answer = socket.readToEnd() else { throw Failure(what: "\(path) at \(port)") }
        return answer
    }
}
