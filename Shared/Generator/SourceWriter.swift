/// Collects lines of Swift, indented by four spaces per level.
struct SourceWriter {
    /// The text so far.
    private(set) var text = ""
    private var level = 0

    /// Starts a file: what every generated file begins with.
    init(source: String) {
        line("// swift-format-ignore-file")
        line("// Made by protos/generate from \(source). Do not edit.")
        line()
    }

    /// Adds a line; an empty one without indentation.
    mutating func line(_ line: String = "") {
        if !line.isEmpty {
            text += String(repeating: "    ", count: level) + line
        }
        text += "\n"
    }

    /// Adds documentation; nothing where there is none.
    mutating func documentation(_ lines: [String]) {
        for text in lines { line(text.isEmpty ? "///" : "/// \(text)") }
    }

    /// Adds a line that opens a brace or a parenthesis, an indented body and the closing line.
    mutating func block<Failure: Error>(
        _ opening: String,
        closing: String = "}",
        _ body: (inout SourceWriter) throws(Failure) -> Void
    ) throws(Failure) {
        line(opening)
        level += 1
        try body(&self)
        level -= 1
        line(closing)
    }

    /// Adds a list, one element a line, between an opening and a closing line.
    mutating func list(_ opening: String, closing: String, _ elements: [String]) {
        line(opening)
        level += 1
        for (index, element) in elements.enumerated() {
            line(element + (index == elements.count - 1 ? "" : ","))
        }
        level -= 1
        line(closing)
    }
}
