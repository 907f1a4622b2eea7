internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Writes what a group has changed, each changed row once.
struct LedgerWriter {
    private let writer: any SQLWriter

    init(_ writer: any SQLWriter) {
        self.writer = writer
    }

    /// Writes a group.
    ///
    /// - Throws: ``PointsStoreError/corrupt(_:)`` where a row is not as it was when it was loaded.
    func write(_ group: LedgerGroup) throws {
        try writeRecords(group.records)
        try writeAccounts(group)
        try writeOrders(group)
        try writeLane(group.lane)
        try writer.execute(
            """
            INSERT INTO total (lane, currency, account, points) VALUES ($1, $2, $3, $4)
            ON CONFLICT (lane, currency, account)
            DO UPDATE SET points = total.points + excluded.points
            """,
            each: group.totals.points.map { key, points in
                [
                    .integer(group.lane.number), .text(key.currency.code),
                    .text(TotalName.name(key.account)), .integer(points.rawValue),
                ]
            }
        )
    }

    private func writeRecords(_ records: [JournalRecord]) throws {
        try writer.execute(
            """
            INSERT INTO journal (id, member_id, previous_id, record, hash)
            VALUES ($1, $2, $3, $4, $5)
            """,
            each: records.map { record in
                [
                    .integer(record.id.rawValue), .integer(record.entry.member.rawValue),
                    SQLValue(record.previousID?.rawValue), .blob(record.encoded),
                    .blob(record.hash.bytes),
                ]
            }
        )
    }

    private func writeAccounts(_ group: LedgerGroup) throws {
        let members = group.changedMembers.sorted()
        let count = try writer.execute(
            """
            INSERT INTO account (member_id, version, points, last_id, head, packed)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (member_id) DO UPDATE SET version = excluded.version,
                points = excluded.points, last_id = excluded.last_id, head = excluded.head,
                packed = excluded.packed
            WHERE account.version < excluded.version
            """,
            each: members.map { member in
                let state = group.account(of: member)
                return [
                    .integer(member.rawValue), .integer(state.account.version),
                    .integer(state.account.pocket(.points).balance.rawValue),
                    SQLValue(state.head.id?.rawValue), .blob(state.head.hash.bytes),
                    .blob(state.account.packed),
                ]
            }
        )
        guard count == members.count else {
            throw PointsStoreError.corrupt("an account was changed by somebody else")
        }
    }

    private func writeOrders(_ group: LedgerGroup) throws {
        var orders: [[SQLValue]] = []
        for identity in group.changedOrders {
            guard let order = group.order(identity) else { continue }
            orders.append([
                .text(identity.channel.rawValue), .text(identity.orderID.rawValue),
                .integer(order.order.member.rawValue), .integer(order.earningID.rawValue),
                SQLValue(order.reversalID?.rawValue),
            ])
        }
        let count = try writer.execute(
            """
            INSERT INTO orders (channel, order_id, member_id, earning_id, reversal_id)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (channel, order_id) DO UPDATE SET reversal_id = excluded.reversal_id
            WHERE orders.earning_id = excluded.earning_id AND orders.reversal_id IS NULL
            """,
            each: orders
        )
        guard count == orders.count else {
            throw PointsStoreError.corrupt("an order was changed by somebody else")
        }
    }

    private func writeLane(_ lane: Lane) throws {
        try writer.execute(
            """
            INSERT INTO lane (number, records, orders, accounts, head, booked_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (number) DO UPDATE SET records = excluded.records,
                orders = excluded.orders, accounts = excluded.accounts, head = excluded.head,
                booked_at = excluded.booked_at
            """,
            [
                .integer(lane.number), .integer(lane.records), .integer(lane.orders),
                .integer(lane.accounts), .blob(lane.head.bytes),
                SQLValue(lane.bookedAt?.microseconds),
            ]
        )
    }
}
