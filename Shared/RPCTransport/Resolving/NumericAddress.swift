internal import Glibc

/// IP addresses as text.
package enum NumericAddress {
    /// The usual text form of an IPv4 or IPv6 address (RFC 5952), so that one address has one text.
    ///
    /// - Returns: `nil` for a text that is no address. Addresses with a zone (`fe80::1%eth0`) are
    ///   none: they mean something on one machine only.
    package static func canonical(_ text: String) -> String? {
        guard text.utf8.count < Int(INET6_ADDRSTRLEN), !text.utf8.contains(0) else { return nil }
        // Room for an address of either family, as bytes in network order.
        return withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { bytes in
            guard let address = bytes.baseAddress else { return nil }
            for family in [AF_INET, AF_INET6] where inet_pton(family, text, address) == 1 {
                return self.text(family, address)
            }
            return nil
        }
    }

    /// The text form of an address in network order.
    private static func text(_ family: Int32, _ address: UnsafeRawPointer) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
            let size = socklen_t(INET6_ADDRSTRLEN)
            guard let text = inet_ntop(family, address, buffer.baseAddress, size) else {
                return nil
            }
            return String(cString: text)
        }
    }
}
