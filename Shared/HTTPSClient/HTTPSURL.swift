/// Where an HTTPS server is called: `https://host[:port]/path`.
package struct HTTPSURL: Hashable, Sendable {
    /// The host's name or address, without brackets.
    package let host: String
    /// The port.
    package let port: Int
    /// Path and query, from `/` on.
    package let path: String

    /// The longest URL, in bytes.
    package static let byteCountMax = 2048

    /// Reads a URL; fails for anything else than said here.
    ///
    /// - Parameter text: `https://`, a host of letters, digits, `-`, `.` and `_`, perhaps a port,
    ///   and perhaps a path of printable ASCII characters without space and `#`.
    package init?(_ text: String) {
        let scheme = "https://"
        guard text.utf8.count <= Self.byteCountMax, text.hasPrefix(scheme),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") })
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest.dropFirst(authority.count)
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first, (1...253).contains(host.utf8.count),
            host.allSatisfy({ $0.isLetter || $0.isNumber || "-._".contains($0) })
        else { return nil }
        var port = 443
        if parts.count == 2 {
            guard let number = Int(parts[1]), (1...65_535).contains(number) else { return nil }
            port = number
        }
        self.host = String(host)
        self.port = port
        self.path = path.hasPrefix("/") ? String(path) : "/" + path
    }

    /// Whether the host is an IPv4 address.
    var isAddress: Bool { host.allSatisfy { $0.isNumber || $0 == "." } }
}
