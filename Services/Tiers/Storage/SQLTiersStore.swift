package import Primitives
package import StorageCore
package import TiersDomain

/// Accounts, ledgers and histories in a database.
package final class SQLTiersStore: Sendable {
    /// Makes the bytes of an event: the full name of the message, and the message.
    package typealias EncodeEvent =
        @Sendable (TiersEvent, MemberID) throws -> (type: String, payload: [UInt8])

    let database: any Database
    let rules: TierRules
    /// What was published.
    package let outbox = Outbox()
    private let encodeEvent: EncodeEvent
    private let random: @Sendable () -> UInt64

    private init(
        database: any Database,
        rules: TierRules,
        random: @escaping @Sendable () -> UInt64,
        encodeEvent: @escaping EncodeEvent
    ) {
        self.database = database
        self.rules = rules
        self.random = random
        self.encodeEvent = encodeEvent
    }

    /// Opens the store: brings the schema up to date and makes sure that it belongs to the rules.
    ///
    /// - Parameters:
    ///   - database: Where.
    ///   - rules: The program and its calendar.
    ///   - environment: The clock and the source of event ids.
    ///   - others: The migrations of whatever else is kept in the same database.
    ///   - encodeEvent: Makes the bytes of an event.
    /// - Throws: `incompatible` where accounts were kept under other rules; ``StorageError``.
    /// - Returns: The store.
    package static func open(
        _ database: any Database,
        rules: TierRules,
        environment: Environment,
        beside others: [Migration] = [],
        encodeEvent: @escaping EncodeEvent
    ) async throws -> SQLTiersStore {
        try await database.migrate(TiersSchema.migrations + others)
        let now = environment.now()
        try await database.write { writer in
            try adopt(rules, now: now, in: writer)
        }
        return SQLTiersStore(
            database: database,
            rules: rules,
            random: environment.random,
            encodeEvent: encodeEvent
        )
    }

    private static func adopt(
        _ rules: TierRules,
        now: Timestamp,
        in writer: any SQLWriter
    ) throws {
        let label = rules.program.label
        let text = rules.program.rulesText(zoneName: rules.calendar.zoneName)
        if try writer.first("SELECT label FROM tier_programs") == nil {
            // Of two processes that begin a database at once, the first one's stays.
            try writer.execute(
                """
                INSERT INTO tier_programs (label, rules, adopted_at) VALUES ($1, $2, $3)
                ON CONFLICT (label) DO NOTHING
                """,
                [.text(label), .text(text), .integer(now.microseconds)]
            )
        }
        guard let stored = try writer.first("SELECT label, rules FROM tier_programs") else {
            throw StorageError(.corrupt, "the program that was just adopted is not there")
        }
        guard try stored.text(0) == label, try stored.text(1) == text else {
            throw StorageError(
                .incompatible,
                "the tiers in this database were kept under \(try stored.text(0)) "
                    + "(\(try stored.text(1))), the program file says \(label) (\(text)): "
                    + "start with the program and time zone of the database"
            )
        }
    }

    func makeEvent(
        _ event: TiersEvent,
        bookedAt: Timestamp,
        of member: MemberID,
        version: Int64
    ) throws -> OutboxEvent {
        let (type, payload) = try encodeEvent(event, member)
        return OutboxEvent(
            eventID: Int64(truncatingIfNeeded: random() >> 1),
            bookedAt: bookedAt,
            memberID: member,
            memberVersion: version,
            type: type,
            payload: payload
        )
    }
}

extension SQLTiersStore: TiersStore {
    @discardableResult
    package func apply(
        _ batch: TiersBatch,
        now: Timestamp
    ) async throws -> [TierBooking.Outcome: Int] {
        try await writing { [self] writer in
            var positions = try ConsumerPositions.lock(source: batch.source, in: writer)
            let fresh = batch.events.filter {
                positions.advance(partition: $0.partition, to: $0.position)
            }
            let outcomes = try apply(fresh.compactMap(\.input), now: now, in: writer)
            try ConsumerPositions.store(positions, source: batch.source, in: writer)
            if let asOf = fresh.map(\.bookedAt).max() {
                try writer.execute(
                    """
                    INSERT INTO tier_sources (source, as_of) VALUES ($1, $2)
                    ON CONFLICT (source) DO UPDATE SET as_of = excluded.as_of
                    WHERE excluded.as_of > tier_sources.as_of
                    """,
                    [.text(batch.source), .integer(asOf.microseconds)]
                )
            }
            return outcomes
        }
    }

