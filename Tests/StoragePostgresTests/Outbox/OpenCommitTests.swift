import Primitives
import StorageCore
import StoragePostgres
import StorageTestKit
import Testing

/// A reader never passes an open commit, whichever of several processes holds it open.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct OpenCommitTests {
    /// Two members of one partition, and one of another.
    private static let members: (MemberID, MemberID, MemberID) = {
        let all = (1...200).compactMap { MemberID(rawValue: $0) }
        let first = all[0]
        let partition = Partition.index(of: first)
        let same = all.dropFirst().first { Partition.index(of: $0) == partition }
        let other = all.first { Partition.index(of: $0) != partition }
        return (first, same ?? first, other ?? first)
    }()

    private static func event(_ id: Int64, _ member: MemberID, version: Int64 = 1) -> OutboxEvent {
        OutboxEvent(
            eventID: id,
            bookedAt: Timestamp(microseconds: id),
            memberID: member,
            memberVersion: version,
            type: "huitou.test.v1.Event",
            payload: [UInt8(truncatingIfNeeded: id)]
        )
    }

    /// Two instances of a service on one database, and a third that reads.
    private func withInstances(
        idleTimeout: Duration = .seconds(60),
        _ body: (PostgresDatabase, PostgresDatabase, PostgresDatabase) async throws -> Void
    ) async throws {
        try await PostgresServer.withSchema { configuration in
            var configuration = configuration
            configuration.idleTransactionTimeout = idleTimeout
            // By which its sessions are known among those of other tests.
            configuration.applicationName = configuration.schema
            let databases = [
                try await PostgresDatabase.open(configuration),
                try await PostgresDatabase.open(configuration),
                try await PostgresDatabase.open(configuration),
            ]
            try await databases[0].migrate([Outbox.migration])
            do {
                try await body(databases[0], databases[1], databases[2])
            } catch {
                for database in databases { await database.close() }
                throw error
            }
            for database in databases { await database.close() }
        }
    }

    private func publish(_ event: OutboxEvent, through database: PostgresDatabase) async throws {
        try await database.write { try Outbox().append([event], in: $0) }
    }

    /// Waits until a session of ours waits for a lock.
    private func untilSomeoneWaits(_ database: PostgresDatabase) async throws {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(30)
        while clock.now < end {
            let count = try await database.read { reader in
                try reader.integer(
                    """
                    SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
                    WHERE NOT granted AND application_name = current_schema()
                    """
                )
            }
            if count ?? 0 > 0 { return }
        }
        Issue.record("nobody waits for the open commit")
    }

    private func read(
        _ database: PostgresDatabase,
        _ cursor: inout OutboxCursor
    ) async throws -> [Int64] {
        let start = cursor
        let page = try await database.read {
            try Outbox.read(after: start, eventsMax: 100, from: $0)
        }
        cursor = page.cursor
        #expect(page.isCaughtUp)
        return page.records.map(\.event.eventID)
    }

    /// Holds a commit open in the first instance, and has the second write behind it.
    private func openCommit(
        _ pause: Pause,
        _ first: PostgresDatabase
    ) async -> Task<Void, any Error> {
        let task = Task {
            try await first.write { writer in
                try Outbox().append([Self.event(1, Self.members.0)], in: writer)
                pause.hold()
            }
        }
        await pause.untilReached()
        return task
    }

    @Test func theReaderWaitsForAnOpenCommitOfItsPartitionOnly() async throws {
        try await withInstances { first, second, reader in
            let pause = Pause()
            var cursor = OutboxCursor(after: .start)
            let open = await openCommit(pause, first)
            let behind = Task { try await publish(Self.event(2, Self.members.1), through: second) }
            try await untilSomeoneWaits(reader)
            #expect(try await read(reader, &cursor) == [])
            // The second instance's one thread waits; a third writes elsewhere and is seen.
            try await publish(Self.event(3, Self.members.2), through: reader)
            #expect(try await read(reader, &cursor) == [3])
            pause.release()
            try await open.value
            try await behind.value
            #expect(try await read(reader, &cursor) == [1, 2])
            let partition = Partition.index(of: Self.members.0)
            #expect(cursor.positions[partition] == 2)
        }
    }

    @Test func aWriterThatDiesHoldsUpNobody() async throws {
        try await withInstances { first, second, reader in
            let pause = Pause()
            var cursor = OutboxCursor(after: .start)
            let open = await openCommit(pause, first)
            let behind = Task { try await publish(Self.event(2, Self.members.1), through: second) }
            try await untilSomeoneWaits(reader)
            // The server notices the end of a process by the end of its connection.
            try await reader.write { writer in
                _ = try writer.query(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE state = 'idle in transaction' AND application_name = current_schema()
                    """
                )
            }
            try await behind.value
            #expect(try await read(reader, &cursor) == [2])
            pause.release()
            // The first one lives after all, finds its connection lost, and does it again.
            pause.release()
            try await open.value
            #expect(try await read(reader, &cursor) == [1])
            let partition = Partition.index(of: Self.members.0)
            #expect(cursor.positions[partition] == 2)
        }
    }

    @Test func aWriterThatStandsStillIsEndedByTheServer() async throws {
        try await withInstances(idleTimeout: .milliseconds(300)) { first, second, reader in
            let pause = Pause()
            var cursor = OutboxCursor(after: .start)
            let open = await openCommit(pause, first)
            try await publish(Self.event(2, Self.members.1), through: second)
            #expect(try await read(reader, &cursor) == [2])
            pause.release()
            pause.release()
            try await open.value
            #expect(try await read(reader, &cursor) == [1])
        }
    }

    /// Three instances write under cuts of connections, and a reader follows.
    ///
    /// Every acknowledged event comes once, no other comes, and each member's come by version.
    @Test func writersUnderCutsLoseAndReorderNothing() async throws {
        try await withInstances { first, second, third in
            let instances = [first, second, third]
            let perWriter: Int64 = 120
            let outbox = Outbox()
            try await first.migrate([
                Outbox.migration,
                Migration(
                    "test-1",
                    [
                        "CREATE TABLE done (id INTEGER PRIMARY KEY) STRICT",
                        """
                        CREATE TABLE version (
                            member INTEGER PRIMARY KEY, version INTEGER NOT NULL
                        ) STRICT
                        """,
                    ]
                ),
            ])
            let answers = CommitSignal()
            async let cutCount = cut(third, after: answers, of: Int(6 * perWriter))
            let read = Task { try await follow(second, outbox, count: Int(6 * perWriter)) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in Int64(0)..<6 {
                    let committer = try await startCommitter(
                        instances[Int(writer) % 3],
                        outbox
                    )
                    group.addTask {
                        for index in 0..<perWriter {
                            _ = try await committer.submit(writer * 1000 + index)
                            answers.notify()
                        }
                        await committer.close()
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await cutCount == Int(6 * perWriter) / 20)
            // A commit whose answer was cut off has woken nobody.
            outbox.signal.notify()
            let records = try await read.value
            let expected = (Int64(0)..<6).flatMap { writer in
                (0..<perWriter).map { writer * 1000 + $0 }
            }
            #expect(records.map(\.event.eventID).sorted() == expected)
            for partition in 0..<Partition.count {
                let own = records.filter { $0.event.partition == partition }
                #expect(own.map(\.position) == (0..<own.count).map { Int64($0 + 1) })
            }
            for (member, own) in Dictionary(grouping: records, by: \.event.memberID) {
                let versions = own.map(\.event.memberVersion)
                #expect(versions == (0..<own.count).map { Int64($0 + 1) }, "\(member)")
            }
        }
    }

    /// Books each number once: a version of its member and an event.
    private func startCommitter(
        _ database: PostgresDatabase,
        _ outbox: Outbox
    ) async throws -> GroupCommitter<Int64, Bool> {
        try await GroupCommitter.start(
            name: "test",
            lane: try await database.makeLane(name: "test"),
            onFatal: { Issue.record($0) },
            process: { commands, writer in
                var events: [OutboxEvent] = []
                for command in commands {
                    let count = try writer.execute(
                        "INSERT INTO done (id) VALUES ($1) ON CONFLICT (id) DO NOTHING",
                        [.integer(command)]
                    )
                    if count == 0 { continue }
                    let member = 1 + command % 20
                    let row = try writer.first(
                        """
                        INSERT INTO version (member, version) VALUES ($1, 1)
                        ON CONFLICT (member) DO UPDATE SET version = version.version + 1
                        RETURNING version
                        """,
                        [.integer(member)]
                    )
                    guard let memberID = MemberID(rawValue: member), let row else { continue }
                    events.append(Self.event(command, memberID, version: try row.integer(0)))
                }
                try outbox.append(events, in: writer)
                return commands.map { _ in true }
            }
        )
    }

    /// Ends a session that is at work after every 20 answers.
    ///
    /// - Returns: How often.
    private func cut(
        _ database: PostgresDatabase,
        after answers: CommitSignal,
        of count: Int
    ) async throws -> Int {
        var cutCount = 0
        while (cutCount + 1) * 20 <= count {
            let generation = answers.generation
            if generation < UInt64((cutCount + 1) * 20) {
                await answers.wait(after: generation)
                try Task.checkCancellation()
                continue
            }
            cutCount += 1
            let offset = SQLValue.integer(Int64(cutCount % 5))
            try await database.write { writer in
                _ = try writer.query(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE pid <> pg_backend_pid() AND application_name = current_schema()
                        AND state <> 'idle' ORDER BY pid OFFSET $1 LIMIT 1
                    """,
                    [offset]
                )
            }
        }
        return cutCount
    }

    /// Reads until so many events have come.
    private func follow(
        _ database: PostgresDatabase,
        _ outbox: Outbox,
        count: Int
    ) async throws -> [OutboxRecord] {
        var cursor = OutboxCursor(after: .start)
        var records: [OutboxRecord] = []
        while records.count < count {
            let generation = outbox.signal.generation
            let start = cursor
            let page = try await database.read {
                try Outbox.read(after: start, eventsMax: 17, from: $0)
            }
            cursor = page.cursor
            records += page.records
            if page.isCaughtUp, records.count < count {
                await outbox.signal.wait(after: generation)
            }
            try Task.checkCancellation()
        }
        return records
    }
}
