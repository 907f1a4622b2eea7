internal import PointsDomain
internal import Primitives
internal import StorageCore

extension LedgerReader {
    /// A row of `orders`.
    struct OrderRow {
        let identity: OrderIdentity
        let member: Int64
        let earning: Int64
        let reversal: Int64?

        fileprivate var earningKey: RecordKey? {
            guard let member = MemberID(rawValue: member), let id = JournalID(rawValue: earning)
            else { return nil }
            return (id, member)
        }
        fileprivate var reversalID: JournalID? { reversal.flatMap { JournalID(rawValue: $0) } }
    }

    /// The rows of the orders with these identities, as far as they are there.
    func orderRows(_ identities: some Collection<OrderIdentity>) throws -> [OrderRow] {
        let identities = Array(identities)
        var rows: [OrderRow] = []
        try reader.forEachRow(
            """
            SELECT member_id, earning_id, reversal_id FROM orders
            WHERE channel = $1 AND order_id = $2
            """,
            each: identities.map {
                [.text($0.channel.rawValue), .text($0.orderID.rawValue)]
            }
        ) { run, row in
            rows.append(
                OrderRow(
                    identity: identities[run],
                    member: try row.integer(0),
                    earning: try row.integer(1),
                    reversal: try row.integerOrNil(2)
                )
            )
        }
        return rows
    }

    /// The orders with these identities, as far as they are there.
    func orders(
        _ identities: some Collection<OrderIdentity>
    ) throws -> [OrderIdentity: BookedOrder] {
        let rows = try orderRows(identities)
        let records = try records(of: rows)
        var orders: [OrderIdentity: BookedOrder] = [:]
        for row in rows { orders[row.identity] = try order(row, records) }
        return orders
    }

    /// The records that rows of `orders` point to.
    ///
    /// An order may be taken back on another account than it was booked on, after a merge.
    func records(of rows: [OrderRow]) throws -> [JournalID: JournalRecord] {
        if rows.isEmpty { return [:] }
        let earnings = try records(rows.compactMap(\.earningKey))
        let reversals = rows.compactMap(\.reversalID)
        if reversals.isEmpty { return earnings }
        return try records(inAnyAccount: reversals).merging(earnings) { $1 }
    }

    /// The order of a row, out of the records that it points to.
    func order(
        _ row: OrderRow,
        _ records: [JournalID: JournalRecord]
    ) throws -> BookedOrder {
        let identity = row.identity
        func corrupt(_ what: String) -> PointsStoreError {
            .corrupt("order \(identity.channel.rawValue)/\(identity.orderID.rawValue) \(what)")
        }
        guard let record = JournalID(rawValue: row.earning).flatMap({ records[$0] }),
            let order = record.order, order.identity == identity,
            order.member.rawValue == row.member
        else { throw corrupt("does not point to the record that books it") }
        let booked = BookedOrder(order: order, earning: record.entry, earningID: record.id)
        guard row.reversal != nil else { return booked }
        guard let record = row.reversalID.flatMap({ records[$0] }),
            record.entry.subject
                == .reversedOrder(identity, number: booked.earning.number)
        else { throw corrupt("does not point to the record that takes it back") }
        return booked.reversed(by: record.entry, id: record.id)
    }
}
