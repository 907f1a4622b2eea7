/// One named, forward-only step of a schema.
///
/// Tables are written in SQLite's words: types `INTEGER` (64 bits), `REAL`, `TEXT` and `BLOB`,
/// `STRICT` at the end (SQLite refuses tables without it), `WITHOUT ROWID` where it helps. The
/// PostgreSQL engine replaces these words in a migration's texts, and nothing else.
///
/// Several processes, of two versions while a new one is rolled out, work on one PostgreSQL
/// database. So a schema changes in two releases, expand and contract:
/// 1. *Expand.* The new version only adds what the old one can live with: tables, indexes, columns
///    that are NULL or have a default, a check that every old writer keeps. Such a step's name
///    contains `-expand-`; a program that does not know it starts and runs beside it all the same.
///    The new version writes what the old one reads, and reads what the old one writes.
/// 2. *Contract.* A later release, once no process of the old version is left, removes or tightens
///    what only the old version needed. Its name does not contain `-expand-`: from then on older
///    programs refuse to start.
///
/// Queries name their columns, never `*`, so that a column more changes nothing for them.
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

    /// Whether a program that does not know a step of this name may run beside it.
    package static func isExpanding(named name: String) -> Bool { name.contains("-expand-") }

    /// Runs the step, without noting that it was run.
    package func apply(to writer: any SQLWriter) throws {
        try body(writer)
    }
}
