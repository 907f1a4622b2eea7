internal import StorageCore

/// One session with its transactions and kept statements.
///
/// `@unchecked Sendable`: used by one thread at a time, that of the lane or reader that owns it.
final class PostgresConnection: @unchecked Sendable {
    /// What a transaction may do.
    enum Access {
        /// Reads one snapshot.
        case read
        /// Reads what is committed, statement by statement, and writes.
        case write
    }

    private enum State {
        /// No transaction. Can transition to: `beginning`.
        case idle
        /// The server hears of the transaction with its first statement.
        /// Can transition to: `open`, `failed`, `idle`.
        case beginning(Access)
        /// The server has a transaction open. Can transition to: `failed`, `idle`.
        case open
        /// A statement has failed, and with it the transaction.
        /// Can transition to: `open` (a savepoint is undone), `idle`.
        case failed(StorageError)
    }

    private let link: PostgresLink
    private var state = State.idle
    private var statements: [String: PostgresStatement] = [:]
    private var statementCount = 0
    private var scanCount = 0
    private var isCacheStale = false
    private var signals: [CommitSignal] = []
    private var savepointDepth = 0

    /// The most statements that are kept; texts beyond that are not constant.
    private static let statementsMax = 512
    /// The most runs that go out as one statement.
    private static let runsMax = 1024
    /// The most bytes of arguments that go out as one statement, a longer run alone excepted.
    private static let argumentBytesMax = 4 << 20
    /// The rows that a scan fetches at once.
    private static let scanRowsMax = 512

    /// Connects; blocks.
    init(_ configuration: PostgresConfiguration) throws(StorageError) {
        link = try PostgresLink(configuration)
    }

    /// Whether the session is gone.
    var isLost: Bool { link.isLost }

    /// Cuts the connection, as a failing network does.
    func sever() { link.sever() }

    // MARK: Transactions

    /// Runs `body` in a transaction.
    ///
    /// - Throws: What `body` throws; `commitUnknown` where the connection is lost at the commit.
    func transact<Result>(
        _ access: Access,
        _ body: (PostgresConnection) throws -> Result
    ) throws -> Result {
        try begin(access)
        let result: Result
        do {
            result = try body(self)
            if case .failed(let failure) = state {
                // What was read is read; a write whose failure `body` has swallowed is none.
                if access == .write { throw failure }
                rollBack()
                return result
            }
        } catch {
            rollBack()
            throw error
        }
        try commit(access)
        return result
    }

    /// Runs a text outside of transactions.
    func runAlone(_ sql: String) throws(StorageError) {
        _ = try link.run([.direct(sql)])
    }

    /// The signals that the last transaction asked for, once.
    func takeSignals() -> [CommitSignal] {
        defer { signals = [] }
        return signals
    }

    private func begin(_ access: Access) throws(StorageError) {
        signals = []
        savepointDepth = 0
        scanCount = 0
        if isCacheStale || statements.count >= Self.statementsMax {
            _ = try link.run([.direct("DEALLOCATE ALL")])
            statements = [:]
            isCacheStale = false
        }
        state = .beginning(access)
    }

    private func commit(_ access: Access) throws(StorageError) {
        defer { state = .idle }
        if case .beginning = state { return }
        if access == .write {
            do throws(StorageError) {
                try link.checkAlive()
            } catch {
                signals = []
                throw error
            }
        }
        do throws(StorageError) {
            let results = try link.run([.direct("COMMIT")])
            guard results.last?.tag == "COMMIT" else {
                throw StorageError(.other, "the server has rolled the transaction back")
            }
        } catch {
            signals = []
            // What was read is read.
            if access == .read { return }
            guard link.isLost else { throw error }
            throw StorageError(.commitUnknown, "the connection was lost while committing")
        }
    }

    private func rollBack() {
        defer { state = .idle }
        signals = []
        if case .beginning = state { return }
        if link.isLost { return }
        // Where this fails the connection is lost, and the server rolls back by itself.
        _ = try? link.run([.direct("ROLLBACK")])
    }

    // MARK: Statements

