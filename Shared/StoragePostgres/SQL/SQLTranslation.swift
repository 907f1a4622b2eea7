/// Our one SQL text, as PostgreSQL wants it where the engines differ.
enum SQLTranslation {
    /// Statements that change the schema, which the server takes without parameters and does not
    /// keep prepared.
    static func isSchemaChange(_ sql: String) -> Bool {
        let first = SQLTokenizer.tokens(of: sql).first { $0.kind != .space }
        let words = ["CREATE", "ALTER", "DROP", "TRUNCATE"]
        return words.contains { first?.isWord($0) == true }
    }

    /// A statement that changes the schema, in PostgreSQL's words for types.
    ///
    /// Texts compare byte by byte, as SQLite and Swift compare them.
    static func schemaChange(_ sql: String) -> String {
        let tokens = SQLTokenizer.tokens(of: sql)
        var kept = tokens[...]
        if let end = tokens.lastIndex(where: { $0.isSymbol(")") }) {
            let options = tokens[(end + 1)...]
            let own: Set = ["STRICT", "WITHOUT", "ROWID"]
            let isOwn = options.allSatisfy { token in
                switch token.kind {
                case .space: true
                case .word: own.contains(token.text.uppercased())
                case .symbol: token.text == "," || token.text == ";"
                case .quoted, .parameter: false
                }
            }
            if isOwn { kept = tokens[...end] }
        }
        return kept.map { token in
            guard token.kind == .word else { return String(token.text) }
            switch token.text.uppercased() {
            case "INTEGER": return "BIGINT"
            case "REAL": return "DOUBLE PRECISION"
            case "BLOB": return "BYTEA"
            case "TEXT": return "TEXT COLLATE \"C\""
            default: return String(token.text)
            }
        }.joined()
    }

    /// One statement that inserts many rows, for one that inserts one.
    ///
    /// Parameter `$n` of the result is the array of all rows' values of parameter `$n`.
    ///
    /// - Parameters:
    ///   - sql: `INSERT INTO … VALUES ($1, …)`, and after it anything without parameters and
    ///     subqueries.
    ///   - types: The types of its parameters.
    /// - Returns: The statement; `nil` where the text is none that this is known to be right for.
    static func insertOfMany(_ sql: String, types: [PostgresType]) -> String? {
        guard let arrays = arrays(types) else { return nil }
        let tokens = SQLTokenizer.tokens(of: sql)
        guard tokens.first(where: { $0.kind != .space })?.isWord("INSERT") == true,
            let values = tokens.firstIndex(where: { $0.isWord("VALUES") }),
            !tokens[..<values].contains(where: { $0.kind == .quoted || $0.isWord("SELECT") })
        else { return nil }
        var columns: [String] = []
        var index = values + 1
        var expectsParameter = true
        var isOpen = false
        while index < tokens.count {
            let token = tokens[index]
            index += 1
            if token.kind == .space { continue }
            if !isOpen {
                guard token.isSymbol("(") else { return nil }
                isOpen = true
            } else if expectsParameter {
                guard case .parameter(let number) = token.kind else { return nil }
                columns.append("u.a\(number)")
                expectsParameter = false
            } else if token.isSymbol(",") {
                expectsParameter = true
            } else {
                guard token.isSymbol(")") else { return nil }
                isOpen = false
                break
            }
        }
        let tail = tokens[index...]
        let hasMoreRows = tail.first { $0.kind != .space }?.isSymbol(",") == true
        let isPlain =
            !hasMoreRows
            && tail.allSatisfy { token in
                switch token.kind {
                case .parameter: false
                case .word: !token.isWord("SELECT") && !token.isWord("RETURNING")
                case .space, .quoted, .symbol: true
                }
            }
        guard !columns.isEmpty, !isOpen, isPlain else { return nil }
        return text(tokens[..<values]) + "SELECT " + columns.joined(separator: ", ")
            + " FROM unnest(\(arrays.casts)) AS u(\(arrays.names))" + text(tail)
    }

    /// One query for many runs of a query; its first column is the number of the run, from 1.
    ///
    /// The runs come in order, and each run's rows in the order of the query. The inner `OFFSET 0`
    /// keeps the planner from joining instead of looking up run by run.
    ///
    /// - Parameters:
    ///   - sql: A query.
    ///   - types: The types of its parameters.
    /// - Returns: The query; `nil` where the text is none that this is known to be right for.
    static func queryOfMany(_ sql: String, types: [PostgresType]) -> String? {
        guard let arrays = arrays(types) else { return nil }
        let tokens = SQLTokenizer.tokens(of: sql)
        let first = tokens.first { $0.kind != .space }
        guard first?.isWord("SELECT") == true || first?.isWord("WITH") == true else { return nil }
        let writes = ["INSERT", "UPDATE", "DELETE"]
        for (index, token) in tokens.enumerated() where writes.contains(where: token.isWord) {
            // `FOR UPDATE` only locks.
            let before = tokens[..<index].last { $0.kind != .space }
            guard before?.isWord("FOR") == true else { return nil }
        }
        let inner = tokens.filter { !$0.isSymbol(";") }.map { token in
            if case .parameter(let number) = token.kind { return "u.a\(number)" }
            return String(token.text)
        }.joined()
        return """
            SELECT u.run, q.*
            FROM unnest(\(arrays.casts)) WITH ORDINALITY AS u(\(arrays.names), run)
            CROSS JOIN LATERAL (SELECT * FROM (\(inner)) AS s OFFSET 0) AS q
            """
    }

    private static func arrays(_ types: [PostgresType]) -> (casts: String, names: String)? {
        guard !types.isEmpty else { return nil }
        var casts: [String] = []
        for (index, type) in types.enumerated() {
            guard let element = type.element else { return nil }
            casts.append("$\(index + 1)::\(element.arrayName)")
        }
        let names = types.indices.map { "a\($0 + 1)" }
        return (casts.joined(separator: ", "), names.joined(separator: ", "))
    }

    private static func text(_ tokens: ArraySlice<SQLToken>) -> String {
        tokens.map { String($0.text) }.joined()
    }
}
