/// Writes JSON text.
struct JSONWriter {
    /// The text so far, in UTF-8.
    private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var level = 0

    /// Starts a text.
    init(isPretty: Bool) { self.isPretty = isPretty }

    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds characters as they are.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Adds text that needs no escapes, in quotes.
    mutating func quoted(_ text: String) {
        raw("\"")
        raw(text)
        raw("\"")
    }

    /// Opens an object or an array.
    mutating func open(_ bracket: String) {
        raw(bracket)
        level += 1
    }

    /// Goes to the next member or element.
    mutating func next(isFirst: Bool) {
        if !isFirst { raw(",") }
        breakLine()
    }

    /// Adds the name of a member.
    mutating func name(_ name: String) {
        quoted(name)
        raw(isPretty ? ": " : ":")
    }

    /// Closes an object or an array.
    mutating func close(_ bracket: String, isEmpty: Bool) {
        level -= 1
        if !isEmpty { breakLine() }
        raw(bracket)
    }

    /// Adds text, escaped.
    mutating func string(_ text: UnsafePointer<CChar>) {
        raw("\"")
        var next = text
        while next.pointee != 0 {
            escape(UInt8(bitPattern: next.pointee))
            next += 1
        }
        raw("\"")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x0a: raw("\\n")
        case 0x0d: raw("\\r")
        case 0x09: raw("\\t")
        case 0..<0x20, 0x7f:
            let hex = String(byte, radix: 16)
            raw("\\u00" + (hex.count == 1 ? "0" : "") + hex)
        default: bytes.append(byte)
        }
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }
}
