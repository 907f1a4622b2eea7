internal import PointsDomain
internal import Primitives
internal import StorageCore

extension LedgerReader {
    /// Where a record stands and whose it is.
    typealias RecordKey = (id: JournalID, member: MemberID)

    private static let recordColumns = "id, previous_id, record, hash"

    /// A record of the journal, whoever's it is; `nil` where there is none.
    func record(inAnyAccount id: JournalID) throws -> JournalRecord? {
        try records(inAnyAccount: [id])[id]
    }

    /// Records of the journal, whoever's they are, as far as they are there.
    func records(
        inAnyAccount ids: some Collection<JournalID>
    ) throws -> [JournalID: JournalRecord] {
        var records: [JournalID: JournalRecord] = [:]
        try reader.forEachRow(
            "SELECT \(Self.recordColumns) FROM journal WHERE id = $1",
            each: ids.map { [.integer($0.rawValue)] }
        ) { _, row in
            let record = try Self.record(row)
            records[record.id] = record
        }
        return records
    }

    /// Records of the journal, as far as they are there.
    func records(_ keys: some Collection<RecordKey>) throws -> [JournalID: JournalRecord] {
        var records: [JournalID: JournalRecord] = [:]
        try reader.forEachRow(
            "SELECT \(Self.recordColumns) FROM journal WHERE id = $1 AND member_id = $2",
            each: keys.map { [.integer($0.id.rawValue), .integer($0.member.rawValue)] }
        ) { _, row in
            let record = try Self.record(row)
            records[record.id] = record
        }
        return records
    }

    /// The hashes of records, as far as these are there.
    func hashes(_ keys: some Collection<RecordKey>) throws -> [JournalID: Digest] {
        var hashes: [JournalID: Digest] = [:]
        try reader.forEachRow(
            "SELECT id, hash FROM journal WHERE id = $1 AND member_id = $2",
            each: keys.map { [.integer($0.id.rawValue), .integer($0.member.rawValue)] }
        ) { _, row in
            guard let id = JournalID(rawValue: try row.integer(0)) else { return }
            hashes[id] = Digest(try row.blob(1))
        }
        return hashes
    }

    /// Reads a row of the columns id, previous_id, record, hash.
    static func record(_ row: any RowView) throws -> JournalRecord {
        let number = try row.integer(0)
        func corrupt(_ what: String) -> PointsStoreError {
            .corrupt("record \(number) of the journal \(what)")
        }
        let previous = try row.integerOrNil(1)
        let previousID = previous.flatMap { JournalID(rawValue: $0) }
        guard let id = JournalID(rawValue: number), (previous == nil) == (previousID == nil),
            let hash = Digest(try row.blob(3))
        else { throw corrupt("has a wrong id or hash") }
        let encoded = try row.blob(2)
        do throws(CorruptRecord) {
            return try JournalRecord(
                id: id,
                previousID: previousID,
                encoded: encoded,
                hash: hash
            )
        } catch {
            throw corrupt("cannot be read: \(error.part)")
        }
    }

    /// The records of members, each from one on backwards, at most `limit` from each start.
    ///
    /// `body` is given the index of the start and a record, those of one start newest first.
    func forEachRecord(
        backFrom starts: some Collection<RecordKey>,
        limit: Int64,
        _ body: (_ start: Int, any RowView) throws -> Void
    ) throws {
        try reader.forEachRow(
            """
            WITH RECURSIVE history (id, previous_id, record, hash, step) AS (
                SELECT id, previous_id, record, hash, 1 FROM journal
                WHERE id = $1 AND member_id = $2
                UNION ALL
                SELECT journal.id, journal.previous_id, journal.record, journal.hash,
                    history.step + 1
                FROM history JOIN journal
                    ON journal.id = history.previous_id AND journal.member_id = $2
                WHERE history.step < $3
            )
            SELECT id, previous_id, record, hash FROM history ORDER BY step
            """,
            each: starts.map {
                [.integer($0.id.rawValue), .integer($0.member.rawValue), .integer(limit)]
            },
            body
        )
    }

    /// The records of a member from one on backwards.
    func history(
        of member: MemberID,
        from id: JournalID,
        limit: Int64
    ) throws -> [JournalRecord] {
        var records: [JournalRecord] = []
        try forEachRecord(backFrom: [(id, member)], limit: limit) { _, row in
            records.append(try Self.record(row))
        }
        return records
    }

    /// Goes back through the history of a member, page by page, from a record on, as long as
    /// `body` says to go on.
    ///
    /// - Parameters:
    ///   - member: Whose.
    ///   - id: Where to begin.
    ///   - isGiven: Whether the caller of the service named `id`, so that it may be anything.
    ///   - body: Is given each record, newest first.
    /// - Returns: Whether the member has that record; always, unless it was given.
    /// - Throws: ``PointsStoreError/corrupt(_:)`` where a record of the history is missing.
    @discardableResult
    func walk(
        _ member: MemberID,
        from id: JournalID,
        isGiven: Bool = false,
        _ body: (JournalRecord) throws -> Bool
    ) throws -> Bool {
        var next: JournalID? = id
        var limit: Int64 = 64
        while let start = next {
            let page = try history(of: member, from: start, limit: limit)
            guard let last = page.last else {
                if isGiven && start == id { return false }
                throw PointsStoreError.corrupt("the history of member \(member) is broken")
            }
            for record in page where try !body(record) { return true }
            next = last.previousID
            limit = 512
        }
        return true
    }

    /// Checks that records are what was sealed when they were booked.
    ///
    /// - Throws: ``PointsStoreError/corrupt(_:)`` where one is not, or what it follows is missing.
    func checkSeals(of records: some Collection<JournalRecord>) throws {
        let previous = try hashes(
            records.compactMap { record in
                record.previousID.map { (id: $0, member: record.entry.member) }
            }
        )
        let lanes = try hashes(inAnyAccount: records.compactMap(\.id.previousInLane))
        for record in records {
            let before = record.previousID.map { previous[$0] } ?? .zero
            let laneHead = record.id.previousInLane.map { lanes[$0] } ?? .zero
            guard let before, let laneHead,
                record.isSealed(after: before, laneHead: laneHead, sealingHash)
            else {
                throw PointsStoreError.corrupt(
                    "record \(record.id.rawValue) of the journal is not what was sealed"
                )
            }
        }
    }

    /// The hashes of records, whoever's they are, as far as these are there.
    private func hashes(inAnyAccount ids: [JournalID]) throws -> [JournalID: Digest] {
        var hashes: [JournalID: Digest] = [:]
        try reader.forEachRow(
            "SELECT hash FROM journal WHERE id = $1",
            each: ids.map { [.integer($0.rawValue)] }
        ) { run, row in
            hashes[ids[run]] = Digest(try row.blob(0))
        }
        return hashes
    }
}

extension JournalID {
    /// The record before it in its lane; `nil` for the lane's first.
    fileprivate var previousInLane: JournalID? {
        number > 1 ? JournalID(lane: lane, number: number - 1) : nil
    }
}
