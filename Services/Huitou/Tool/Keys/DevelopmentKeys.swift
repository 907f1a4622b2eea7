import Cryptography
package import Foundation
package import Primitives

/// Makes the keys and certificates of a development installation; what is there stays.
package struct DevelopmentKeys {
    /// Where they go.
    package let home: Home
    /// The present, from which certificates hold.
    package let now: Timestamp

    /// Says where and when.
    package init(home: Home, now: Timestamp) {
        self.home = home
        self.now = now
    }

    /// The services that get a certificate.
    package static let services = ["gateway", "identity", "points", "tiers", "recommendations"]
    /// The operator that gets a certificate.
    package static let operatorName = "operator"
    /// The key id of development tokens.
    package static let tokenKeyID = "development"
    /// The key id of the gateway's assertions.
    package static let gatewayKeyID = "gateway"

    private static let authorityDays = 3650
    private static let certificateDays = 397

    /// Makes what is missing.
    ///
    /// - Parameter partners: Partners that get a certificate, `partner-<name>`, besides.
    /// - Returns: The files that were made.
    /// - Throws: `CryptographyError`, or where a file cannot be written.
    package func make(partners: [String] = []) throws -> [URL] {
        var made: [URL] = []
        let authority = try self.authority(&made)
        for service in Self.services {
            try issue(service, .service(service), .server, authority, &made)
        }
        try issue(Self.operatorName, .operator("development"), .client, authority, &made)
        for partner in partners {
            try issue("partner-\(partner)", .partner(partner), .client, authority, &made)
        }
        for keyID in [Self.tokenKeyID, Self.gatewayKeyID] {
            try makeTokenKey(keyID, &made)
        }
        // A number, by which records name the key that wraps them, and the key.
        let master =
            "1 " + Hexadecimal.encode(SecureRandom.bytes(AESGCM.keyByteCount))
        if try home.writeSecret(master + "\n", to: home.identityMasterKey) {
            made.append(home.identityMasterKey)
        }
        return made
    }

    private func authority(_ made: inout [URL]) throws -> CertificateAuthority {
        let certificate = home.authority
        let key = home.key("ca")
        if FileManager.default.fileExists(atPath: certificate.path) {
            return try CertificateAuthority(
                certificatePEM: String(contentsOf: certificate, encoding: .utf8),
                privateKeyPEM: String(contentsOf: key, encoding: .utf8)
            )
        }
        let authority = try CertificateAuthority(
            creatingNamed: "Huitou development",
            validity: CertificateValidity(days: Self.authorityDays, from: now)
        )
        // The key first: a certificate without its key would be taken for a whole authority.
        try home.writeSecret(authority.privateKeyPEM().unsafeRevealed, to: key)
        try home.writeSecret(authority.certificatePEM, to: certificate)
        made += [key, certificate]
        return authority
    }

    private func issue(
        _ name: String,
        _ subject: CertificateSubject,
        _ usage: CertificateAuthority.Usage,
        _ authority: CertificateAuthority,
        _ made: inout [URL]
    ) throws {
        guard !FileManager.default.fileExists(atPath: home.certificate(name).path) else { return }
        let issued = try authority.issue(
            subject,
            usage: usage,
            validity: CertificateValidity(days: Self.certificateDays, from: now)
        )
        // A key left by a run that was cut off belongs to no certificate: it is made again.
        if FileManager.default.fileExists(atPath: home.key(name).path) {
            try FileManager.default.removeItem(at: home.key(name))
        }
        try home.writeSecret(issued.privateKeyPEM.unsafeRevealed, to: home.key(name))
        try home.writeSecret(issued.certificatePEM, to: home.certificate(name))
        made += [home.key(name), home.certificate(name)]
    }

    private func makeTokenKey(_ keyID: String, _ made: inout [URL]) throws {
        let file = home.tokenSigningKey(keyID)
        let publicFile = home.tokenKeys.appending(path: "\(keyID).pem")
        if !FileManager.default.fileExists(atPath: file.path) {
            try home.writeSecret(SigningKey().pem(), to: file)
            made.append(file)
        }
        let key = try SigningKey(pem: String(contentsOf: file, encoding: .utf8))
        if try home.writeSecret(key.verificationKey().pem(), to: publicFile) {
            made.append(publicFile)
        }
    }
}
