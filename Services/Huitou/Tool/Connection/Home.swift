package import Foundation

/// The folder of an installation on this machine: keys, certificates, configuration, data.
package struct Home: Sendable {
    /// The folder.
    package let folder: URL

    /// Takes a folder, which need not be there yet.
    package init(folder: URL) {
        self.folder = folder
    }

    /// The certificate that proves the holder of `tls/<name>.key`.
    package func certificate(_ name: String) -> URL { folder.appending(path: "tls/\(name).pem") }

    /// A private key.
    package func key(_ name: String) -> URL { folder.appending(path: "tls/\(name).key") }

    /// The certificate of the authority that all services trust.
    package var authority: URL { certificate("ca") }

    /// The folder of the public keys with which services check access tokens, `<key id>.pem`.
    package var tokenKeys: URL { folder.appending(path: "tokens/keys") }

    /// A private key that signs access tokens.
    package func tokenSigningKey(_ keyID: String) -> URL {
        folder.appending(path: "tokens/\(keyID).key")
    }

    /// The key under which identity wraps the keys of members' personal data.
    package var identityMasterKey: URL { folder.appending(path: "secrets/identity-master.key") }

    /// What the demonstration has loaded already.
    package var demoRecord: URL { folder.appending(path: "data/demo.json") }

    /// Which shift an import of receipts used, so that a second run uses the same.
    package var retailRecord: URL { folder.appending(path: "data/import-retail.json") }

    /// Writes a file that only its owner may read, unless it is there.
    ///
    /// The file appears whole or not at all.
    ///
    /// - Returns: Whether it was written.
    @discardableResult
    package func writeSecret(_ text: String, to file: URL) throws -> Bool {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: file.path) else { return false }
        try manager.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let draft = file.appendingPathExtension("new")
        _ = manager.createFile(
            atPath: draft.path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        try manager.moveItem(at: draft, to: file)
        return true
    }
}
