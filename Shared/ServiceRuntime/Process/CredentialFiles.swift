internal import Cryptography
internal import Foundation
internal import Primitives
internal import RPCCore
internal import Tokens

/// The keys and certificates that the settings name, read and checked while the process starts.
struct CredentialFiles: Sendable {
    private let settings: Settings

    /// What to do where a file is missing.
    private static let advice = "make development keys with: huitou certs"

    init(settings: Settings) {
        self.settings = settings
    }

    /// The verifier that knows the configured public keys, and takes up those of identity.
    func tokenVerifier() throws -> TokenVerifier {
        TokenVerifier(
            keys: TokenKeySet(configured: try tokenKeys()),
            lifetimeMax: settings[CommonSettings.tokenLifetimeMax]
        )
    }

    /// Reads certificate, key and authorities.
    ///
    /// - Throws: ``StartFailure`` that names the file and what to do.
    func readTLS() throws(StartFailure) -> TLSFiles {
        TLSFiles(
            certificate: try Self.file(settings[CommonSettings.tlsCertificate]),
            key: try Self.file(settings[CommonSettings.tlsKey]),
            authorities: try Self.file(settings[CommonSettings.tlsAuthorities])
        )
    }

    /// Checks that certificate, key and authorities belong together and hold.
    ///
    /// - Parameters:
    ///   - files: What was read.
    ///   - service: Whom the certificate must name.
    ///   - now: The time.
    /// - Returns: Until when the certificate holds.
    /// - Throws: ``StartFailure`` that names the file and what to do.
    static func check(
        _ files: TLSFiles,
        of service: String,
        now: Timestamp
    ) throws(StartFailure) -> Timestamp {
        let path = files.certificate.path
        let certificate = try parse(files.certificate) { try Certificate(pem: $0) }
        let matches = try parse(files.key) { try certificate.matches(privateKeyPEM: $0) }
        guard matches else {
            throw StartFailure("\(files.key.path): the key does not belong to \(path)")
        }
        let authorities = try parse(files.authorities) { try Certificate.all(inPEM: $0) }
        guard authorities.contains(where: { $0.isAuthority }) else {
            throw StartFailure(
                "\(files.authorities.path): holds no certificate of an authority"
            )
        }
        let uri = PeerIdentity(kind: .service, name: service).uri
        guard certificate.uris.contains(uri) else {
            throw StartFailure("\(path): the certificate must name \(uri) as a URI")
        }
        guard certificate.validity.contains(now) else {
            throw StartFailure("\(path): the certificate does not hold now; \(advice)")
        }
        return certificate.validity.notAfter
    }

    /// The public keys of access tokens by their ids.
    private func tokenKeys() throws -> [String: VerificationKey] {
        let path = settings[CommonSettings.tokenKeys]
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw StartFailure("\(path): there are no public keys of tokens; \(Self.advice)")
        }
        let files =
            isFolder.boolValue
            ? try FileManager.default.contentsOfDirectory(atPath: path)
                .filter { $0.hasSuffix(".pem") }.sorted().map { path + "/" + $0 }
            : [path]
        guard (1...TokenVerifier.keysMax).contains(files.count) else {
            throw StartFailure(
                "\(path): must hold 1 to \(TokenVerifier.keysMax) files <key id>.pem, "
                    + "holds \(files.count)"
            )
        }
        var keys: [String: VerificationKey] = [:]
        for file in files {
            let id = URL(filePath: file).deletingPathExtension().lastPathComponent
            keys[id] = try Self.read(file) { try VerificationKey(pem: $0) }
        }
        return keys
    }

    private static func read<Value>(
        _ path: String,
        _ parse: (String) throws -> Value
    ) throws(StartFailure) -> Value {
        try Self.parse(file(path), parse)
    }

    private static func file(_ path: String) throws(StartFailure) -> TLSFiles.File {
        do throws(StartFailure) {
            return TLSFiles.File(path: path, text: Redacted(try ProcessFiles.text(at: path)))
        } catch {
            throw StartFailure("\(path): \(error.message); \(advice)")
        }
    }

    private static func parse<Value>(
        _ file: TLSFiles.File,
        _ parse: (String) throws -> Value
    ) throws(StartFailure) -> Value {
        do {
            return try parse(file.text.unsafeRevealed)
        } catch {
            throw StartFailure("\(file.path): \(error)")
        }
    }
}
