/// Something in a file that cannot be imported, with where it stands.
package struct RetailError: Error, Hashable, CustomStringConvertible {
    /// The file.
    package let file: String
    /// The line, from 1; `nil` where the whole file is meant.
    package let line: Int?
    /// What is wrong.
    package let message: String

    package var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
