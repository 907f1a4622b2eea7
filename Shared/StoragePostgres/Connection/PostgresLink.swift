internal import CPostgreSQL
internal import Glibc
internal import StorageCore

/// One connection to the server, in libpq's pipeline mode: steps go out together and are answered
/// together, in one round trip.
///
/// Blocks the calling thread, one at a time; never on an event loop. Reading goes on while sending
/// does, so that neither side waits for the other with full buffers.
final class PostgresLink {
    /// Something that the server is asked for.
    enum Step {
        /// Runs a text without parameters.
        case direct(String)
        /// Runs a text with parameters of these types.
        case directWith(String, PostgresParameters)
        /// Keeps a statement under a name.
        case prepare(name: String, sql: String)
        /// Asks for the parameters and columns of a statement that is kept.
        case describe(name: String)
        /// Runs a statement that is kept.
        case execute(name: String, PostgresParameters)
    }

    private let pointer: OpaquePointer
    private let answerTimeout: Duration?
    /// Whether the connection is gone, and with it everything that was not committed.
    private(set) var isLost = false

    /// Connects and prepares the session; blocks.
    ///
    /// - Throws: `unavailable` where the server is not reached or does not let us in;
    ///   `incompatible` where it cannot be used.
    init(_ configuration: PostgresConfiguration) throws(StorageError) {
        guard let pointer = Self.connect(configuration) else {
            throw StorageError(.outOfMemory, "no memory for a connection")
        }
        self.pointer = pointer
        answerTimeout = configuration.answerTimeout
        // Everything is stored by now: where this throws, `deinit` frees the connection.
        try Self.setUp(pointer, configuration)
    }

    deinit {
        PQfinish(pointer)
    }

    /// Runs steps in one round trip.
    ///
    /// - Returns: The result of each step.
    /// - Throws: The failure of the first step that failed: the server has skipped those after it.
    ///   `unavailable` and `isLost` where the connection is gone.
    func run(_ steps: [Step]) throws(StorageError) -> [PostgresResult] {
        if isLost { throw .lostConnection }
        for step in steps where send(step) != 1 { throw lost() }
        guard PQpipelineSync(pointer) == 1 else { throw lost() }
        var results: [PostgresResult] = []
        var failure: StorageError?
        for _ in steps {
            let (result, error) = try collect()
            if let result { results.append(result) }
            failure = failure ?? error
            if isLost, let failure { throw failure }
        }
        let isWhole = try takeSync()
        if let failure { throw failure }
        // A server that hangs up between two answers says so where none is awaited.
        guard isWhole, results.count == steps.count else { throw lost() }
        return results
    }

    /// Notices that the server has hung up meanwhile, before anything more is sent.
    ///
    /// - Throws: `unavailable` where it has: what was sent before is undone, for certain.
    func checkAlive() throws(StorageError) {
        var descriptor = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
        while !isLost, poll(&descriptor, 1, 0) > 0 {
            // Reads the server's last words or notices; at the end of the stream it fails.
            if PQconsumeInput(pointer) != 1 { isLost = true }
        }
        if isLost { throw lost() }
    }

    /// Ends the connection as its owner's death would: for tests of exactly that.
    func sever() {
        shutdown(PQsocket(pointer), Int32(SHUT_RDWR))
    }

