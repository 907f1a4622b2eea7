import Foundation
import TestKit

/// The files of this repository as they lie in the working folder.
struct Repository {
    /// One text file with its lines.
    struct File: Sendable, CustomStringConvertible {
        /// The path from the root, with `/`.
        let path: String
        /// The lines without their ends.
        let lines: [Substring]

        var description: String { path }

        /// Whether the file was written by the generator and is not ours to tidy.
        var isGenerated: Bool {
            path.hasPrefix("Shared/CMessages/")
                || lines.prefix(3).contains { $0.hasPrefix("// swift-format-ignore-file") }
        }

        /// Whether `path` lies below any of these folders.
        func lies(below folders: [String]) -> Bool {
            folders.contains { path.hasPrefix($0 + "/") }
        }
    }

    /// The root folder: three levels above this file.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every file that git tracks or would track.
    static let paths: [String] = {
        let output = Pipe()
        let arguments = [
            "git", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
        ]
        guard
            let listing = try? ChildProcess(
                "/usr/bin/env",
                arguments,
                output: output.fileHandleForWriting
            )
        else { return [] }  // Tests that find no files fail.
        output.fileHandleForWriting.closeFile()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        listing.wait()
        return data.split(separator: 0)
            .map { String(decoding: $0, as: UTF8.self) }
            .filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }
            .sorted()
    }()

    /// The Swift files that people write.
    static let swiftFiles: [File] = read { $0.hasSuffix(".swift") }.filter { !$0.isGenerated }

    /// The files of which `isIncluded` accepts the path, read as text.
    static func read(_ isIncluded: (String) -> Bool) -> [File] {
        paths.filter(isIncluded).compactMap { path in
            guard let data = FileManager.default.contents(atPath: root.appending(path: path).path)
            else { return nil }
            let text = String(decoding: data, as: UTF8.self)
            return File(
                path: path,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false)
            )
        }
    }
}
