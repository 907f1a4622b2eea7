import Testing

/// What another target can see is documented.
struct DocumentationTests {
    private static let declarations: Set<Substring> = [
        "func", "var", "let", "struct", "enum", "class", "protocol", "actor", "init", "init(",
        "typealias", "subscript",
    ]

    /// Functions that implement what the standard library documents.
    private static let wellKnown: Set<Substring> = [
        "==", "<", "+", "-", "+=", "-=", "hash", "description", "debugDescription",
        "customMirror", "next", "makeAsyncIterator", "encode", "init", "id",
    ]

    @Test func packageDeclarationsAreDocumented() {
        for file in Repository.swiftFiles where file.lies(below: ["Services", "Shared"]) {
            for (index, line) in file.lines.enumerated() {
                guard let name = Self.declaredName(line) else { continue }
                let isDocumented = Self.isDocumented(file.lines, index)
                let isWellKnown =
                    Self.wellKnown.contains(name) || Self.isInConformance(file.lines, index)
                #expect(
                    isDocumented || isWellKnown,
                    "\(file):\(index + 1): \(name) needs a documentation comment"
                )
            }
        }
    }

    private static func declaredName(_ line: Substring) -> Substring? {
        let words = line.split { " (:<".contains($0) }
        guard words.first == "package", !words.contains("import") else { return nil }
        guard let index = words.firstIndex(where: { declarations.contains($0) }) else { return nil }
        if words[index] == "init" { return "init?" }
        if line.contains("func < ") { return "<" }
        return index + 1 < words.count ? words[index + 1] : nil
    }

    private static func isDocumented(_ lines: [Substring], _ index: Int) -> Bool {
        var above = index - 1
        while above >= 0 {
            let line = lines[above].drop { $0 == " " }
            if line.hasPrefix("///") || line.hasPrefix("*/") { return true }
            guard line.hasPrefix("@") || line.hasPrefix(")") || line.hasPrefix("// ") else {
                return false
            }
            above -= 1
        }
        return false
    }

    /// Whether the declaration stands in an extension or type that conforms to a protocol, where
    /// the protocol carries the documentation.
    private static func isInConformance(_ lines: [Substring], _ index: Int) -> Bool {
        let indentation = lines[index].prefix { $0 == " " }.count
        guard indentation > 0 else { return false }
        for line in lines[..<index].reversed() where !line.isEmpty {
            let column = line.prefix { $0 == " " }.count
            guard column < indentation, !line.hasSuffix(")") else { continue }
            let opensType = ["extension", "struct", "class", "enum", "actor"].contains { keyword in
                line.split(separator: " ").contains { $0 == keyword }
            }
            if line.hasPrefix(String(repeating: " ", count: column) + "{") { continue }
            guard opensType else { return false }
            return line.contains(":")
        }
        return false
    }
}
