import CPostgreSQL
import Primitives
import StorageCore
import StorageTestKit
import Testing

@testable import StoragePostgres

/// The server's failures in our words.
struct FailureTests {
    static let codes: [(String, StorageError.Code)] = [
        ("23505", .constraint(.unique)), ("23502", .constraint(.notNull)),
        ("23514", .constraint(.check)), ("23503", .constraint(.foreignKey)),
        ("22003", .constraint(.type)), ("22P02", .constraint(.type)),
        ("40001", .conflict), ("40P01", .conflict), ("55P03", .conflict),
        ("08006", .unavailable), ("57P01", .unavailable), ("57P03", .unavailable),
        ("53300", .unavailable), ("25P03", .unavailable), ("40003", .commitUnknown),
        ("53100", .full), ("53200", .outOfMemory), ("57014", .tooLong),
        ("42601", .misuse), ("42P01", .misuse), ("25006", .misuse),
        ("XX001", .corrupt), ("XX000", .other), ("P0001", .other),
    ]

    @Test(arguments: codes.indices)
    func everyClassHasItsCode(_ index: Int) {
        let (state, code) = Self.codes[index]
        #expect(StorageError(sqlState: state, words: nil).code == code)
    }

    /// libpq's own results, made where the connection ends while an answer is awaited.
    @Test func aFailureThatTheServerDoesNotNameIsALostConnection() throws {
        let result = try #require(PQmakeEmptyPGresult(nil, PGRES_FATAL_ERROR))
        defer { PQclear(result) }
        #expect(StorageError(postgresResult: result).code == .unavailable)
    }

    /// And says so, without what it was told to keep secret.
    @Test func aServerThatIsNotThereIsUnavailable() async throws {
        let folder = try TemporaryFolder()
        var configuration = PostgresConfiguration(
            uri: "postgresql://nobody@/nothing?host=\(folder.path)",
            schema: "nothing"
        )
        configuration.password = Redacted("very-secret")
        let nowhere = configuration
        let error = await #expect(throws: StorageError.self) {
            _ = try await PostgresDatabase.open(nowhere)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("very-secret") == false)
    }

    @Test func wordsThatMayShowValuesAreNotRepeated() {
        let secret = "invalid input syntax for type bigint: \"13912345678\""
        let typed = StorageError(sqlState: "22P02", words: secret, names: [])
        #expect(!typed.description.contains("139"))
        let unique = StorageError(
            sqlState: "23505",
            words: "duplicate key value 13912345678",
            names: ["constraint child_code_key"]
        )
        #expect(!unique.description.contains("139"))
        #expect(unique.message.contains("constraint child_code_key"))
        let syntax = StorageError(sqlState: "42601", words: "syntax error at or near \"SELEC\"")
        #expect(syntax.message.contains("SELEC"))
    }
}