    /// Runs steps in the transaction, and begins it where that is due.
    private func run(_ steps: [PostgresLink.Step]) throws(StorageError) -> [PostgresResult] {
        switch state {
        case .idle:
            throw StorageError(.misuse, "a statement was run outside of its transaction")
        case .failed(let failure):
            throw failure
        case .open:
            return try noting { () throws(StorageError) in try link.run(steps) }
        case .beginning(let access):
            let begin =
                switch access {
                case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                case .write: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
                }
            state = .open
            return try noting { () throws(StorageError) in
                Array(try link.run([.direct(begin)] + steps).dropFirst())
            }
        }
    }

    /// Notes a failure, which ends the transaction.
    private func noting<Result>(
        _ body: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        if case .failed(let failure) = state { throw failure }
        do throws(StorageError) {
            return try body()
        } catch {
            if case .beginning = state { state = .open }
            state = .failed(error)
            if error.message.contains("cached plan") { isCacheStale = true }
            throw error
        }
    }

    private func statement(_ sql: String) throws(StorageError) -> PostgresStatement {
        if let statement = statements[sql] { return statement }
        let name = nextName()
        let results = try run([.prepare(name: name, sql: sql), .describe(name: name)])
        guard let description = results.last, results.count == 2 else {
            throw StorageError(.other, "the server does not describe a statement")
        }
        let statement = PostgresStatement(
            name: name,
            parameters: description.parameterTypes
        )
        statements[sql] = statement
        return statement
    }

    private func nextName() -> String {
        statementCount += 1
        return "s\(statementCount)"
    }

    private func runOnce(
        _ sql: String,
        _ arguments: [SQLValue]
    ) throws(StorageError) -> PostgresResult {
        let results: [PostgresResult]
        if SQLTranslation.isSchemaChange(sql) {
            results = try noting { () throws(StorageError) in
                guard arguments.isEmpty else {
                    throw StorageError(.misuse, "a change of the schema has no parameters")
                }
                return try run([.direct(SQLTranslation.schemaChange(sql))])
            }
        } else {
            let statement = try statement(sql)
            results = try noting { () throws(StorageError) in
                let parameters = try PostgresParameters(arguments, statement.parameters)
                return try run([.execute(name: statement.name, parameters)])
            }
        }
        guard let result = results.first else {
            throw StorageError(.other, "the server has not answered a statement")
        }
        return result
    }

    /// Runs a statement once per element, in as few round trips as possible.
    ///
    /// `translate` makes one statement for many runs, where there is one, whose name is kept at
    /// `kept`. `body` takes each result, the number of its first run, and whether it is that of
    /// many.
    private func runEach(
        _ sql: String,
        _ arguments: [[SQLValue]],
        _ translate: (String, [PostgresType]) -> String?,
        _ kept: ReferenceWritableKeyPath<PostgresStatement, PostgresStatement.OfMany>,
        _ body: (PostgresResult, _ firstRun: Int, _ isOfMany: Bool) throws -> Void
    ) throws {
        let statement = try statement(sql)
        if arguments.count > 1, case .unknown = statement[keyPath: kept] {
            if let text = translate(sql, statement.parameters) {
                let name = nextName()
                _ = try run([.prepare(name: name, sql: text)])
                statement[keyPath: kept] = .kept(name)
            } else {
                statement[keyPath: kept] = .none
            }
        }
        var start = 0
        while start < arguments.count {
            let end = Self.end(of: arguments, from: start)
            let runs = arguments[start..<end]
            if runs.count > 1, case .kept(let name) = statement[keyPath: kept],
                let parameters = try noting({ () throws(StorageError) in
                    try PostgresParameters(each: runs, statement.parameters)
                })
            {
                let results = try run([.execute(name: name, parameters)])
                for result in results { try body(result, start, true) }
            } else {
                let steps = try noting { () throws(StorageError) in
                    try Self.steps(statement, runs)
                }
                for (offset, result) in try run(steps).enumerated() {
                    try body(result, start + offset, false)
                }
            }
            start = end
        }
    }

    private static func steps(
        _ statement: PostgresStatement,
        _ runs: ArraySlice<[SQLValue]>
    ) throws(StorageError) -> [PostgresLink.Step] {
        var steps: [PostgresLink.Step] = []
        for arguments in runs {
            let parameters = try PostgresParameters(arguments, statement.parameters)
            steps.append(.execute(name: statement.name, parameters))
        }
        return steps
    }

