import Foundation

/// A file of answers: JSON lines, there only when it is whole.
struct AnswerFile {
    /// One line.
    enum Answer {
        /// What a household is expected to buy, best first.
        case items(household: Int64, [String], areNumbers: Bool)
        /// How likely it is; or, of counts, how many are expected.
        case number(name: String, id: Int64, field: String, Double)
    }

    private let path: String
    private var text = ""

    /// Starts a file in a folder that is there.
    ///
    /// - Throws: `RetailError` where it could not be written in the end.
    init(path: String) throws {
        self.path = path
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw RetailError(file: path, line: nil, message: "the folder cannot be written to")
        }
    }

    /// Adds a line.
    mutating func add(_ answer: Answer) {
        switch answer {
        case .items(let household, let items, let areNumbers):
            let list = items.map { areNumbers && Int64($0) != nil ? $0 : Self.quoted($0) }
            text += "{\"household_id\": \(household), \"items\": [\(list.joined(separator: ", "))]}"
        case .number(let name, let id, let field, let number):
            text += "{\"\(name)\": \(id), \"\(field)\": \(number)}"
        }
        text += "\n"
    }

    /// Writes the file.
    func finish() throws {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    /// A text as JSON has it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
