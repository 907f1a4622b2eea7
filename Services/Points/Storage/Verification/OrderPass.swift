internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the orders: each must point to the records that book it and take it back.
struct OrderPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private let fence: Fence
    private var last = ("", "")
    private var orders: Int64 = 0

    init(fence: Fence) {
        self.fence = fence
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        var rows: [LedgerReader.OrderRow] = []
        var count = 0
        try reader.forEachRow(
            """
            SELECT channel, order_id, member_id, earning_id, reversal_id FROM orders
            WHERE (channel, order_id) > ($1, $2) ORDER BY channel, order_id LIMIT $3
            """,
            [.text(last.0), .text(last.1), .integer(Self.pageRows)]
        ) { row in
            count += 1
            last = (try row.text(0), try row.text(1))
            guard let channel = Channel(last.0), let orderID = OrderID(last.1) else {
                report.find("an order has an identity that is none")
                return
            }
            rows.append(
                LedgerReader.OrderRow(
                    identity: OrderIdentity(channel: channel, orderID: orderID),
                    member: try row.integer(2),
                    earning: try row.integer(3),
                    reversal: try row.integerOrNil(4)
                )
            )
        }
        report.orders += Int64(count)
        let ledger = LedgerReader(reader)
        let records = try readableRecords(of: rows, ledger, &report)
        for row in rows {
            let order = try reading(&report) { try ledger.order(row, records) }
            if let order, fence.holds(order.earningID) { orders += 1 }
        }
        return count == 0
    }

    /// The records that rows point to; where one cannot be read, those that can.
    private func readableRecords(
        of rows: [LedgerReader.OrderRow],
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws -> [JournalID: JournalRecord] {
        if let records = try reading(&report, { try ledger.records(of: rows) }) { return records }
        var records: [JournalID: JournalRecord] = [:]
        for row in rows {
            let some = try reading(&report) { try ledger.records(of: [row]) }
            records.merge(some ?? [:]) { first, _ in first }
        }
        return records
    }

    func finish(_ report: inout VerificationReport) {
        if orders != fence.orders {
            report.find("\(orders) orders are filed, the journal books \(fence.orders)")
        }
    }
}
