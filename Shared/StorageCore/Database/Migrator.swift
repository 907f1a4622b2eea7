/// Runs the migrations that a database has not seen yet; used by every engine.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    private static let createTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            ordinal INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT
        """

    /// Takes every migration that ever was, oldest first, each name once.
    package init(_ migrations: [Migration]) {
        precondition(
            Set(migrations.map(\.name)).count == migrations.count,
            "two migrations have the same name"
        )
        self.migrations = migrations
    }

    /// Runs what is missing, each step in one transaction together with the note that it was run.
    ///
    /// Steps of several components may be mixed: a step that is missing is run even where a later
    /// one was run before.
    ///
    /// - Parameters:
    ///   - last: The name of the last step to run; `nil` for all.
    ///   - lane: Where to write.
    ///   - validate: Checks the schema after each step, inside its transaction.
    /// - Throws: `incompatible` where the database has a step that is not listed; what a step
    ///   throws, naming it where it is a ``StorageError``.
    package func run(
        upTo last: String?,
        on lane: any WriteLane,
        validate: (any SQLWriter) throws -> Void
    ) throws {
        let done = try Retries.run(for: .opening) {
            try lane.transact { writer in
                try writer.execute(Self.createTable)
                return try writer.query("SELECT name FROM schema_migrations ORDER BY ordinal")
                    .map { row in try row.text(0) }
            }
        }
        let known = Set(migrations.map(\.name))
        let unknown = done.first { !known.contains($0) && !Migration.isExpanding(named: $0) }
        if let unknown {
            throw StorageError(
                .incompatible,
                "the database has the migration \(unknown), which this program does not know: "
                    + "it was written by a later version, or by one in development whose data "
                    + "this one cannot take over"
            )
        }
        if let last, !known.contains(last) {
            throw StorageError(.misuse, "there is no migration \(last)")
        }
        let applied = Set(done)
        for migration in migrations {
            if !applied.contains(migration.name) {
                try run(migration, on: lane, validate: validate)
            }
            if migration.name == last { return }
        }
    }

    private func run(
        _ migration: Migration,
        on lane: any WriteLane,
        validate: (any SQLWriter) throws -> Void
    ) throws {
        do {
            try Retries.run(for: .undone) {
                try lane.transact { writer in
                    guard try note(migration, in: writer) else { return }
                    try migration.apply(to: writer)
                    try validate(writer)
                }
            }
        } catch let error as StorageError {
            throw StorageError(error.code, "migration \(migration.name): \(error.message)")
        }
    }

    /// Notes that a step is run, before it is: of several processes that begin at once, the others
    /// wait here for the first one's commit.
    ///
    /// - Returns: `false` where another process has run it.
    /// - Throws: `conflict` where another process has noted another step meanwhile.
    private func note(_ migration: Migration, in writer: any SQLWriter) throws -> Bool {
        let count = try writer.execute(
            """
            INSERT INTO schema_migrations (ordinal, name)
            SELECT count(*) + 1, $1 FROM schema_migrations WHERE true
            ON CONFLICT DO NOTHING
            """,
            [.text(migration.name)]
        )
        if count == 1 { return true }
        let known = try writer.first(
            "SELECT ordinal FROM schema_migrations WHERE name = $1",
            [.text(migration.name)]
        )
        if known != nil { return false }
        throw StorageError(.conflict, "another process has changed the schema meanwhile")
    }
}
