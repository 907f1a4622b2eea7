import Foundation
import StorageCore
import StorageSQLite
import StorageTestKit
import Testing

/// What happens between processes: each test runs a part of itself in a child process.
@Suite(.timeLimit(.minutes(2))) struct ProcessTests {
    private static let migration = Migration(
        "test-1",
        ["CREATE TABLE entry (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT"]
    )

    @Test func aSecondProcessIsRefused() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("test.sqlite")
        let holder = Int(getpid())
        let database = try SQLiteDatabase(SQLiteConfiguration(path: path))
        await #expect(processExitsWith: .success) {
            [path = path as String, holder = holder as Int] in
            do throws(StorageError) {
                _ = try SQLiteDatabase(SQLiteConfiguration(path: path))
                exit(2)
            } catch {
                exit(error.code == .locked && error.message.contains("process \(holder):") ? 0 : 3)
            }
        }
        await database.close()
        await #expect(processExitsWith: .success) { [path = path as String] in
            let database = try SQLiteDatabase(SQLiteConfiguration(path: path))
            await database.close()
        }
    }

    /// Kills a child in the middle of writing; whatever it has acknowledged must be there.
    @Test(arguments: [50, 333, 1200])
    func whatWasAcknowledgedSurvivesSIGKILL(_ acknowledgedMin: Int) async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("test.sqlite")
        let log = folder.file("acknowledged")
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, log = log as String, acknowledgedMin = acknowledgedMin as Int]
            in
            try await Self.writeUntilKilled(path, log, acknowledgedMin)
        }
        let text = try String(contentsOfFile: log, encoding: .utf8)
        // A line that was cut off acknowledges nothing.
        let acknowledged = text.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().compactMap { Int64($0) }
        #expect(acknowledged.count >= acknowledgedMin)
        // The lock went with its process.
        let database = try SQLiteDatabase(SQLiteConfiguration(path: path))
        let stored = try await database.read { reader in
            try Set(reader.query("SELECT id FROM entry").map { try $0.integer(0) })
        }
        #expect(Set(acknowledged).isSubset(of: stored))
        // Groups are whole: at most those in flight are there unacknowledged.
        #expect(stored.count - acknowledged.count <= 32)
        await database.close()
    }

    private static func writeUntilKilled(
        _ path: String,
        _ log: String,
        _ acknowledgedMin: Int
    ) async throws {
        let database = try SQLiteDatabase(SQLiteConfiguration(path: path))
        try await database.migrate([migration])
        let committer = try await GroupCommitter<Int64, Bool>.start(
            name: "test",
            lane: try await database.makeLane(name: "test"),
            onFatal: { _ in exit(4) },
            process: { commands, writer in
                try commands.map { command in
                    try writer.execute(
                        "INSERT INTO entry (id, note) VALUES ($1, $2)",
                        [.integer(command), .text(String(repeating: "n", count: 500))]
                    ) == 1
                }
            }
        )
        let file = Glibc.open(log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let counter = AcknowledgementCounter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in Int64(0)..<32 {
                group.addTask {
                    for index in Int64(0)... {
                        let number = task * 1_000_000 + index
                        _ = try await committer.submit(number)
                        let line = Array("\(number)\n".utf8)
                        _ = Glibc.write(file, line, line.count)
                        // The others are in the middle of their commands.
                        if counter.increment() == acknowledgedMin { kill(getpid(), SIGKILL) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
