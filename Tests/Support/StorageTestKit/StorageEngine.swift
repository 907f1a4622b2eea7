package import StorageCore
internal import StorageSQLite

/// The engines on which the storage tests run.
package enum StorageEngine: String, CaseIterable, Sendable {
    /// A file.
    case sqlite

    /// Gives `body` an empty database and closes it afterwards.
    package func withDatabase<Result>(
        _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder()
        let database = try open(in: folder)
        do {
            let result = try await body(database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }

    /// Opens the database that lives in a folder; a second time finds what the first has left.
    ///
    /// - Parameters:
    ///   - folder: Where the database lives.
    ///   - pagesMax: The largest size, in pages of 4 KiB.
    /// - Returns: The database, without migrations of its own.
    /// - Throws: Where it cannot be opened.
    package func open(in folder: TemporaryFolder, pagesMax: Int? = nil) throws -> any Database {
        switch self {
        case .sqlite:
            var configuration = SQLiteConfiguration(path: folder.file("test.sqlite"))
            configuration.pagesMax = pagesMax
            return try SQLiteDatabase(configuration)
        }
    }
}
