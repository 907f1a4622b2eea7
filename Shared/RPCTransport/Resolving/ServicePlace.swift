/// Where a service, or one instance of it, is found: a host and a port.
package struct ServicePlace: Hashable, Sendable {
    /// A host name, of which every address is an instance, or an IP address without brackets.
    package let host: String
    /// A TCP port.
    package let port: Int

    /// Names a place.
    ///
    /// - Precondition: `host` is not empty; `port` lies in 1...65535.
    package init(host: String, port: Int) {
        precondition(!host.isEmpty, "a place needs a host")
        precondition((1...65_535).contains(port), "no such port: \(port)")
        self.host = host
        self.port = port
    }
}

extension ServicePlace: CustomStringConvertible {
    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
