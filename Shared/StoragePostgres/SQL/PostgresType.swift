internal import CPostgreSQL

/// A type of the server, as far as we know how to write and read its values.
enum PostgresType: Hashable {
    /// A whole number of 2, 4 or 8 bytes.
    case integer(byteCount: Int)
    /// A number of 8 bytes in floating point.
    case real
    /// A number of 4 bytes in floating point.
    case shortReal
    /// A decimal number of any length: what `sum` of whole numbers yields.
    case numeric
    /// True or false.
    case boolean
    /// Text of any kind.
    case text
    /// Bytes.
    case bytes
    /// Whatever else there is.
    case other

    /// Reads the number that the server has for a type.
    init(oid: Oid) {
        switch oid {
        case 16: self = .boolean
        case 17: self = .bytes
        case 20: self = .integer(byteCount: 8)
        case 21: self = .integer(byteCount: 2)
        case 23, 26: self = .integer(byteCount: 4)
        case 18, 19, 25, 705, 1042, 1043: self = .text
        case 700: self = .shortReal
        case 701: self = .real
        case 1700: self = .numeric
        default: self = .other
        }
    }

    /// The name of the type of arrays of it, and the number of the type itself; `nil` where arrays
    /// of it are never sent.
    var element: (arrayName: String, oid: UInt32)? {
        switch self {
        case .integer(byteCount: 8): ("int8[]", 20)
        case .integer(byteCount: 4): ("int4[]", 23)
        case .integer: ("int2[]", 21)
        case .real: ("float8[]", 701)
        case .boolean: ("bool[]", 16)
        case .text: ("text[]", 25)
        case .bytes: ("bytea[]", 17)
        case .shortReal, .numeric, .other: nil
        }
    }

    /// What sort of value it is, for messages.
    var kindName: String {
        switch self {
        case .integer, .boolean: "an integer"
        case .real, .shortReal: "a real"
        case .numeric: "a number"
        case .text: "text"
        case .bytes: "a blob"
        case .other: "a value of another type"
        }
    }
}
