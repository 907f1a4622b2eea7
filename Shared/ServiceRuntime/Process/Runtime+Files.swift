internal import Foundation

extension Runtime {
    /// The path of the service's SQLite file, in a folder that is there.
    ///
    /// - Returns: What the settings say.
    /// - Throws: ``StartFailure`` where the folder cannot be made.
    package func databaseFile() throws(StartFailure) -> String {
        let path = settings[CommonSettings.databasePath]
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw StartFailure("\(folder.path): the folder of the database cannot be made")
        }
        return path
    }

    /// The text of a file of secrets.
    ///
    /// - Parameters:
    ///   - key: The setting that names the file.
    ///   - purpose: What the file is, in the failure: `the master keys`.
    /// - Returns: The text.
    /// - Throws: ``StartFailure`` that names the file, the setting and what to do.
    package func secretText(
        _ key: SettingKey<String>,
        purpose: String
    ) throws(StartFailure) -> String {
        let path = settings[key]
        do throws(StartFailure) {
            return try ProcessFiles.text(at: path)
        } catch {
            throw StartFailure(
                "\(path): \(purpose): \(error.message); "
                    + "make development keys with: huitou certs, "
                    + "or name the file with \(key.description.flagName)"
            )
        }
    }
}
