import Foundation
import StorageCore
import StorageSQLite
import StorageTestKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct SQLiteDatabaseTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("test.sqlite")
    }

    private static let migration = Migration(
        "test-1",
        ["CREATE TABLE entry (id INTEGER PRIMARY KEY, note TEXT) STRICT"]
    )

    private func open(
        _ change: (inout SQLiteConfiguration) -> Void = { _ in }
    ) throws(StorageError) -> SQLiteDatabase {
        var configuration = SQLiteConfiguration(path: path)
        change(&configuration)
        return try SQLiteDatabase(configuration)
    }

    private func logByteCount() throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "-wal")
        return try #require(attributes[.size] as? Int)
    }

    @Test func theWriterIsDurable() async throws {
        let database = try open()
        let names = ["journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint"]
        let values = try await database.write { writer in
            try names.map { try writer.first("PRAGMA \($0)")?.value(0) }
        }
        #expect(values == [.text("wal"), 2, 1, 0])
        await database.close()
    }

    @Test func otherUsersMayNotReadTheFile() async throws {
        let database = try open()
        try await database.migrate([Self.migration])
        for suffix in ["", "-wal", "-lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
        }
        await database.close()
    }

    @Test func aTableThatIsNotStrictIsRefused() async throws {
        let database = try open()
        let lax = Migration("lax", ["CREATE TABLE lax (id INTEGER PRIMARY KEY)"])
        let error = await #expect(throws: StorageError.self) {
            try await database.migrate([Self.migration, lax])
        }
        #expect(error?.message == "migration lax: the table lax must be STRICT")
        await database.close()
    }

    @Test func theLogIsMovedIntoTheFileBetweenWrites() async throws {
        let database = try open { configuration in
            configuration.checkpointPagesIdle = 50
            configuration.checkpointPagesBusy = 100
        }
        try await database.migrate([Self.migration])
        let note = String(repeating: "x", count: 4000)
        for id in Int64(0)..<1000 {
            try await database.write { writer in
                try writer.execute(
                    "INSERT INTO entry (id, note) VALUES ($1, $2)",
                    [.integer(id), .text(note)]
                )
            }
        }
        // Without checkpoints the log would hold a thousand commits of several pages each.
        #expect(try logByteCount() < 200 * 4096)
        await database.close()
    }

    @Test func aReadThatTakesTooLongIsEnded() async throws {
        let database = try open { $0.readStepsMax = 100_000 }
        let endless = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
            """
        let error = await #expect(throws: StorageError.self) {
            try await database.read { _ = try $0.query(endless) }
        }
        #expect(error?.code == .tooLong)
        // The bound is each read's own.
        for _ in 0..<20 {
            let count = try await database.read { reader in
                try reader.integer(
                    """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
                    SELECT count(*) FROM n
                    """
                )
            }
            #expect(count == 2000)
        }
        await database.close()
    }

    @Test func aDamagedFileIsCorrupt() async throws {
        try Data(repeating: 0x55, count: 8192).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StorageError.self) { _ = try open() }
        #expect(error?.code == .corrupt)
    }

    @Test func aMissingFolderIsNamed() throws {
        let configuration = SQLiteConfiguration(path: folder.file("absent/test.sqlite"))
        let error = #expect(throws: StorageError.self) { _ = try SQLiteDatabase(configuration) }
        #expect(error?.code == .ioFailure)
        #expect(error?.message.contains("absent/test.sqlite") == true)
    }

    @Test func aSecondOpeningIsRefusedUntilTheFirstIsClosed() async throws {
        let first = try open()
        let error = #expect(throws: StorageError.self) { _ = try open() }
        #expect(error?.code == .locked)
        #expect(error?.message.contains("process \(getpid())") == true)
        #expect(error?.message.contains(path) == true)
        await first.close()
        let second = try open()
        await second.close()
    }

    @Test func aDatabaseThatIsLetGoReleasesTheFile() async throws {
        do {
            let first = try open()
            _ = try await first.read { try $0.query("SELECT 1") }
        }
        // The threads end on their own: wait for it, with a bound.
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(20)
        while clock.now < deadline {
            do throws(StorageError) {
                await (try open()).close()
                return
            } catch {
                #expect(error.code == .locked)
                await Task.yield()
            }
        }
        Issue.record("the file is still locked")
    }
}
