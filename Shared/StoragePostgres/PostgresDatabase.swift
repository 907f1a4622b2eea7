package import StorageCore

/// A schema of a PostgreSQL server, which any number of processes may share.
///
/// Nothing of libpq runs on a caller's thread: `readerCount` threads read, each on a connection of
/// its own; one thread does the writes of cold paths; every lane is a connection of its committer's
/// thread. A connection that is lost is made anew when it is next needed.
package final class PostgresDatabase: Database {
    private let configuration: PostgresConfiguration
    private let gate = PostgresGate()
    private let writes: ThreadQueue<ThreadJob<PostgresLane>>
    private let reads: ThreadQueue<ThreadJob<PostgresLane>>
    private let threadEnds: [Latch]

    /// What a caller is told to wait where a queue is full.
    private static let retryAfter: Duration = .milliseconds(100)

    private init(_ configuration: PostgresConfiguration) throws(StorageError) {
        precondition(configuration.readerCount > 0, "readerCount must be positive")
        self.configuration = configuration
        writes = ThreadQueue(countMax: configuration.queuedWritesMax)
        reads = ThreadQueue(countMax: configuration.queuedReadsMax)
        var ends: [Latch] = []
        do throws(StorageError) {
            ends.append(try Self.startThread("pg-write", writes, configuration, gate))
            for _ in 0..<configuration.readerCount {
                ends.append(try Self.startThread("pg-read", reads, configuration, gate))
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

    /// Connects to the server and makes the schema where it is not there.
    ///
    /// - Parameter configuration: Where, and how.
    /// - Returns: The database.
    /// - Throws: `unavailable` where the server is not reached after some tries, `incompatible`
    ///   where it cannot be used.
    package static func open(
        _ configuration: PostgresConfiguration
    ) async throws -> PostgresDatabase {
        let database = try PostgresDatabase(configuration)
        do {
            let schema = configuration.schema
            try await database.onWriter { lane in
                // Several processes may make it at the same time.
                try Retries.run(for: .opening) {
                    try lane.transact { writer in
                        let isThere = try writer.first(
                            "SELECT 1 FROM pg_namespace WHERE nspname = $1",
                            [.text(schema)]
                        )
                        if isThere != nil { return }
                        try writer.execute("CREATE SCHEMA IF NOT EXISTS \"\(schema)\"")
                    }
                }
            }
            return database
        } catch {
            await database.close()
            throw error
        }
    }

    package var queuedCounts: (readCount: Int, writeCount: Int) {
        (reads.count, writes.count)
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLReader) throws -> Result
    ) async throws -> Result {
        try await reads.submit(to: "reading", retryAfter: Self.retryAfter) { reply in
            ThreadJob(reply) { lane in try lane.read(body) }
        } fail: { job, error in
            job.fail(error)
        }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLWriter) throws -> Result
    ) async throws -> Result {
        try await onWriter { lane in
            try Retries.run(for: .undone) { try lane.transact(body) }
        }
    }

    package func makeLane(name: String) async throws(StorageError) -> any WriteLane {
        let lane = PostgresLane(configuration, gate: gate)
        do {
            try await onWriter { _ in try lane.connect() }
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(.other, "no lane: \(type(of: error))")
        }
        return lane
    }

    package func migrate(_ migrations: [Migration], upTo last: String?) async throws {
        let configuration = configuration
        try await onWriter { lane in
            // A step may take longer than any statement of a service.
            try lane.runAlone("SET statement_timeout TO 0")
            defer {
                let bound = configuration.statementTimeoutText
                // Where this fails the connection is lost, and with it the setting.
                try? lane.runAlone("SET statement_timeout TO \(bound)")
            }
            try Migrator(migrations).run(upTo: last, on: lane) { _ in }
        }
    }

    /// The server moves its log by itself.
    package func checkpoint() async throws {}

    package func close() async {
        writes.close()
        reads.close()
        for end in threadEnds {
            await end.wait()
        }
        gate.close()
    }

    private func onWriter<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresLane) throws -> Result
    ) async throws -> Result {
        try await writes.submit(to: "writing", retryAfter: Self.retryAfter) { reply in
            ThreadJob(reply, body)
        } fail: { job, error in
            job.fail(error)
        }
    }

    private static func startThread(
        _ name: String,
        _ queue: ThreadQueue<ThreadJob<PostgresLane>>,
        _ configuration: PostgresConfiguration,
        _ gate: PostgresGate
    ) throws(StorageError) -> Latch {
        let end = Latch()
        try DedicatedThread.start(name: name) {
            defer { end.open() }
            let lane = PostgresLane(configuration, gate: gate)
            while let job = queue.take(max: 1).first {
                job.run(lane)
            }
        }
        return end
    }
}
