/// A value that a database stores: what goes in as an argument and comes out as a column.
package enum SQLValue: Hashable, Sendable {
    /// No value.
    case null
    /// A whole number of 64 bits.
    case integer(Int64)
    /// A floating-point number; never NaN, which SQLite would store as NULL.
    case real(Double)
    /// Text in UTF-8; never with NUL, which PostgreSQL refuses.
    case text(String)
    /// Bytes.
    case blob([UInt8])

    /// A whole number, or NULL.
    package init(_ value: Int64?) {
        self = value.map(SQLValue.integer) ?? .null
    }

    /// Text, or NULL.
    package init(_ value: String?) {
        self = value.map(SQLValue.text) ?? .null
    }

    /// Bytes, or NULL.
    package init(_ value: [UInt8]?) {
        self = value.map(SQLValue.blob) ?? .null
    }

    /// What sort of value it is, for messages: `an integer`.
    package var kindName: String {
        switch self {
        case .null: "NULL"
        case .integer: "an integer"
        case .real: "a real"
        case .text: "text"
        case .blob: "a blob"
        }
    }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A whole number written in the source.
    package init(integerLiteral value: Int64) { self = .integer(value) }
    /// Text written in the source.
    package init(stringLiteral value: String) { self = .text(value) }
}

/// Descriptions name the kind only: values may be personal data.
extension SQLValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { kindName }
    package var debugDescription: String { kindName }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
