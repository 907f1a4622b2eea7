import Cryptography
import Primitives
import Testing

@Suite struct CertificateAuthorityTests {
    /// 2026-01-01T00:00:00Z.
    static let now = Timestamp(microseconds: 1_767_225_600_000_000)
    static let year = CertificateValidity(days: 365, from: now)

    static func makeAuthority() throws -> CertificateAuthority {
        try CertificateAuthority(creatingNamed: "Huitou development CA", validity: year)
    }

    @Test func authoritySignsItself() throws {
        let authority = try Self.makeAuthority()
        let certificate = try Certificate(pem: authority.certificatePEM)
        #expect(certificate.isAuthority)
        #expect(certificate.commonName == "Huitou development CA")
        #expect(certificate.isSigned(by: certificate))
        #expect(certificate.uris.isEmpty)
    }

    @Test func serviceCertificateSaysWhoItIs() throws {
        let authority = try Self.makeAuthority()
        let issued = try authority.issue(.service("points"), usage: .server, validity: Self.year)
        let certificate = try Certificate(pem: issued.certificatePEM)
        #expect(certificate.uris == ["huitou://service/points"])
        #expect(certificate.dnsNames == ["localhost", "points"])
        #expect(!certificate.isAuthority)
        #expect(certificate.isSigned(by: try Certificate(pem: authority.certificatePEM)))
        #expect(try certificate.matches(privateKeyPEM: issued.privateKeyPEM.unsafeRevealed))
        let other = try authority.issue(.service("points"), usage: .server, validity: Self.year)
        #expect(try !certificate.matches(privateKeyPEM: other.privateKeyPEM.unsafeRevealed))
        #expect(try Certificate(pem: other.certificatePEM).fingerprint != certificate.fingerprint)
    }

    @Test func validityIsAsAsked() throws {
        let authority = try Self.makeAuthority()
        let issued = try authority.issue(.partner("blossom"), usage: .client, validity: Self.year)
        let validity = try Certificate(pem: issued.certificatePEM).validity
        #expect(validity.notBefore.microseconds == 1_767_225_600_000_000 - 300_000_000)
        #expect(validity.notAfter.microseconds == 1_767_225_600_000_000 + 31_536_000_000_000)
        #expect(validity.contains(Self.now))
        #expect(!validity.contains(Self.now.advanced(by: .seconds(366 * 86_400))))
    }

    /// After 2049 a certificate writes its times in another form (RFC 5280, section 4.1.2.5).
    @Test func validityBeyond2049() throws {
        let long = CertificateValidity(days: 36_500, from: Self.now)
        let authority = try CertificateAuthority(creatingNamed: "long", validity: long)
        #expect(try Certificate(pem: authority.certificatePEM).validity == long)
    }

    @Test func anotherAuthorityDidNotSign() throws {
        let authority = try Self.makeAuthority()
        let stranger = try Certificate(pem: Self.makeAuthority().certificatePEM)
        let issued = try authority.issue(.operator("alice"), usage: .client, validity: Self.year)
        let certificate = try Certificate(pem: issued.certificatePEM)
        #expect(!certificate.isSigned(by: stranger))
        #expect(certificate.uris == ["huitou://operator/alice"])
    }

    @Test func authorityIsTakenUpAgain() throws {
        let first = try Self.makeAuthority()
        let key = try first.privateKeyPEM().unsafeRevealed
        let second = try CertificateAuthority(
            certificatePEM: first.certificatePEM,
            privateKeyPEM: key
        )
        let issued = try second.issue(.service("tiers"), usage: .server, validity: Self.year)
        let certificate = try Certificate(pem: issued.certificatePEM)
        #expect(certificate.isSigned(by: try Certificate(pem: first.certificatePEM)))
    }

    @Test func authorityOfForeignPartsIsRefused() throws {
        let authority = try Self.makeAuthority()
        let key = try authority.privateKeyPEM().unsafeRevealed
        #expect(throws: CryptographyError.self) {
            let other = try Self.makeAuthority()
            _ = try CertificateAuthority(certificatePEM: other.certificatePEM, privateKeyPEM: key)
        }
        let leaf = try authority.issue(.service("tiers"), usage: .server, validity: Self.year)
        let error = #expect(throws: CryptographyError.self) {
            _ = try CertificateAuthority(
                certificatePEM: leaf.certificatePEM,
                privateKeyPEM: leaf.privateKeyPEM.unsafeRevealed
            )
        }
        #expect(error?.message == "the certificate is not an authority's")
    }

    @Test func bundleHoldsSeveral() throws {
        let one = try Self.makeAuthority().certificatePEM
        let two = try Self.makeAuthority().certificatePEM
        #expect(try Certificate.all(inPEM: one + "\n" + two).count == 2)
        #expect(throws: CryptographyError.self) { try Certificate.all(inPEM: "") }
        #expect(throws: CryptographyError.self) { try Certificate(pem: "no certificate") }
        #expect(throws: CryptographyError.self) {
            try Certificate.all(inPEM: one + one.dropLast(60))
        }
    }

    @Test(arguments: ["a,DNS:evil", "points\n", "päärynä", "", String(repeating: "a", count: 254)])
    func nameThatWouldSmuggleIsRefused(name: String) {
        #expect(throws: CryptographyError.self) { try CertificateSubject.service(name) }
        #expect(throws: CryptographyError.self) {
            try CertificateSubject(commonName: "x", dnsNames: [name])
        }
        #expect(throws: CryptographyError.self) {
            try CertificateSubject(commonName: "x", uris: ["urn:\(name),"])
        }
    }

    @Test func impossibleAddressIsRefused() throws {
        let authority = try Self.makeAuthority()
        let subject = try CertificateSubject(commonName: "x", addresses: ["1.2.3.999"])
        #expect(throws: CryptographyError.self) {
            try authority.issue(subject, usage: .server, validity: Self.year)
        }
    }
}
