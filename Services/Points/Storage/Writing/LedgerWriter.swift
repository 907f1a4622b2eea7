internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Writes what a group has changed, each changed row once.
///
/// A row that is not as it was when it was read was changed by another process meanwhile: the group
/// is undone with `conflict`, and decided anew. Accounts that have a row are locked from their
/// reading on; one that differs all the same is corrupt.
struct LedgerWriter {
    private let writer: any SQLWriter

    init(_ writer: any SQLWriter) {
        self.writer = writer
    }

    /// Writes a group.
    ///
    /// - Throws: `StorageError` with `conflict`, or ``LaneTaken`` where it is the lane's own row
    ///   that differs; ``PointsStoreError/corrupt(_:)``.
    func write(_ group: LedgerGroup) throws {
        try writeAccounts(group)
        // Before the records, whose numbers are the lane's.
        try writeLane(group)
        if !group.changedOrders.isEmpty { try writeOrders(group) }
        if !group.reversals.isEmpty { try writeReversals(group) }
        if !group.assignments.isEmpty { try writeAssignments(group) }
        try writeRecords(group.records)
        try writeTotals(group)
    }

    private func writeTotals(_ group: LedgerGroup) throws {
        let day = Int64(group.program.zone.date(group.now).daysSinceEpoch)
        try writer.execute(
            """
            INSERT INTO total (lane, day, currency, account, amount) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (lane, day, currency, account)
            DO UPDATE SET amount = total.amount + excluded.amount
            """,
            each: group.totals.amounts.map { key, amount in
                [
                    .integer(group.lane.number), .integer(day), .text(key.currency.code),
                    .text(TotalName.name(key.account)), .integer(amount.rawValue),
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
        func rows(_ members: Set<MemberID>) -> [[SQLValue]] {
            members.sorted().map { member in
                let state = group.account(of: member)
                return [
                    .integer(member.rawValue), .integer(state.account.version),
                    .integer(state.account.pocket(.points).balance.rawValue),
                    SQLValue(state.head.id?.rawValue),
                    SQLValue(state.account.dueAt(group.program)?.microseconds),
                    .blob(state.head.hash.bytes), .blob(state.account.packed),
                ]
            }
        }
        let opened = try writer.execute(
            """
            INSERT INTO account (member_id, version, points, last_id, due_at, head, packed)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (member_id) DO NOTHING
            """,
            each: rows(group.openedMembers)
        )
        guard opened == group.openedMembers.count else {
            throw StorageError(.conflict, "an account was opened by another process meanwhile")
        }
        let known = group.changedMembers.subtracting(group.openedMembers)
        let count = try writer.execute(
            """
            INSERT INTO account (member_id, version, points, last_id, due_at, head, packed)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (member_id) DO UPDATE SET version = excluded.version,
                points = excluded.points, last_id = excluded.last_id,
                due_at = excluded.due_at, head = excluded.head, packed = excluded.packed
            WHERE account.version < excluded.version
            """,
            each: rows(known)
        )
        guard count == known.count else {
            throw PointsStoreError.corrupt("an account was changed by somebody else")
        }
    }

    private func writeOrders(_ group: LedgerGroup) throws {
        let booked = group.bookedOrders.compactMap { group.order($0) }.sorted(by: Self.isBefore)
        let bookedCount = try writer.execute(
            """
            INSERT INTO orders (channel, order_id, member_id, earning_id, reversal_id)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (channel, order_id) DO NOTHING
            """,
            each: booked.map { order in
                [
                    .text(order.order.identity.channel.rawValue),
                    .text(order.order.identity.orderID.rawValue),
                    .integer(order.order.member.rawValue), .integer(order.earningID.rawValue),
                    SQLValue(order.reversalID?.rawValue),
                ]
            }
        )
        let reversed = group.reversedOrders.compactMap { group.order($0) }
            .sorted(by: Self.isBefore)
        let reversedCount = try writer.execute(
            """
            UPDATE orders SET reversal_id = $3
            WHERE channel = $1 AND order_id = $2 AND reversal_id IS NULL
            """,
            each: reversed.map { order in
                [
                    .text(order.order.identity.channel.rawValue),
                    .text(order.order.identity.orderID.rawValue),
                    SQLValue(order.reversalID?.rawValue),
                ]
            }
        )
        guard bookedCount == booked.count, reversedCount == reversed.count else {
            throw StorageError(.conflict, "an order was changed by another process meanwhile")
        }
    }

    /// Who takes an entry back has its account locked, so that nobody adds to the same row.
    private func writeReversals(_ group: LedgerGroup) throws {
        try writer.execute(
            """
            INSERT INTO reversed (target_id, member_id, amount) VALUES ($1, $2, $3)
            ON CONFLICT (\(writer.dialect == .sqlite ? "target_id" : "target_id, member_id"))
            DO UPDATE SET amount = reversed.amount + excluded.amount
            """,
            each: group.reversals.sorted { $0.key < $1.key }.map { id, reversal in
                [
                    .integer(id.rawValue), .integer(reversal.member.rawValue),
                    .integer(reversal.amount.rawValue),
                ]
            }
        )
    }

    /// Who parts the account has it locked.
    private func writeAssignments(_ group: LedgerGroup) throws {
        try writer.execute(
            """
            INSERT INTO assigned (target_id, member_id, owner_id) VALUES ($1, $2, $3)
            ON CONFLICT (\(writer.dialect == .sqlite ? "target_id" : "target_id, member_id"))
            DO UPDATE SET owner_id = excluded.owner_id
            """,
            each: group.assignments.sorted { $0.key < $1.key }.map { id, assigned in
                [
                    .integer(id.rawValue), .integer(assigned.member.rawValue),
                    .integer(assigned.owner.rawValue),
                ]
            }
        )
    }

    /// The order in which rows are written, so that two groups never wait for each other.
    private static func isBefore(_ first: BookedOrder, _ second: BookedOrder) -> Bool {
        first.order.identity < second.order.identity
    }

    private func writeLane(_ group: LedgerGroup) throws {
        let lane = group.lane
        let recordsBefore = lane.records - Int64(group.records.count)
        let row: [SQLValue] = [
            .integer(lane.number), .integer(lane.records), .integer(lane.orders),
            .integer(lane.accounts), .blob(lane.head.bytes),
            SQLValue(lane.bookedAt?.microseconds),
        ]
        let count: Int
        if recordsBefore == 0 {
            count = try writer.execute(
                """
                INSERT INTO lane (number, records, orders, accounts, head, booked_at)
                VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (number) DO NOTHING
                """,
                row
            )
        } else {
            count = try writer.execute(
                """
                UPDATE lane SET records = $2, orders = $3, accounts = $4, head = $5, booked_at = $6
                WHERE number = $1 AND records = $7
                """,
                row + [.integer(recordsBefore)]
            )
        }
        if count != 1 { throw LaneTaken() }
    }
}

/// Another process has written along the lane: it must be left to that process.
struct LaneTaken: Error {}
