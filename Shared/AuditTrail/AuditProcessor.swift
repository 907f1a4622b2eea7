internal import Primitives
internal import RPCCore
internal import StorageCore

/// Writes groups of records along a lane of its own.
struct AuditProcessor: GroupProcessor {
    private let lane: Int64
    private let now: @Sendable () -> Timestamp
    private let keeper: AuditHeadKeeper?
    /// The lane as it is on disk.
    private var head: LaneHead
    private var lastAt: Timestamp
    private var written: (head: LaneHead, at: Timestamp)?

    /// Goes on where a lane ends, and compares it with the head kept apart from the database.
    ///
    /// - Throws: `corrupt` where records are missing.
    init(now: @escaping @Sendable () -> Timestamp, headPath: String?, writer: any SQLWriter) throws
    {
        self.now = now
        lane = try LaneClaims.claim(in: writer)
        let row = try writer.first(
            "SELECT records, hash FROM audit_lanes WHERE lane = $1",
            [.integer(lane)]
        )
        if let row {
            head = LaneHead(count: try row.integer(0), sum: 0, hash: try row.blob(1))
        } else {
            head = .empty
            try writer.execute(
                "INSERT INTO audit_lanes (lane, records, hash) VALUES ($1, $2, $3)",
                [.integer(lane), .integer(0), .blob(head.hash)]
            )
        }
        let last = try writer.first(
            """
            SELECT number, hash, at FROM audit_records WHERE lane = $1
            ORDER BY number DESC LIMIT 1
            """,
            [.integer(lane)]
        )
        lastAt = Timestamp(microseconds: try last?.integer(2) ?? Timestamp.min.microseconds)
        guard try last?.integer(0) ?? 0 == head.count, try last?.blob(1) ?? head.hash == head.hash
        else {
            throw StorageError(
                .corrupt,
                "lane \(lane) of the audit trail does not end with the record that was written last"
            )
        }
        keeper = try headPath.map { path throws(StorageError) in try AuditHeadKeeper(path: path) }
        try keeper?.check(head, lane: lane, in: writer)
    }

    mutating func process(
        _ commands: [AuditEntry],
        in writer: any SQLWriter
    ) throws -> [AuditTicket] {
        // Time that never runs backwards, so that a lane's order is that of its times.
        let at = max(lastAt, now())
        var (count, hash) = (head.count, head.hash)
        var rows: [[SQLValue]] = []
        rows.reserveCapacity(commands.count)
        for command in commands {
            var entry = command
            entry.at = at
            count += 1
            hash = entry.hash(lane: lane, number: count, previous: hash)
            rows.append([.integer(lane), .integer(count)] + entry.values + [.blob(hash)])
        }
        let parameters = (1...(AuditEntry.columnCount + 3)).map { "$\($0)" }
        let inserted = try writer.execute(
            """
            INSERT INTO audit_records (lane, number, \(AuditEntry.columns), hash)
            VALUES (\(parameters.joined(separator: ", "))) ON CONFLICT (lane, number) DO NOTHING
            """,
            each: rows
        )
        let moved = try writer.execute(
            "UPDATE audit_lanes SET records = $2, hash = $3 WHERE lane = $1 AND records = $4",
            [.integer(lane), .integer(count), .blob(hash), .integer(head.count)]
        )
        guard inserted == rows.count, moved == 1 else {
            throw StorageError(.conflict, "another process writes along lane \(lane) too")
        }
        written = (LaneHead(count: count, sum: 0, hash: hash), at)
        return commands.indices.map { index in
            AuditTicket(lane: lane, number: head.count + Int64(index) + 1)
        }
    }

    mutating func groupCommitted() throws {
        guard let written else { return }
        head = written.head
        lastAt = written.at
        self.written = nil
        try keeper?.record(head, now: lastAt)
    }

    /// Another process may have written along the lane: it is taken anew.
    mutating func groupRolledBack() -> Bool {
        written = nil
        return false
    }
}
