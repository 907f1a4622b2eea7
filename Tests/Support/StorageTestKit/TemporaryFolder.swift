internal import Foundation

/// A folder that exists as long as this object.
package final class TemporaryFolder: Sendable {
    /// The absolute path, without a slash at its end.
    package let path: String

    /// Makes a folder of a name that no other has.
    package init() throws {
        path = FileManager.default.temporaryDirectory.path + "/huitou-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false
        )
    }

    deinit {
        // What cannot be removed is left to the system's cleaning of its temporary folder.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in the folder.
    package func file(_ name: String) -> String { path + "/" + name }
}
