/// The names and label names that Prometheus takes.
enum MetricName {
    /// Whether a text may name a metric: letters, digits and `_`, no digit first.
    ///
    /// Colons are left to the rules of who collects.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, !isDigit(first) else { return false }
        return text.utf8.allSatisfy(isNameByte)
    }

    /// The nearest name to a text: what may not stand in one becomes `_`.
    static func name(_ text: String) -> String {
        var bytes = text.utf8.map { isNameByte($0) ? $0 : UInt8(ascii: "_") }
        if bytes.first.map(isDigit) ?? true { bytes.insert(UInt8(ascii: "_"), at: 0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The nearest name of a label.
    ///
    /// `le`, `quantile` and what begins with `__` are Prometheus's own.
    static func labelName(_ text: String) -> String {
        let name = name(text)
        let isReserved = name.hasPrefix("__") || name == "le" || name == "quantile"
        return isReserved ? "label_" + name.drop { $0 == "_" } : name
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "_"):
            true
        default: isDigit(byte)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
