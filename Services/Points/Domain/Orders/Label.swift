/// A printable text from outside: a sku, a category, a brand.
///
/// Compared byte by byte: two texts that only look alike are different content.
package struct Label: Hashable, Sendable {
    /// The text.
    package let text: String

    /// The longest text, in characters (Unicode scalars).
    package static let scalarCountMax = 64
    /// No text.
    package static let empty = Label(unchecked: "")

    private init(unchecked text: String) {
        self.text = text
    }

    /// Takes a text from outside.
    ///
    /// Anything else makes `nil`.
    ///
    /// - Parameter text: At most 64 characters; no control characters and no line breaks.
    package init?(_ text: String) {
        guard text.utf8.count <= 4 * Self.scalarCountMax,
            text.unicodeScalars.count <= Self.scalarCountMax,
            text.unicodeScalars.allSatisfy(Self.isPrintable)
        else { return nil }
        self.text = text
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
        return switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned: false
        default: true
        }
    }

    package static func == (lhs: Label, rhs: Label) -> Bool {
        lhs.text.utf8.elementsEqual(rhs.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
