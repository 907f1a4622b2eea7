extension Runtime {
    /// The text of a program file.
    ///
    /// - Parameter key: The setting that names the file.
    /// - Returns: The text; at most 1 MiB.
    /// - Throws: ``StartFailure`` that names the file and the setting.
    package func programText(_ key: SettingKey<String>) throws(StartFailure) -> String {
        let path = settings[key]
        do throws(StartFailure) {
            return try ProcessFiles.text(at: path)
        } catch {
            throw StartFailure(
                "\(path): \(error.message); name it with \(key.description.flagName)"
            )
        }
    }
}
