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

    /// The address in its usual text form; `nil` where it means something on one link only.
    private static func text(_ entry: addrinfo) -> String? {
        let capacity = Int(NI_MAXHOST)
        let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
            let code = getnameinfo(
                entry.ai_addr,
                entry.ai_addrlen,
                buffer.baseAddress,
                socklen_t(capacity),
                nil,
                0,
                NI_NUMERICHOST
            )
            return code == 0 ? buffer.baseAddress.map { String(cString: $0) } : nil
        }
        return text.flatMap(NumericAddress.canonical)
    }
}
