/// A numeric address and a port: what a connection is made to.
package struct ResolvedAddress: Hashable, Sendable {
    /// An IPv4 or IPv6 address in its usual text form, without brackets.
    package let ip: String
    /// A TCP port.
    package let port: Int

    /// Names an address.
    ///
    /// - Precondition: `port` lies in 1...65535.
    package init(ip: String, port: Int) {
        precondition((1...65_535).contains(port), "no such port: \(port)")
        self.ip = ip
        self.port = port
    }
}

extension ResolvedAddress: Comparable {
    package static func < (lhs: ResolvedAddress, rhs: ResolvedAddress) -> Bool {
        (lhs.ip, lhs.port) < (rhs.ip, rhs.port)
    }
}

extension ResolvedAddress: CustomStringConvertible {
    package var description: String { ip.contains(":") ? "[\(ip)]:\(port)" : "\(ip):\(port)" }
}
