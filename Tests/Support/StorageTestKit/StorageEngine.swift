internal import Foundation
package import StorageCore
internal import StoragePostgres
internal import StorageSQLite

/// The engines on which the storage tests run.
package enum StorageEngine: String, CaseIterable, Sendable {
    /// A file.
    case sqlite
    /// A schema of a server.
    case postgres

    /// Those that are at hand; a test of its own reports the skip of PostgreSQL.
    package static var allCases: [StorageEngine] {
        PostgresServer.uri == nil ? [.sqlite] : [.sqlite, .postgres]
    }

    /// Gives `body` an empty database and removes it afterwards.
    package func withDatabase<Result>(
        _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        switch self {
        case .sqlite:
            let folder = try TemporaryFolder()
            return try await use(open(in: folder), body)
        case .postgres:
            return try await PostgresServer.withSchema { configuration in
                try await use(PostgresDatabase.open(configuration), body)
            }
        }
    }

    /// Opens the database that lives in a folder; a second time finds what the first has left.
    ///
    /// On PostgreSQL the folder's name is the schema's, and the schema stays behind.
    ///
    /// - Parameters:
    ///   - folder: Where the database lives.
    ///   - pagesMax: On SQLite, the largest size, in pages of 4 KiB.
    /// - Returns: The database, without migrations of its own.
    /// - Throws: Where it cannot be opened.
    package func open(
        in folder: TemporaryFolder,
        pagesMax: Int? = nil
    ) async throws -> any Database {
        switch self {
        case .sqlite:
            var configuration = SQLiteConfiguration(path: folder.file("test.sqlite"))
            configuration.pagesMax = pagesMax
            return try SQLiteDatabase(configuration)
        case .postgres:
            let name = URL(filePath: folder.path).lastPathComponent.lowercased()
            return try await PostgresDatabase.open(
                PostgresServer.configuration(schema: name.replacing("-", with: "_"))
            )
        }
    }

    private func use<Result>(
        _ database: any Database,
        _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body(database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }
}
