import StorageCore
import StorageTestKit
import Testing

/// Group commit on a real engine.
@Suite(.timeLimit(.minutes(2))) struct GroupCommitTests {
    private static let migration = Migration(
        "test-1",
        ["CREATE TABLE entry (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT"]
    )
    private static let insert = "INSERT INTO entry (id, note) VALUES ($1, $2)"

    /// Inserts each number; a number that is there already is refused without disturbing others.
    private func startCommitter(
        _ database: any Database,
        limits: GroupCommitLimits = GroupCommitLimits()
    ) async throws -> GroupCommitter<Int64, Bool> {
        try await GroupCommitter.start(
            name: "test",
            lane: try await database.makeLane(name: "test"),
            limits: limits,
            onFatal: { Issue.record($0) },
            process: { commands, writer in
                try commands.map { command in
                    do {
                        try writer.savepoint {
                            try writer.execute(Self.insert, [.integer(command), "note"])
                        }
                        return true
                    } catch let error as StorageError
                        where error.code == .constraint(.unique)
                    {
                        return false
                    }
                }
            }
        )
    }

    @Test(arguments: StorageEngine.allCases)
    func everyAcknowledgedCommandIsThereAfterReopening(_ engine: StorageEngine) async throws {
        let folder = try TemporaryFolder()
        let first = try await engine.open(in: folder)
        try await first.migrate([Self.migration])
        let committer = try await startCommitter(first)
        let acknowledged = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for task in 0..<64 {
                group.addTask {
                    var acknowledged: [Int64] = []
                    for index in 0..<25 {
                        // Every tenth number is one that another task has too.
                        let number = Int64(index % 10 == 0 ? index : task * 1000 + index)
                        if try await committer.submit(number) { acknowledged.append(number) }
                    }
                    return acknowledged
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let figures = committer.figures
        await committer.close()
        await first.close()
        let second = try await engine.open(in: folder)
        let ids = try await second.read { reader in
            try reader.query("SELECT id FROM entry ORDER BY id").map { try $0.integer(0) }
        }
        await second.close()
        #expect(acknowledged.sorted() == ids)
        #expect(Set(ids).count == ids.count)
        #expect(figures.committedCommandCount == 64 * 25)
        #expect(figures.groupCommandsLargest > 1)
        #expect(figures.committedGroupCount < 64 * 25)
        #expect(figures.failedGroupCount == 0)
    }

    @Test(arguments: StorageEngine.allCases)
    func aCommandThatBreaksTheGroupFailsAlone(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await database.migrate([Self.migration])
            let committer = try await GroupCommitter<Int64, Bool>.start(
                name: "test",
                lane: try await database.makeLane(name: "test"),
                onFatal: { Issue.record($0) },
                process: { commands, writer in
                    try commands.map { command in
                        let note: SQLValue = command % 7 == 0 ? .null : "note"
                        return try writer.execute(Self.insert, [.integer(command), note]) == 1
                    }
                }
            )
            let failed = await withTaskGroup(of: Int64?.self) { group in
                for number in Int64(1)...100 {
                    group.addTask {
                        do {
                            return try await committer.submit(number) ? nil : -1
                        } catch let error as StorageError {
                            return error.code == .constraint(.notNull) ? number : -1
                        } catch {
                            return -1
                        }
                    }
                }
                return await group.reduce(into: [Int64]()) { failed, number in
                    if let number { failed.append(number) }
                }
            }
            #expect(failed.sorted() == (1...100).filter { $0 % 7 == 0 })
            let count = try await database.read { try $0.integer("SELECT count(*) FROM entry") }
            #expect(count == 86)
            await committer.close()
        }
    }

    /// A server's disk cannot be bounded from here; that its report of a full one is read as such
    /// is tested beside the engine.
    @Test(arguments: [StorageEngine.sqlite])
    func aFullDiskRefusesAndRecovers(_ engine: StorageEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(in: folder, pagesMax: 64)
        try await database.migrate([Self.migration])
        let note = String(repeating: "x", count: 2000)
        let committer = try await GroupCommitter<Int64, Bool>.start(
            name: "test",
            lane: try await database.makeLane(name: "test"),
            onFatal: { Issue.record($0) },
            process: { commands, writer in
                try commands.map { command in
                    let isKnown =
                        try writer.first("SELECT 1 FROM entry WHERE id = $1", [.integer(command)])
                        != nil
                    if isKnown { return false }
                    return try writer.execute(Self.insert, [.integer(command), .text(note)]) == 1
                }
            }
        )
        func submit(
            _ numbers: ClosedRange<Int64>
        ) async -> (written: Set<Int64>, known: Set<Int64>, codes: Set<StorageError.Code>) {
            await withTaskGroup(of: (Int64, Result<Bool, any Error>).self) { group in
                for number in numbers {
                    group.addTask {
                        do {
                            return (number, .success(try await committer.submit(number)))
                        } catch {
                            return (number, .failure(error))
                        }
                    }
                }
                return await group.reduce(into: ([], [], [])) { sum, answer in
                    switch answer.1 {
                    case .success(true): sum.0.insert(answer.0)
                    case .success(false): sum.1.insert(answer.0)
                    case .failure(let error): sum.2.insert((error as? StorageError)?.code ?? .other)
                    }
                }
            }
        }
        let first = await submit(1...300)
        #expect(first.codes == [.full])
        #expect(!first.written.isEmpty && first.written.count < 300)
        // While it is full, what was done is still known.
        let second = await submit(1...300)
        #expect(second.known == first.written)
        #expect(second.written.isEmpty)
        let stored = try await database.read { reader in
            try Set(reader.query("SELECT id FROM entry").map { try $0.integer(0) })
        }
        #expect(stored == first.written)
        // Room makes it work again, without a restart.
        try await database.write { writer in
            try writer.execute("DELETE FROM entry WHERE id < (SELECT avg(id) FROM entry)")
        }
        let third = await submit(1000...1005)
        #expect(third.written.count == 6)
        await committer.close()
        await database.close()
    }
}