    /// Takes facts in, inside the transaction that keeps track of their stream.
    ///
    /// - Parameters:
    ///   - inputs: The facts, each for the first time.
    ///   - now: The time of booking.
    ///   - writer: The transaction.
    /// - Throws: Where nothing may be stored.
    /// - Returns: How often each outcome came about.
    @discardableResult
    package func apply(
        _ inputs: [TiersInput],
        now: Timestamp,
        in writer: any SQLWriter
    ) throws -> [TierBooking.Outcome: Int] {
        var transaction = TiersTransaction(writer: writer, rules: rules)
        try transaction.load(inputs)
        var outcomes: [TierBooking.Outcome: Int] = [:]
        for input in inputs {
            let outcome = try transaction.take(input, now: now) {
                try makeEvent($0, bookedAt: $1, of: $2, version: $3)
            }
            outcomes[outcome, default: 0] += 1
        }
        try transaction.flush(to: outbox)
        return outcomes
    }

    package func sweep(
        horizon: Timestamp,
        now: Timestamp,
        membersMax: Int
    ) async throws -> Int {
        try await writing { [self] writer in
            let due = try writer.query(
                """
                SELECT member_id FROM tier_members WHERE due_at IS NOT NULL AND due_at <= $1
                ORDER BY due_at, member_id LIMIT $2
                """,
                [.integer(horizon.microseconds), .integer(Int64(membersMax))]
            )
            let members = try due.compactMap { MemberID(rawValue: try $0.integer(0)) }
            guard !members.isEmpty else { return 0 }
            var transaction = TiersTransaction(writer: writer, rules: rules)
            try transaction.load(Set(members))
            for member in members {
                try transaction.sweep(member, horizon: horizon, now: now) {
                    try makeEvent($0, bookedAt: $1, of: $2, version: $3)
                }
            }
            try transaction.flush(to: outbox)
            return members.count
        }
    }

    package func account(of member: MemberID) async throws -> MemberAccount? {
        try await reading { reader in
            var account: MemberAccount?
            try reader.forEachRow(
                "SELECT \(MemberAccount.columns) FROM tier_members WHERE member_id = $1",
                [.integer(try TierLinks.survivor(of: member, in: reader).rawValue)]
            ) { row in account = try MemberAccount(row: row) }
            return account
        }
    }

    package func ledger(of member: MemberID) async throws -> [GrowthEntry] {
        try await reading { reader in
            let survivor = try TierLinks.survivor(of: member, in: reader)
            return try TiersRows.ledger(of: survivor, from: reader)
        }
    }

    package func growth(
        of member: MemberID,
        before: Int64?,
        countMax: Int
    ) async throws -> [GrowthEntry] {
        try await reading { reader in
            var entries: [GrowthEntry] = []
            try reader.forEachRow(
                """
                SELECT \(GrowthEntry.columns) FROM growth_entries
                WHERE member_id = $1 AND entry_number < $2 ORDER BY entry_number DESC LIMIT $3
                """,
                [
                    .integer(try TierLinks.survivor(of: member, in: reader).rawValue),
                    .integer(before ?? .max),
                    .integer(Int64(countMax)),
                ]
            ) { row in entries.append(try GrowthEntry(row: row)) }
            return entries
        }
    }

    package func history(
        of member: MemberID,
        before: Int64?,
        countMax: Int
    ) async throws -> [TierChange] {
        try await reading { reader in
            var changes: [TierChange] = []
            try reader.forEachRow(
                """
                SELECT \(TierChange.columns) FROM tier_changes
                WHERE member_id = $1 AND change_number < $2 ORDER BY change_number DESC LIMIT $3
                """,
                [
                    .integer(try TierLinks.survivor(of: member, in: reader).rawValue),
                    .integer(before ?? .max),
                    .integer(Int64(countMax)),
                ]
            ) { row in changes.append(try TierChange(row: row)) }
            return changes
        }
    }

    package func asOf() async throws -> Timestamp? {
        try await reading { reader in
            try reader.integer("SELECT as_of FROM tier_sources WHERE source = 'points'")
                .map { Timestamp(microseconds: $0) }
        }
    }

    package func audit(now: Timestamp) async throws -> TiersAudit {
        try await reading { [rules] reader in
            try TiersAuditor(reader: reader, rules: rules).run(now: now)
        }
    }

    private func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLReader) throws -> Result
    ) async throws -> Result {
        try await reporting { try await database.read(body) }
    }

    private func writing<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLWriter) throws -> Result
    ) async throws -> Result {
        try await reporting { try await database.write(body) }
    }
}
