internal import Glibc

/// IP addresses as text.
package enum NumericAddress {
    /// The usual text form of an IPv4 or IPv6 address (RFC 5952), so that one address has one text.
    ///
    /// - Returns: `nil` for a text that is no address. Addresses with a zone (`fe80::1%eth0`) are
    ///   none: they mean something on one machine only.
    package static func canonical(_ text: String) -> String? {
        guard text.utf8.count < Int(INET6_ADDRSTRLEN), !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return self.text(AF_INET, &four) }
        var six = in6_addr()
        if inet_pton(AF_INET6, text, &six) == 1 { return self.text(AF_INET6, &six) }
        return nil
    }

    /// The text form of an address in network order.
    static func text(_ family: Int32, _ address: UnsafeRawPointer) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
            let size = socklen_t(INET6_ADDRSTRLEN)
            guard let text = inet_ntop(family, address, buffer.baseAddress, size) else {
                return nil
            }
            return String(cString: text)
        }
    }
}
