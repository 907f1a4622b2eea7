package import StorageCore

/// A database in one SQLite file, for one process.
///
/// The log (WAL) is synced with every commit. One connection writes, for committers and cold paths
/// alike, and moves the log into the file in small steps between groups; `readerCount` threads read
/// from snapshots, each taking several waiting reads into one snapshot.
package final class SQLiteDatabase: Database {
    private let pool: SQLitePool
    private let writes: ThreadQueue<ThreadJob<SQLiteLane>>
    private let reads: ThreadQueue<ThreadJob<any SQLReader>>
    private let threadEnds: [Latch]

    /// The most reads that share one snapshot.
    private static let snapshotReadsMax = 16
    /// What a caller is told to wait where a queue is full.
    private static let retryAfter: Duration = .milliseconds(100)

    /// Opens or makes a file; blocks while a log is recovered.
    ///
    /// - Parameter configuration: Which file, and how.
    /// - Throws: `locked` where another process works on it, naming that process; `corrupt`,
    ///   `ioFailure`.
    package init(_ configuration: SQLiteConfiguration) throws(StorageError) {
        precondition(configuration.readerCount > 0, "readerCount must be positive")
        pool = try SQLitePool(configuration)
        writes = ThreadQueue(countMax: configuration.queuedWritesMax)
        reads = ThreadQueue(countMax: configuration.queuedReadsMax)
        var ends: [Latch] = []
        do throws(StorageError) {
            ends.append(try Self.startWriter(writes, pool))
            for _ in 0..<configuration.readerCount {
                ends.append(try Self.startReader(reads, pool))
            }
        } catch {
            writes.close()
            reads.close()
            throw error
        }
        threadEnds = ends
    }

    deinit {
        writes.close()
        reads.close()
    }

    /// How many reads and writes wait for a thread right now.
    package var queuedCounts: (readCount: Int, writeCount: Int) {
        (reads.count, writes.count)
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLReader) throws -> Result
    ) async throws -> Result {
        try await reads.submit(to: "reading", retryAfter: Self.retryAfter) { reply in
            ThreadJob(reply, body)
        } fail: { job, error in
            job.fail(error)
        }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLWriter) throws -> Result
    ) async throws -> Result {
        try await onWriter { lane in try lane.transact(body) }
    }

    package func makeLane(name: String) async throws(StorageError) -> any WriteLane {
        SQLiteLane(pool)
    }

    package func migrate(_ migrations: [Migration], upTo last: String?) async throws {
        try await onWriter { lane in
            try Migrator(migrations).run(upTo: last, on: lane, validate: Self.checkStrict)
        }
    }

    package func checkpoint() async throws {
        let pool = pool
        try await onWriter { _ in
            try pool.withWriter { connection in try connection.checkpoint() }
        }
    }

    package func close() async {
        writes.close()
        reads.close()
        for end in threadEnds {
            await end.wait()
        }
        pool.close()
    }

    private func onWriter<Result: Sendable>(
        _ body: @escaping @Sendable (SQLiteLane) throws -> Result
    ) async throws -> Result {
        try await writes.submit(to: "writing", retryAfter: Self.retryAfter) { reply in
            ThreadJob(reply, body)
        } fail: { job, error in
            job.fail(error)
        }
    }

    private static func startWriter(
        _ queue: ThreadQueue<ThreadJob<SQLiteLane>>,
        _ pool: SQLitePool
    ) throws(StorageError) -> Latch {
        let end = Latch()
        try DedicatedThread.start(name: "sqlite-write") {
            defer { end.open() }
            let lane = SQLiteLane(pool)
            while let job = queue.take(max: 1).first {
                job.run(lane)
                // A full disk postpones the step; after any other failure the next write fails.
                try? lane.maintain(isIdle: queue.count == 0)
            }
        }
        return end
    }

    private static func startReader(
        _ queue: ThreadQueue<ThreadJob<any SQLReader>>,
        _ pool: SQLitePool
    ) throws(StorageError) -> Latch {
        let end = Latch()
        try DedicatedThread.start(name: "sqlite-read") {
            defer { end.open() }
            while true {
                let jobs = queue.take(
                    max: snapshotReadsMax,
                    shares: pool.configuration.readerCount
                )
                if jobs.isEmpty { return }
                read(jobs, pool)
            }
        }
        return end
    }

    /// Runs reads in one snapshot.
    private static func read(_ jobs: [ThreadJob<any SQLReader>], _ pool: SQLitePool) {
        var answeredCount = 0
        do {
            try pool.withReader { connection in
                try connection.beginRead()
                for job in jobs {
                    connection.prepareRead(stepsMax: pool.configuration.readStepsMax)
                    job.run(connection)
                    answeredCount += 1
                }
                try connection.endRead()
            }
        } catch {
            for job in jobs.dropFirst(answeredCount) {
                job.fail(error)
            }
        }
    }

    /// Without `STRICT`, an integer that overflows silently becomes a real.
    private static func checkStrict(_ writer: any SQLWriter) throws {
        let lax = try writer.first(
            """
            SELECT name FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND strict = 0
            AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """
        )
        if let lax {
            throw StorageError(.misuse, "the table \(try lax.text(0)) must be STRICT")
        }
    }
}
