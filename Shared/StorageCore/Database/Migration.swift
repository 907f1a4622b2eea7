/// One named, forward-only step of a schema.
///
/// Tables are written in SQLite's words: types `INTEGER` (64 bits), `REAL`, `TEXT` and `BLOB`,
/// `STRICT` at the end (SQLite refuses tables without it), `WITHOUT ROWID` where it helps. The
/// PostgreSQL engine replaces these words in a migration's texts, and nothing else.
package struct Migration: Sendable {
    /// The name, unique in the database: `points-1-ledger`.
    package let name: String
    private let body: @Sendable (any SQLWriter) throws -> Void

    /// A step that runs these statements in order.
    ///
    /// - Parameters:
    ///   - name: The name, unique in the database.
    ///   - statements: One statement each.
    package init(_ name: String, _ statements: [String]) {
        self.init(name) { writer in
            for statement in statements {
                try writer.execute(statement)
            }
        }
    }

    /// A step that computes.
    ///
    /// - Parameters:
    ///   - name: The name, unique in the database.
    ///   - body: Reads and writes inside the step's transaction.
    package init(_ name: String, _ body: @escaping @Sendable (any SQLWriter) throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Runs the step, without noting that it was run.
    package func apply(to writer: any SQLWriter) throws {
        try body(writer)
    }
}
