internal import Glibc

/// Finds the addresses of a host name; may block for seconds, so never on an event loop.
///
/// Takes the name, gives every IPv4 and IPv6 address of it as text, at least one.
package typealias HostLookUp =
    @Sendable (_ host: String) throws(HostLookUpError) -> [String]

/// Why the addresses of a name are not known.
package struct HostLookUpError: Error, Hashable, Sendable {
    /// A sentence without the name.
    package let message: String

    /// Says why.
    package init(_ message: String) {
        self.message = message
    }
}

/// The system's resolver: `/etc/hosts`, DNS, whatever else it is configured to ask.
package enum SystemResolver {
    /// Looks a name up.
    ///
    /// Families that this machine has no address of, loopback aside, are left out (`AI_ADDRCONFIG`,
    /// RFC 3493, section 6.1): connections to them would only fail.
    ///
    /// - Parameter host: A host name.
    /// - Returns: Its addresses, at least one, in the system's order of preference (RFC 6724).
    /// - Throws: Where the name is not known, or nobody answers.
    package static func lookUp(_ host: String) throws(HostLookUpError) -> [String] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_ADDRCONFIG
        var head: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &head)
        // The list is ours until it is freed here.
        defer { if let head { freeaddrinfo(head) } }
        guard code == 0 else { throw HostLookUpError(String(cString: gai_strerror(code))) }
        var addresses: [String] = []
        var entry = head
        while let current = entry {
            if let text = text(current.pointee), !addresses.contains(text) {
                addresses.append(text)
            }
            entry = current.pointee.ai_next
        }
        guard !addresses.isEmpty else { throw HostLookUpError("the name has no IP address") }
        return addresses
    }

    private static func text(_ entry: addrinfo) -> String? {
        guard let address = entry.ai_addr else { return nil }
        switch entry.ai_family {
        case AF_INET:
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                NumericAddress.text(AF_INET, &$0.pointee.sin_addr)
            }
        case AF_INET6:
            return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                // An address of one link means nothing without its interface.
                guard $0.pointee.sin6_scope_id == 0 else { return nil }
                return NumericAddress.text(AF_INET6, &$0.pointee.sin6_addr)
            }
        default: return nil
        }
    }
}
