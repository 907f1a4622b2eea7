internal import Foundation

/// Files that a process reads while it starts.
enum ProcessFiles {
    /// The longest configuration, key or certificate file, in bytes.
    static let byteCountMax = 1 << 20

    /// The text of a configuration file.
    static func text(_ path: String) throws(ConfigurationError) -> String {
        do {
            return try text(at: path)
        } catch {
            throw ConfigurationError(key: "", source: path, message: error.message)
        }
    }

    /// The text of a file.
    ///
    /// - Throws: ``StartFailure`` that says why it cannot be read, without the path.
    static func text(at path: String) throws(StartFailure) -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StartFailure(String(cString: strerror(errno)).lowercased())
        }
        // The handle closes with its last reference; a failure to close loses nothing read.
        defer { try? handle.close() }
        let data: Data?
        do {
            data = try handle.read(upToCount: byteCountMax + 1)
        } catch {
            throw StartFailure("cannot be read")
        }
        let bytes = data ?? Data()
        guard bytes.count <= byteCountMax else {
            throw StartFailure("is longer than \(byteCountMax) bytes")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw StartFailure("is not UTF-8")
        }
        return text
    }
}
