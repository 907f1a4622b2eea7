/// Where a server listens or is found.
package struct HostAndPort: Hashable, Sendable {
    /// A host name or an IP address.
    package let host: String
    /// A TCP port, 1 to 65535; 0 for any free one, where something listens.
    package let port: Int

    /// Reads `host:port` or `[address]:port`: `nil` for anything else.
    ///
    /// - Parameters:
    ///   - text: What is read.
    ///   - portMin: The lowest port; 0 where any free one may be asked for.
    package init?(_ text: String, portMin: Int = 1) {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]), (portMin...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty, host.utf8.count <= 253, !host.contains(where: \.isWhitespace) else {
            return nil
        }
        self.host = String(host)
        self.port = port
    }

    /// Names a place.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

extension HostAndPort: CustomStringConvertible {
    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
