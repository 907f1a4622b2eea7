internal import SwiftProtobufPluginLibrary

/// Documentation of generated Swift, taken from the comments of the `.proto` file.
enum Documentation {
    /// The comment before or behind a definition, as lines.
    ///
    /// - Parameters:
    ///   - definition: What the comment belongs to.
    ///   - fallback: What to say where the author said nothing.
    /// - Returns: The comment, without blank lines around it.
    static func lines(
        of definition: some ProvidesSourceCodeLocation,
        fallback: String = ""
    ) -> [String] {
        let comments = definition.protoSourceComments(commentPrefix: "")
        var lines = comments.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            trimmed(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        if lines.isEmpty, !fallback.isEmpty { lines = [fallback] }
        return lines
    }

    private static func trimmed(_ line: Substring) -> String {
        var line = line.drop { $0 == " " }
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
