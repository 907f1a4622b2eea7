import IdentityDomain
import Testing

/// By what the certificates of partners are named.
struct CertificatePinTests {
    private static let digits = String(repeating: "0a", count: 32)

    @Test func digestsAreTakenAsToolsWriteThem() {
        let pin = CertificatePin(Self.digits)
        #expect(pin?.digits == Self.digits)
        #expect(CertificatePin(Self.digits.uppercased()) == pin)
        let colons = Array(repeating: "0A", count: 32).joined(separator: ":")
        #expect(CertificatePin(colons) == pin)
    }

    @Test(arguments: [
        "", String(digits.dropLast()), digits + "0", String(repeating: "0g", count: 32),
        Array(repeating: "0A", count: 32).joined(separator: "-"),
        String(repeating: "a", count: 95), String(repeating: "é", count: 32),
    ])
    func anythingElseIsNone(text: String) {
        #expect(CertificatePin(text) == nil)
    }
}
