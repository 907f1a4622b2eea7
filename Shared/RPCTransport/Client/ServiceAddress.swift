/// Where a service is and who it must prove to be.
package struct ServiceAddress: Hashable, Sendable {
    /// A host name or an address.
    package let host: String
    /// A TCP port.
    package let port: Int
    /// Whom the server's certificate must name.
    package let expectedPeer: PeerExpectation

    /// Describes where a service is.
    ///
    /// - Precondition: `port` lies in 1...65535.
    package init(host: String, port: Int, expectedPeer: PeerExpectation) {
        precondition((1...65_535).contains(port), "no such port: \(port)")
        self.host = host
        self.port = port
        self.expectedPeer = expectedPeer
    }
}

extension ServiceAddress: CustomStringConvertible {
    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