    private func send(_ step: Step) -> Int32 {
        switch step {
        case .direct(let sql):
            PQsendQueryParams(pointer, sql, 0, nil, nil, nil, nil, 1)
        case .directWith(let sql, let parameters):
            parameters.withPointers { count, values, lengths, formats in
                PQsendQueryParams(pointer, sql, count, nil, values, lengths, formats, 1)
            }
        case .prepare(let name, let sql):
            PQsendPrepare(pointer, name, sql, 0, nil)
        case .describe(let name):
            PQsendDescribePrepared(pointer, name)
        case .execute(let name, let parameters):
            parameters.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1)
            }
        }
    }

    /// Takes the answer to one step.
    private func collect() throws(StorageError) -> (PostgresResult?, StorageError?) {
        var result: PostgresResult?
        var failure: StorageError?
        while let pointer = try nextResult() {
            switch PQresultStatus(pointer) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                result = PostgresResult(pointer)
            case PGRES_PIPELINE_ABORTED:
                PQclear(pointer)
            case PGRES_EMPTY_QUERY:
                PQclear(pointer)
                failure = StorageError(.misuse, "a text must hold exactly one statement")
            default:
                failure = failure ?? StorageError(postgresResult: pointer)
                PQclear(pointer)
                // What the server says last before it hangs up.
                if failure?.code == .unavailable || PQstatus(self.pointer) == CONNECTION_BAD {
                    isLost = true
                    return (nil, failure)
                }
            }
        }
        return (result, failure)
    }

    /// Takes the end of a round trip.
    ///
    /// - Returns: Whether it is that, and not the connection's.
    private func takeSync() throws(StorageError) -> Bool {
        guard let sync = try nextResult() else { throw lost() }
        defer { PQclear(sync) }
        return PQresultStatus(sync) == PGRES_PIPELINE_SYNC
    }

    private func nextResult() throws(StorageError) -> OpaquePointer? {
        while true {
            let flushed = PQflush(pointer)
            if flushed < 0 { throw lost() }
            if flushed == 0, PQisBusy(pointer) == 0 { return PQgetResult(pointer) }
            try wait(toSend: flushed == 1)
            guard PQconsumeInput(pointer) == 1 else { throw lost() }
        }
    }

    private func wait(toSend: Bool) throws(StorageError) {
        let events = Int16(POLLIN) | (toSend ? Int16(POLLOUT) : 0)
        var descriptor = pollfd(fd: PQsocket(pointer), events: events, revents: 0)
        let timeout = answerTimeout.map { Int32(clamping: $0.components.seconds * 1000) } ?? -1
        while true {
            let count = poll(&descriptor, 1, timeout)
            if count > 0 { return }
            if count < 0, errno == EINTR { continue }
            // The server's own bound on statements has long passed: nobody is there any more.
            throw lost()
        }
    }

    private func lost() -> StorageError {
        isLost = true
        return .lostConnection
    }

    private static func connect(_ configuration: PostgresConfiguration) -> OpaquePointer? {
        let settings = configuration.connectionSettings
        let keywords = settings.map { strdup($0.keyword) }
        let values = settings.map { strdup($0.value) }
        defer {
            for pointer in keywords { free(pointer) }
            for (pointer, setting) in zip(values, settings) {
                // A password does not stay behind in freed memory.
                if let pointer { memset(pointer, 0, setting.value.utf8.count) }
                free(pointer)
            }
        }
        let keywordPointers = keywords.map { UnsafePointer($0) } + [nil]
        let valuePointers = values.map { UnsafePointer($0) } + [nil]
        return PQconnectdbParams(keywordPointers, valuePointers, 1)
    }

    private static func setUp(
        _ pointer: OpaquePointer,
        _ configuration: PostgresConfiguration
    ) throws(StorageError) {
        guard PQstatus(pointer) == CONNECTION_OK else {
            let words = PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
            let line = words.split(separator: "\n").first.map(String.init) ?? "no reason given"
            throw StorageError(.unavailable, "the database is not reached: \(line)")
        }
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        let encoding = PQparameterStatus(pointer, "server_encoding").map { String(cString: $0) }
        guard encoding == "UTF8" else {
            throw StorageError(
                .incompatible,
                "the database has the encoding \(encoding ?? "?"), it must be UTF8"
            )
        }
        guard PQserverVersion(pointer) >= PostgresConfiguration.serverVersionMin else {
            throw StorageError(
                .incompatible,
                "the server has version \(PQserverVersion(pointer)), it must have "
                    + "\(PostgresConfiguration.serverVersionMin) or later"
            )
        }
        let result = PQexec(pointer, configuration.sessionSettings)
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            throw result.map { StorageError(postgresResult: $0) }
                ?? .lostConnection
        }
        guard PQsetnonblocking(pointer, 1) == 0, PQenterPipelineMode(pointer) == 1 else {
            throw StorageError(.other, "libpq does not enter its pipeline mode")
        }
    }
}
