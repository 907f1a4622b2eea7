internal import Foundation
internal import StorageCore
package import StoragePostgres

/// The PostgreSQL server that the tests are given.
package enum PostgresServer {
    /// Its address; `nil` where there is none, and the tests of PostgreSQL are skipped.
    package static let uri: String? = ProcessInfo.processInfo.environment["HUITOU_TEST_POSTGRES"]
        .flatMap { $0.isEmpty ? nil : $0 }

    /// The folder of its socket, where the address names one.
    package static let socketFolder = uri.flatMap { URLComponents(string: $0)?.queryItems }?
        .first { $0.name == "host" && $0.value?.hasPrefix("/") == true }?.value

    /// Why tests are skipped.
    package static let absence = "HUITOU_TEST_POSTGRES names no PostgreSQL server"

    /// How a schema of its own is reached.
    ///
    /// - Throws: Where there is no server.
    package static func configuration(schema: String) throws -> PostgresConfiguration {
        guard let uri else { throw StorageError(.unavailable, absence) }
        return PostgresConfiguration(uri: uri, schema: schema)
    }

    /// A name that no other schema has.
    package static func makeSchemaName() -> String {
        "huitou_" + UUID().uuidString.lowercased().replacing("-", with: "_")
    }

    /// Removes a schema and all that is in it.
    package static func drop(schema: String) async throws {
        let database = try await PostgresDatabase.open(configuration(schema: schema))
        do {
            try await database.write { try $0.execute("DROP SCHEMA \"\(schema)\" CASCADE") }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    /// Gives `body` the configuration of a schema of its own, and removes that afterwards.
    package static func withSchema<Result>(
        _ body: (PostgresConfiguration) async throws -> Result
    ) async throws -> Result {
        let schema = makeSchemaName()
        do {
            let result = try await body(configuration(schema: schema))
            try await drop(schema: schema)
            return result
        } catch {
            // The first failure is the one to report.
            try? await drop(schema: schema)
            throw error
        }
    }
}
