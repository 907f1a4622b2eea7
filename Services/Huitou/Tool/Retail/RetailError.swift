/// Something in a file that cannot be imported, with where it stands.
struct RetailError: Error, Hashable, CustomStringConvertible {
    /// The file.
    let file: String
    /// The line, from 1; `nil` where the whole file is meant.
    let line: Int?
    /// What is wrong.
    let message: String

    var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
