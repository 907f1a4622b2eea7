/// Whom a certificate is for: its name, and the addresses at which it may be met.
package struct CertificateSubject: Hashable, Sendable {
    /// The common name, for people; 1 to 64 bytes.
    package let commonName: String
    /// URIs, of which the one beginning with `huitou://` tells who the peer is.
    package let uris: [String]
    /// Host names at which it serves.
    package let dnsNames: [String]
    /// IP addresses at which it serves, as text: `127.0.0.1`, `::1`.
    package let addresses: [String]

    /// Describes a subject.
    ///
    /// - Parameters:
    ///   - commonName: 1 to 64 printable ASCII characters.
    ///   - uris: Printable ASCII without commas.
    ///   - dnsNames: Host names out of letters, digits, `-`, `.` and `*`.
    ///   - addresses: IPv4 or IPv6 addresses.
    /// - Throws: `invalidArgument` where one of them is none.
    package init(
        commonName: String,
        uris: [String] = [],
        dnsNames: [String] = [],
        addresses: [String] = []
    ) throws(CryptographyError) {
        func check(
            _ text: String,
            _ max: Int,
            _ isAllowed: (UInt8) -> Bool
        )
            throws(CryptographyError)
        {
            guard (1...max).contains(text.utf8.count), text.utf8.allSatisfy(isAllowed) else {
                throw CryptographyError(.invalidArgument, "a certificate cannot name \"\(text)\"")
            }
        }
        try check(commonName, 64) { (0x20..<0x7F).contains($0) }
        for uri in uris {
            try check(uri, 255) { (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: ",") }
        }
        for name in dnsNames { try check(name, 253, Self.isHostCharacter) }
        for address in addresses { try check(address, 45, Self.isAddressCharacter) }
        self.commonName = commonName
        self.uris = uris
        self.dnsNames = dnsNames
        self.addresses = addresses
    }

    /// One of the installation's services, reachable at this machine and at a host of its name.
    ///
    /// - Throws: `invalidArgument` where the name is none.
    package static func service(_ name: String) throws(CryptographyError) -> CertificateSubject {
        try CertificateSubject(
            commonName: name,
            uris: ["huitou://service/\(name)"],
            dnsNames: ["localhost", name],
            addresses: ["127.0.0.1", "::1"]
        )
    }

    /// A partner brand, which only calls.
    ///
    /// - Throws: `invalidArgument` where the name is none.
    package static func partner(_ name: String) throws(CryptographyError) -> CertificateSubject {
        try CertificateSubject(commonName: name, uris: ["huitou://partner/\(name)"])
    }

    /// An operator, who only calls.
    ///
    /// - Throws: `invalidArgument` where the name is none.
    package static func `operator`(_ name: String) throws(CryptographyError) -> CertificateSubject {
        try CertificateSubject(commonName: name, uris: ["huitou://operator/\(name)"])
    }

    /// The subject alternative names as OpenSSL's configuration writes them; empty for none.
    var alternativeNames: String {
        let names =
            uris.map { "URI:" + $0 } + dnsNames.map { "DNS:" + $0 } + addresses.map { "IP:" + $0 }
        return names.joined(separator: ",")
    }

    private static func isHostCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isAddressCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
