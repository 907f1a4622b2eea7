internal import Foundation
internal import Logging
internal import Primitives
package import ServiceRuntime
package import StorageCore
internal import StoragePostgres
internal import StorageSQLite

/// The database of a service, as its settings choose it.
package struct SelectedDatabase: Sendable {
    /// The database.
    package let database: any Database
    /// Where a service may keep what belongs to the database but must lie apart from it: the start
    /// of a path; `nil` where the process has no place for files.
    package let sidePath: String?
    /// Whether other processes may write to it too.
    package let isShared: Bool

    /// What readiness asks of the database: nothing of a file, an answer of a server.
    package var dependencies: [Dependency] {
        guard isShared else { return [] }
        let database = database
        return [
            Dependency(name: "database") {
                try await database.read { reader in _ = try reader.first("SELECT 1") }
            }
        ]
    }

    /// How often a stream of its events is looked at without being told of a commit.
    ///
    /// Where other processes write, that is how late their events are at most.
    package var lookInterval: Duration { isShared ? .milliseconds(150) : .seconds(1) }
}

extension Runtime {
    /// Opens the service's database: PostgreSQL where `database.url` is set, SQLite otherwise.
    ///
    /// - Returns: The database, which the caller closes.
    /// - Throws: ``StartFailure`` where a setting is wrong; what the engine throws where it cannot
    ///   be opened.
    package func openDatabase() async throws -> SelectedDatabase {
        let url = settings[CommonSettings.databaseURL]
        if url.isEmpty {
            let path = try databaseFile()
            return SelectedDatabase(
                database: try SQLiteDatabase(SQLiteConfiguration(path: path)),
                sidePath: path,
                isShared: false
            )
        }
        let configuration = try postgresConfiguration(
            schema: settings[CommonSettings.databaseSchema]
        )
        return SelectedDatabase(
            database: try await PostgresDatabase.open(configuration),
            sidePath: placeBesideServer(),
            isShared: true
        )
    }

    /// How the server is reached that the settings name.
    ///
    /// - Throws: ``StartFailure`` where a setting is wrong.
    func postgresConfiguration(schema: String) throws -> PostgresConfiguration {
        let url = settings[CommonSettings.databaseURL]
        guard PostgresConfiguration.isSchemaName(schema) else {
            throw StartFailure(
                "\(schema): \(CommonSettings.databaseSchema.description.flagName) must be 1 to 63 "
                    + "of a-z, 0-9 and _, and not begin with a digit"
            )
        }
        var configuration = PostgresConfiguration(uri: try checked(url), schema: schema)
        configuration.applicationName = "huitou \(settings[CommonSettings.instanceName])"
        if !settings[CommonSettings.databasePasswordFile].isEmpty {
            let text = try secretText(
                CommonSettings.databasePasswordFile,
                purpose: "the database's password"
            )
            configuration.password = Redacted(
                text.trimmingCharacters(in: .whitespacesAndNewlines)
            )
        }
        return configuration
    }

    /// A place for files of a process whose database is elsewhere; a container may have none.
    private func placeBesideServer() -> String? {
        do throws(StartFailure) {
            return try databaseFile()
        } catch {
            logger.warning(
                "what was acknowledged is not noted apart from the database",
                metadata: ["reason": "\(error)"]
            )
            return nil
        }
    }

    /// The address, unless it holds a password, which would show in process lists and logs.
    private func checked(_ url: String) throws(StartFailure) -> String {
        let flag = CommonSettings.databaseURL.description.flagName
        guard let components = URLComponents(string: url),
            ["postgresql", "postgres"].contains(components.scheme)
        else {
            throw StartFailure("\(flag) must be an address such as postgresql://host/database")
        }
        let names = components.queryItems?.map(\.name) ?? []
        guard components.password == nil, !names.contains("password") else {
            throw StartFailure(
                "\(flag) holds a password: put it into a file and name that with "
                    + CommonSettings.databasePasswordFile.description.flagName
            )
        }
        return url
    }
}
