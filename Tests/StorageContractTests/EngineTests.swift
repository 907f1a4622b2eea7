import StorageTestKit
import Testing

/// Which engines the suite runs on.
struct EngineTests {
    /// Reported as skipped where no server is named: then every test of the suite has run on SQLite
    /// alone.
    @Test(.enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence)))
    func theSuiteRunsOnPostgreSQL() {
        #expect(StorageEngine.allCases.contains(.postgres))
    }
}
