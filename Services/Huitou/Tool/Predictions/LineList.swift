import Foundation

/// A file with one value a line.
enum LineList {
    /// The texts of a file, empty lines left out.
    ///
    /// - Throws: `RetailError` where it cannot be read or holds nothing.
    static func texts(of path: String) throws -> [String] {
        try lines(of: path).map(\.text)
    }

    /// The numbers of a file, each once.
    ///
    /// - Throws: `RetailError` naming the line that is none, or is there twice.
    static func numbers(of path: String) throws -> [Int64] {
        var seen: Set<Int64> = []
        return try lines(of: path).map { line, text in
            guard let number = Int64(text), number > 0 else {
                throw RetailError(file: path, line: line, message: "a positive number is expected")
            }
            guard seen.insert(number).inserted else {
                throw RetailError(file: path, line: line, message: "\(number) is there twice")
            }
            return number
        }
    }

    private static func lines(of path: String) throws -> [(line: Int, text: String)] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RetailError(file: path, line: nil, message: "cannot be read")
        }
        let found = String(decoding: data, as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
            .map { ($0 + 1, $1.trimmingCharacters(in: .whitespaces)) }
            .filter { !$1.isEmpty }
        guard !found.isEmpty else {
            throw RetailError(file: path, line: nil, message: "the file is empty")
        }
        return found
    }
}
