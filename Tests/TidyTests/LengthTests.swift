import Testing

/// Files, functions and lines stay short enough to be read.
struct LengthTests {
    static let fileLinesMax = 600
    static let functionLinesMax = 70
    static let lineCharactersMax = 100

    @Test func filesAreShort() {
        // The list of targets has no end of its own.
        for file in Repository.swiftFiles where file.path != "Package.swift" {
            #expect(
                file.lines.count <= Self.fileLinesMax + 1,
                "\(file) has \(file.lines.count) lines"
            )
        }
    }

    @Test func linesAreShort() {
        for file in Repository.swiftFiles {
            for (index, line) in file.lines.enumerated() where line.count > Self.lineCharactersMax {
                let isTable = line.contains("\"\"\"") || !line.contains(" {") && line.hasPrefix(" ")
                let isTestTable = file.path.hasPrefix("Tests/") && isTable
                #expect(isTestTable, "\(file):\(index + 1) has \(line.count) characters")
            }
        }
    }

    @Test func functionsAreShort() {
        for file in Repository.swiftFiles {
            for function in Self.functions(of: file) {
                let count = function.end - function.start + 1
                #expect(
                    count <= Self.functionLinesMax,
                    "\(file):\(function.start + 1): a function of \(count) lines"
                )
            }
        }
    }

    /// The functions of a formatted file: from `func` or `init` to the brace at the same column.
    private static func functions(of file: Repository.File) -> [(start: Int, end: Int)] {
        var found: [(start: Int, end: Int)] = []
        for (start, line) in file.lines.enumerated() {
            let code = WordsTests.code(of: line)
            let words = code.split(whereSeparator: { " (<?".contains($0) })
            let isFunction = words.prefix(5).contains {
                $0 == "func" || $0 == "init" || $0 == "deinit"
            }
            guard isFunction, !code.contains("}") else { continue }
            let indentation = line.prefix { $0 == " " }
            let closing = indentation + "}"
            let rest = file.lines[start...]
            guard let end = rest.firstIndex(where: { $0 == closing }) else { continue }
            if hasBody(rest[start...end]) { found.append((start, end)) }
        }
        return found
    }

    /// Whether a signature ends in a brace, rather than being a requirement of a protocol.
    private static func hasBody(_ lines: ArraySlice<Substring>) -> Bool {
        var depth = 0
        for (index, line) in lines.enumerated() {
            let code = WordsTests.code(of: line)
            let words = code.split(separator: " ")
            let first = words.first ?? ""
            let continues =
                ["throws", "async", "->", "where", ")"].contains(first) || code.contains("throws(")
            let isSignature = index == 0 || depth > 0 || continues
            guard isSignature else { return first == "{" }
            depth += code.count { $0 == "(" } - code.count { $0 == ")" }
            if depth == 0, words.last == "{" { return true }
        }
        return false
    }
}
