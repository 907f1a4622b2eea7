import IdentityDomain

/// Attributes and preferences that are not personal, as they stand in a member's row: a line each,
/// `a.name=value` or `p.name=value`, between line feeds, so that one can be searched for.
enum OpenValues {
    /// The text of a row; `nil` where there are none.
    static func text(_ values: AttributeValues) -> String? {
        if values.isEmpty { return nil }
        let lines =
            values.attributes.map { "a.\($0.key)=\($0.value)" }
            + values.preferences.map { "p.\($0.key)=\($0.value)" }
        return "\n" + lines.sorted().joined(separator: "\n") + "\n"
    }

    /// The line of an attribute, with its line feeds.
    static func line(of attribute: MemberQuery.Attribute) -> String {
        "\na.\(attribute.name)=\(attribute.value)\n"
    }

    /// Reads a text of a row.
    ///
    /// - Throws: `corrupt` for what `text` does not make.
    static func values(_ text: String?) throws(MemberStoreError) -> AttributeValues {
        var values = AttributeValues()
        // Bytes, not characters: a value may begin with a mark that joins the sign before it.
        for line in (text ?? "").utf8.split(separator: UInt8(ascii: "\n")) {
            guard let sign = line.firstIndex(of: UInt8(ascii: "=")),
                let name = String(line[..<sign].dropFirst(2)),
                let value = String(line[line.index(after: sign)...])
            else { throw .corrupt }
            if line.starts(with: "a.".utf8) {
                values.attributes[name] = value
            } else if line.starts(with: "p.".utf8) {
                values.preferences[name] = value
            } else {
                throw .corrupt
            }
        }
        return values
    }
}
