internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the orders: each must point to the records that book it and take it back.
struct OrderPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private let fence: Fence
    private var last = ("", "")
    private var records: Int64 = 0
    private var orders: Int64 = 0

    init(fence: Fence) {
        self.fence = fence
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        var rows: [(channel: String, orderID: String, member: Int64, ids: (Int64, Int64?))] = []
        try reader.forEachRow(
            """
            SELECT channel, order_id, member_id, earning_id, reversal_id FROM orders
            WHERE (channel, order_id) > ($1, $2) ORDER BY channel, order_id LIMIT $3
            """,
            [.text(last.0), .text(last.1), .integer(Self.pageRows)]
        ) { row in
            let ids = (try row.integer(3), try row.integerOrNil(4))
            rows.append((try row.text(0), try row.text(1), try row.integer(2), ids))
        }
        let ledger = LedgerReader(reader)
        for row in rows {
            last = (row.channel, row.orderID)
            report.orders += 1
            guard let channel = Channel(row.channel), let orderID = OrderID(row.orderID) else {
                report.find("an order has an identity that is none")
                continue
            }
            let identity = OrderIdentity(channel: channel, orderID: orderID)
            let order = try reading(&report) {
                try ledger.order(
                    LedgerReader.OrderRow(
                        identity: identity,
                        member: row.member,
                        earning: row.ids.0,
                        reversal: row.ids.1
                    )
                )
            }
            guard let order else { continue }
            if order.order.member.rawValue != row.member {
                report.find(
                    "order \(row.channel)/\(row.orderID) is filed under another member"
                )
            }
            if fence.holds(order.earningID) {
                orders += 1
                records += 1
            }
            if let reversalID = order.reversalID, fence.holds(reversalID) { records += 1 }
        }
        return rows.isEmpty
    }

    func finish(_ report: inout VerificationReport) {
        if orders != fence.orders {
            report.find("\(orders) orders are filed, the journal books \(fence.orders)")
        }
        if records != fence.records {
            report.find(
                "the orders point to \(records) of the \(fence.records) records of the journal"
            )
        }
    }
}