    /// Where the runs that go out together end.
    private static func end(of arguments: [[SQLValue]], from start: Int) -> Int {
        var end = start
        var byteCount = 0
        while end < arguments.count, end - start < runsMax {
            for case let value in arguments[end] {
                switch value {
                case .text(let text): byteCount += text.utf8.count
                case .blob(let bytes): byteCount += bytes.count
                case .null, .integer, .real: byteCount += 8
                }
            }
            end += 1
            if byteCount >= argumentBytesMax { break }
        }
        return end
    }
}

extension PostgresConnection: SQLWriter {
    var dialect: SQLDialect { .postgres }

    func forEachRow(
        _ sql: String,
        _ arguments: [SQLValue],
        _ body: (any RowView) throws -> Void
    ) throws {
        try runOnce(sql, arguments).forEachRow(body)
    }

    func forEachRow(
        _ sql: String,
        each arguments: [[SQLValue]],
        _ body: (_ run: Int, any RowView) throws -> Void
    ) throws {
        try runEach(sql, arguments, SQLTranslation.queryOfMany, \.queryOfMany) {
            (result, firstRun, isOfMany) in
            try result.forEachRow(dropping: isOfMany ? 1 : 0) { row in
                if case .failed(let failure) = state { throw failure }
                try body(isOfMany ? firstRun + row.run : firstRun, row)
            }
        }
    }

    func scan(
        _ sql: String,
        _ arguments: [SQLValue],
        _ body: (any RowView) throws -> Void
    ) throws {
        let statement = try statement(sql)
        scanCount += 1
        let name = "scan_\(scanCount)"
        let parameters = try noting { () throws(StorageError) in
            try PostgresParameters(arguments, statement.parameters)
        }
        let declare = "DECLARE \(name) BINARY NO SCROLL CURSOR FOR \(sql)"
        let fetch = "FETCH \(Self.scanRowsMax) FROM \(name)"
        var page = try run([.directWith(declare, parameters), .direct(fetch)]).last
        while let result = page, result.rowCount > 0 {
            try result.forEachRow(body)
            page = result.rowCount < Self.scanRowsMax ? nil : try run([.direct(fetch)]).last
        }
        _ = try run([.direct("CLOSE \(name)")])
    }

    func query(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [Row] {
        let result = try runOnce(sql, arguments)
        return try noting { () throws(StorageError) in
            let row = PostgresRow(result, dropping: 0)
            var rows: [Row] = []
            rows.reserveCapacity(result.rowCount)
            for index in 0..<result.rowCount {
                row.index = index
                var values: [SQLValue] = []
                values.reserveCapacity(row.columnCount)
                for column in 0..<row.columnCount { values.append(try row.value(column)) }
                rows.append(Row(columns: result.columns, values: values))
            }
            return rows
        }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        try runOnce(sql, arguments).writtenRowCount
    }

    @discardableResult
    func execute(_ sql: String, each arguments: [[SQLValue]]) throws(StorageError) -> Int {
        var count = 0
        do {
            try runEach(sql, arguments, SQLTranslation.insertOfMany, \.insertOfMany) {
                result,
                _,
                _ in
                count += result.writtenRowCount
            }
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(.other, "a statement failed: \(type(of: error))")
        }
        return count
    }

    @discardableResult
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        let name = "savepoint_\(savepointDepth)"
        let signalCount = signals.count
        _ = try run([.direct("SAVEPOINT \(name)")])
        savepointDepth += 1
        defer { savepointDepth -= 1 }
        do {
            let result = try body()
            _ = try run([.direct("RELEASE SAVEPOINT \(name)")])
            return result
        } catch {
            // Without a connection nothing is left to go on with.
            if link.isLost { throw error }
            signals.removeLast(signals.count - signalCount)
            state = .open
            _ = try run([
                .direct("ROLLBACK TO SAVEPOINT \(name)"), .direct("RELEASE SAVEPOINT \(name)"),
            ])
            throw error
        }
    }

    func signalAfterCommit(_ signal: CommitSignal) {
        if !signals.contains(where: { $0 === signal }) { signals.append(signal) }
    }
}
