internal import COpenSSL
internal import Glibc

/// Whom the client believes.
///
/// `@unchecked Sendable`: a SSL_CTX counts its references and locks itself; it is changed only in
/// `init`.
final class HTTPSTrust: @unchecked Sendable {
    let pointer: OpaquePointer

    init(authorities: String?) throws(HTTPSFailure) {
        guard let pointer = SSL_CTX_new(TLS_client_method()) else { throw .misconfigured }
        self.pointer = pointer
        guard COpenSSL_SSL_CTX_from_TLS_1_2(pointer) != 0 else { throw .misconfigured }
        let code =
            authorities.map { SSL_CTX_load_verify_locations(pointer, $0, nil) }
            ?? SSL_CTX_set_default_verify_paths(pointer)
        ERR_clear_error()
        guard code == 1 else { throw .misconfigured }
        SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, nil)
    }

    deinit {
        SSL_CTX_free(pointer)
    }
}

/// One connection, for one request: blocks its thread, but never for longer than is left.
final class HTTPSConnection {
    private let descriptor: Int32
    private let ssl: OpaquePointer
    private let left: () -> Duration

    /// A server that goes away while we write must not end the process.
    private static let isPipeIgnored: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return true
    }()

    /// Connects and shakes hands.
    ///
    /// - Parameters:
    ///   - url: The server.
    ///   - trust: Whom to believe.
    ///   - left: How much time is left.
    /// - Throws: ``HTTPSFailure``.
    init(
        to url: HTTPSURL,
        trust: HTTPSTrust,
        left: @escaping () -> Duration
    ) throws(HTTPSFailure) {
        self.left = left
        guard Self.isPipeIgnored else { throw .misconfigured }
        let descriptor = try Self.connect(to: url, left: left)
        guard let ssl = SSL_new(trust.pointer) else {
            close(descriptor)
            throw .misconfigured
        }
        self.descriptor = descriptor
        self.ssl = ssl
        let isNamed =
            url.isAddress
            ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), url.host) == 1
            : SSL_set1_host(ssl, url.host) == 1
                && COpenSSL_SSL_set_server_name(ssl, url.host) != 0
        guard isNamed, SSL_set_fd(ssl, descriptor) == 1 else { throw .misconfigured }
        try repeating(otherwise: .notTrusted) { SSL_connect(ssl) }
    }

    deinit {
        SSL_free(ssl)
        close(descriptor)
        ERR_clear_error()
    }

    /// Sends the request and reads the answer.
    func exchange(_ request: HTTPSClient.Request) throws(HTTPSFailure) -> HTTPSResponse {
        try write(Self.bytes(of: request))
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            var isEnd = false
            let count = try read(&buffer, &isEnd)
            answer += buffer[..<count]
            guard answer.count <= HTTPSClient.answerByteCountMax else { throw .tooLong }
            if let response = try HTTPSResponse(answer, isEnd: isEnd) { return response }
            if isEnd { throw .cut }
        }
    }

    private static func bytes(of request: HTTPSClient.Request) -> [UInt8] {
        let url = request.url
        var head = "\(request.method.rawValue) \(url.path) HTTP/1.1\r\n"
        head += "Host: \(url.host)\(url.port == 443 ? "" : ":\(url.port)")\r\n"
        head += "Connection: close\r\nAccept-Encoding: identity\r\nUser-Agent: huitou\r\n"
        for field in request.fields { head += "\(field.name): \(field.value)\r\n" }
        if request.method == .post { head += "Content-Length: \(request.body.count)\r\n" }
        return Array((head + "\r\n").utf8) + request.body
    }

    private func write(_ bytes: [UInt8]) throws(HTTPSFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(16_384))
            try repeating(otherwise: .cut) {
                SSL_write(ssl, part, Int32(part.count))
            }
            rest = rest.dropFirst(part.count)
        }
    }

    /// - Returns: How many bytes were read; 0 at the end.
    private func read(
        _ buffer: inout [UInt8],
        _ isEnd: inout Bool
    ) throws(HTTPSFailure) -> Int {
        while true {
            ERR_clear_error()
            let count = SSL_read(ssl, &buffer, Int32(buffer.count))
            if count > 0 { return Int(count) }
            switch SSL_get_error(ssl, count) {
            case SSL_ERROR_ZERO_RETURN:
                isEnd = true
                return 0
            case SSL_ERROR_WANT_READ: try Self.wait(descriptor, Int16(POLLIN), left)
            case SSL_ERROR_WANT_WRITE: try Self.wait(descriptor, Int16(POLLOUT), left)
            default: throw .cut
            }
        }
    }

    private func repeating(
        otherwise failure: HTTPSFailure,
        _ body: () -> Int32
    ) throws(HTTPSFailure) {
        while true {
            ERR_clear_error()
            let code = body()
            if code > 0 { return }
            switch SSL_get_error(ssl, code) {
            case SSL_ERROR_WANT_READ: try Self.wait(descriptor, Int16(POLLIN), left)
            case SSL_ERROR_WANT_WRITE: try Self.wait(descriptor, Int16(POLLOUT), left)
            default: throw failure
            }
        }
    }

    /// Connects to the first of the host's addresses that answers.
    private static func connect(
        to url: HTTPSURL,
        left: () -> Duration
    ) throws(HTTPSFailure) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(url.host, String(url.port), &hints, &found) == 0, let found else {
            throw .hostUnknown
        }
        defer { freeaddrinfo(found) }
        var next: UnsafeMutablePointer<addrinfo>? = found
        while let address = next {
            next = address.pointee.ai_next
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
            let descriptor = socket(address.pointee.ai_family, kind, 0)
            guard descriptor >= 0 else { continue }
            let code = Glibc.connect(
                descriptor,
                address.pointee.ai_addr,
                address.pointee.ai_addrlen
            )
            guard code == 0 || errno == EINPROGRESS else {
                close(descriptor)
                continue
            }
            do throws(HTTPSFailure) {
                try wait(descriptor, Int16(POLLOUT), left)
            } catch {
                close(descriptor)
                throw error
            }
            var problem: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size)
            if problem == 0 { return descriptor }
            close(descriptor)
        }
        throw .notConnected
    }

    /// Waits until a socket can go on.
    private static func wait(
        _ descriptor: Int32,
        _ events: Int16,
        _ left: () -> Duration
    ) throws(HTTPSFailure) {
        while true {
            let milliseconds =
                left().components.seconds * 1000
                + left().components.attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { throw .timedOut }
            var entry = pollfd(fd: descriptor, events: events, revents: 0)
            let count = poll(&entry, 1, Int32(clamping: milliseconds))
            if count > 0 { return }
            guard count == 0 || errno == EINTR else { throw .cut }
        }
    }
}
