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
        let done = try lane.transact { writer in
            try writer.execute(Self.createTable)
            return try writer.query("SELECT name FROM schema_migrations ORDER BY ordinal")
                .map { row in try row.text(0) }
        }
        let known = Set(migrations.map(\.name))
        if let unknown = done.first(where: { !known.contains($0) }) {
            throw StorageError(
                .incompatible,
                "the database has the migration \(unknown), which this program does not know: "
                    + "it was written by a later version"
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
            try lane.transact { writer in
                try migration.apply(to: writer)
                try validate(writer)
                try writer.execute(
                    """
                    INSERT INTO schema_migrations (ordinal, name)
                    SELECT count(*) + 1, $1 FROM schema_migrations
                    """,
                    [.text(migration.name)]
                )
            }
        } catch let error as StorageError {
            throw StorageError(error.code, "migration \(migration.name): \(error.message)")
        }
    }
}
