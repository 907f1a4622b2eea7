import Foundation
import Testing

extension Trait where Self == ConditionTrait {
    /// Runs a test only where there is a PostgreSQL server, and says so where there is none.
    static var onPostgres: Self {
        .enabled(
            if: PostgresDatabase.server != nil,
            "HUITOU_TEST_POSTGRES names no PostgreSQL server"
        )
    }
}

/// A database of its own on the server that the tests are given.
struct PostgresDatabase {
    /// The server's address; `nil` where there is none.
    static let server = ProcessInfo.processInfo.environment["HUITOU_TEST_POSTGRES"]
        .flatMap { $0.isEmpty ? nil : $0 }

    private let name: String
    private let serverURI: String

    /// The database's address.
    let uri: String

    /// Makes a database that no other test has.
    static func make() async throws -> PostgresDatabase {
        let server = try #require(server)
        let name = "huitou_\(getpid())_\(Int.random(in: 0..<1_000_000))"
        var components = try #require(URLComponents(string: server))
        components.path = "/" + name
        let uri = try #require(components.string)
        let database = PostgresDatabase(name: name, serverURI: server, uri: uri)
        try await database.run(
            "CREATE DATABASE \(name) ENCODING 'UTF8' TEMPLATE template0",
            on: server
        )
        return database
    }

    /// Removes it, whoever is still connected.
    func remove() async throws {
        try await run("DROP DATABASE \(name) WITH (FORCE)", on: serverURI)
    }

    /// Runs a statement in it.
    @discardableResult
    func run(_ sql: String) async throws -> String {
        try await run(sql, on: uri)
    }

    @discardableResult
    private func run(_ sql: String, on uri: String) async throws -> String {
        let result = try await Subprocess.run(
            "/usr/bin/psql",
            [uri, "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", sql]
        )
        try #require(result.exitCode == 0, "\(sql): \(result.errors)")
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
