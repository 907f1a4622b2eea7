internal import CPostgreSQL
internal import StorageCore

extension StorageError {
    /// What is thrown where the connection is gone.
    static let lostConnection = StorageError(
        .unavailable,
        "the connection to the database is lost"
    )

    /// Translates a failure that the server reports, or libpq in its place.
    ///
    /// The server's own words may show values ("invalid input syntax for type bigint: …"), so
    /// they are taken only where they can name nothing but our constant texts and the server's
    /// state.
    ///
    /// - Parameter result: A result that is a failure.
    init(postgresResult result: OpaquePointer) {
        guard let state = Self.field(result, CPostgreSQL_sqlState) else {
            // libpq's own: the connection has ended while it waited for the answer, or the answer
            // cannot be read. There is no going on with it either way.
            self = .lostConnection
            return
        }
        let names = [
            Self.field(result, CPostgreSQL_constraintName).map { "constraint \($0)" },
            Self.field(result, CPostgreSQL_tableName).map { "table \($0)" },
            Self.field(result, CPostgreSQL_columnName).map { "column \($0)" },
        ].compactMap(\.self)
        self.init(
            sqlState: state,
            words: Self.field(result, CPostgreSQL_primaryMessage),
            names: names
        )
    }

    /// Translates a failure by its SQLSTATE.
    ///
    /// - Parameters:
    ///   - state: Five characters; see appendix A of PostgreSQL's manual.
    ///   - words: The server's own words.
    ///   - names: What of the schema it is about.
    init(sqlState state: String, words: String?, names: [String] = []) {
        var message = "PostgreSQL: SQLSTATE \(state)"
        let namesOnlyText = ["08", "0A", "25", "40", "42", "53", "55", "57", "58", "XX"]
        if namesOnlyText.contains(String(state.prefix(2))), let words { message += ", \(words)" }
        if !names.isEmpty { message += " (\(names.joined(separator: ", ")))" }
        self.init(Code(sqlState: state), message)
    }

    private static func field(_ result: OpaquePointer, _ field: Int32) -> String? {
        PQresultErrorField(result, field).map { String(cString: $0) }
    }
}

extension StorageError.Code {
    /// Translates a SQLSTATE: single codes first, then their class, the first two characters.
    init(sqlState state: String) {
        switch state {
        case "23505", "23P01": self = .constraint(.unique)
        case "23502": self = .constraint(.notNull)
        case "23514": self = .constraint(.check)
        case "23503": self = .constraint(.foreignKey)
        case "25P03": self = .unavailable  // idle in transaction for too long
        case "25006": self = .misuse  // writing in a reading transaction
        case "40003": self = .commitUnknown
        case "42P07", "42710": self = .conflict  // another process has just made it
        case "53100": self = .full
        case "53200": self = .outOfMemory
        case "55P03": self = .conflict  // lock not available in time
        case "57014": self = .tooLong
        case "XX001", "XX002": self = .corrupt
        default: self = Self.ofClass(state.prefix(2))
        }
    }

    private static func ofClass(_ first: Substring) -> Self {
        switch first {
        case "08", "53", "57": .unavailable
        case "22": .constraint(.type)
        case "0A", "25", "26", "34", "42": .misuse
        case "40": .conflict
        default: .other
        }
    }
}
