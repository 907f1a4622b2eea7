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

    /// The authenticator that knows the configured public keys.
    func authenticator(now: @escaping @Sendable () -> Timestamp) throws -> TokenAuthenticator {
        let verifier = TokenVerifier(
            keys: try tokenKeys(),
            lifetimeMax: settings[CommonSettings.tokenLifetimeMax]
        )
        return TokenAuthenticator(verifier: verifier, now: now)
    }

    /// Checks that certificate, key and authorities are there, belong together and hold.
    ///
    /// - Parameters:
    ///   - service: Whom the certificate must name.
    ///   - now: The time.
    /// - Returns: Until when the certificate holds.
    /// - Throws: ``StartFailure`` that names the file and what to do.
    func checkCertificate(of service: String, now: Timestamp) throws -> Timestamp {
        let path = settings[CommonSettings.tlsCertificate]
        let certificate = try Self.read(path) { try Certificate(pem: $0) }
        let keyPath = settings[CommonSettings.tlsKey]
        let matches = try Self.read(keyPath) { try certificate.matches(privateKeyPEM: $0) }
        guard matches else {
            throw StartFailure("\(keyPath): the key does not belong to \(path)")
        }
        let authorityPath = settings[CommonSettings.tlsAuthorities]
        let authorities = try Self.read(authorityPath) { try Certificate.all(inPEM: $0) }
        guard authorities.contains(where: { $0.isAuthority }) else {
            throw StartFailure("\(authorityPath): holds no certificate of an authority")
        }
        let uri = PeerIdentity(kind: .service, name: service).uri
        guard certificate.uris.contains(uri) else {
            throw StartFailure("\(path): the certificate must name \(uri) as a URI")
        }
        guard certificate.validity.contains(now) else {
            throw StartFailure("\(path): the certificate does not hold now; \(Self.advice)")
        }
        return certificate.validity.notAfter
    }

    /// What changes when one of the certificate files does.
    func fingerprint() -> [SHA256Digest?] {
        [CommonSettings.tlsCertificate, CommonSettings.tlsKey, CommonSettings.tlsAuthorities].map {
            // A file that cannot be read counts as another content.
            (try? ProcessFiles.text(at: settings[$0])).map { SHA256.hash($0) }
        }
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
        let text: String
        do throws(StartFailure) {
            text = try ProcessFiles.text(at: path)
        } catch {
            throw StartFailure("\(path): \(error.message); \(advice)")
        }
        do {
            return try parse(text)
        } catch {
            throw StartFailure("\(path): \(error)")
        }
    }
}
