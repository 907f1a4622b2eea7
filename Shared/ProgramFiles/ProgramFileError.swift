/// What is wrong in a program file, and where.
package struct ProgramFileError: Error, Hashable, Sendable {
    /// The file's name as the reader knows it.
    package let file: String
    /// The line, from 1; 0 where the file as a whole is meant.
    package let line: Int
    /// The column, from 1; 0 where the file as a whole is meant.
    package let column: Int
    /// The key, from the top: `tiers[2].threshold`; empty at the top.
    package let key: String
    /// What is wrong, and what would be right.
    package let message: String

    /// Describes what is wrong.
    package init(file: String, line: Int, column: Int, key: String, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.message = message
    }
}

extension ProgramFileError: CustomStringConvertible {
    /// `supermarket.yaml:12:7: tiers[2].threshold: what is wrong, what would be right`.
    package var description: String {
        let place = line > 0 ? "\(file):\(line):\(column)" : file
        return key.isEmpty ? "\(place): \(message)" : "\(place): \(key): \(message)"
    }
}
