import Cryptography
import Foundation
import Primitives

/// A folder with the keys and certificates of an installation, made for one test.
struct KeyFolder {
    let path: String

    /// Makes an authority, a certificate of the service points and a key for tokens.
    ///
    /// - Parameter subject: Whom the certificate names.
    /// - Throws: Where a key cannot be made or a file not written.
    init(subject: String = "points") throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-keys-\(Hexadecimal.encode(SecureRandom.bytes(8)))")
        path = folder.path
        let now = Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970) * 1_000_000)
        let validity = CertificateValidity(days: 2, from: now)
        let authority = try CertificateAuthority(creatingNamed: "test", validity: validity)
        let issued = try authority.issue(.service(subject), usage: .server, validity: validity)
        try write("tls/ca.pem", authority.certificatePEM)
        try write("tls/points.pem", issued.certificatePEM)
        try write("tls/points.key", issued.privateKeyPEM.unsafeRevealed)
        try write("tokens/keys/development.pem", SigningKey().verificationKey().pem())
    }

    func write(_ name: String, _ text: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func remove() throws {
        try FileManager.default.removeItem(atPath: path)
    }
}
