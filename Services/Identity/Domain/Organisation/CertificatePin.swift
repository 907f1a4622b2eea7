/// The SHA-256 of a certificate that a partner may show.
package struct CertificatePin: Hashable, Comparable, Sendable {
    /// 64 lower-case hexadecimal digits.
    package let digits: String

    /// The most certificates of a partner at once: the one in use, and the next.
    package static let countMax = 2

    /// Takes a digest from outside: 64 hexadecimal digits of either case, also with a colon after
    /// every second one, as `openssl x509 -fingerprint -sha256` prints them.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 64 || bytes.count == 95 else { return nil }
        var digits = ""
        for (index, byte) in bytes.enumerated() {
            if bytes.count == 95, index % 3 == 2 {
                guard byte == UInt8(ascii: ":") else { return nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
                digits.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "A")...UInt8(ascii: "F"):
                digits.unicodeScalars.append(Unicode.Scalar(byte + 32))
            default: return nil
            }
        }
        self.digits = digits
    }

    package static func < (one: CertificatePin, other: CertificatePin) -> Bool {
        one.digits < other.digits
    }
}
