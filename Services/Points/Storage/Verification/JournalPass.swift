internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the journal in order: ids without gaps, readable records, both chains, both sides.
struct JournalPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private let fence: Fence
    /// What the records make of the lane and of the totals.
    private var lane: Lane
    private var totals = Totals()
    private var head = Digest.zero
    private var orders: Int64 = 0
    private var accounts: Int64 = 0
    private var count: Int64 = 0

    init(fence: Fence) {
        self.fence = fence
        lane = Lane(number: fence.lane.number)
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        var rows: [(id: Int64, member: Int64, hash: Digest?, record: JournalRecord?)] = []
        try reader.forEachRow(
            """
            SELECT id, previous_id, record, hash, member_id FROM journal
            WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3
            """,
            [
                .integer(fence.firstID.rawValue - 1 + count),
                .integer(fence.lane.nextID.rawValue), .integer(Self.pageRows),
            ]
        ) { row in
            let record = try reading(&report) { try LedgerReader.record(row) }
            rows.append((try row.integer(0), try row.integer(4), Digest(try row.blob(3)), record))
        }
        let ledger = LedgerReader(reader)
        for row in rows {
            let expected = fence.firstID.rawValue + count
            if row.id != expected {
                report.find("the journal has record \(row.id) where \(expected) should be")
                count = row.id - fence.firstID.rawValue
            }
            count += 1
            if let record = row.record {
                try check(record, member: row.member, ledger, &report)
            }
            head = row.hash ?? .zero
        }
        return rows.isEmpty
    }

    private mutating func check(
        _ record: JournalRecord,
        member: Int64,
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws {
        let id = record.id.rawValue
        report.entries += 1
        if record.entry.member.rawValue != member {
            report.find("record \(id) of the journal is filed under another member")
        }
        var previousHash = Digest.zero
        if let previousID = record.previousID {
            let previous = try reading(&report) { try ledger.record(previousID) } ?? nil
            if previous?.entry.member != record.entry.member {
                report.find("record \(id) of the journal follows none of its member")
            }
            previousHash = previous?.hash ?? .zero
        } else {
            accounts += 1
        }
        if !record.isSealed(after: previousHash, laneHead: head, sealingHash) {
            report.find("record \(id) of the journal does not have the hash that it should")
        }
        if let bookedAt = lane.bookedAt, record.entry.bookedAt < bookedAt {
            report.find("record \(id) of the journal was booked before the one before it")
        }
        lane = Lane(
            number: lane.number,
            records: count,
            orders: 0,
            accounts: 0,
            head: record.hash,
            bookedAt: record.entry.bookedAt
        )
        if record.lines != nil { orders += 1 }
        totals.add(record.entry)
    }

    func finish(_ report: inout VerificationReport) {
        let stored = fence.lane
        let entries = report.entries
        if entries != stored.records {
            report.find("the journal has \(entries) readable records, the lane \(stored.records)")
        }
        if head != stored.head { report.find("the lane ends in another hash than the journal") }
        if orders != stored.orders {
            report.find("the journal books \(orders) orders, the lane counts \(stored.orders)")
        }
        if accounts != stored.accounts {
            report.find(
                "the journal opens \(accounts) accounts, the lane counts \(stored.accounts)"
            )
        }
        for key in Set(totals.points.keys).union(fence.totals.points.keys) {
            let derived = totals.points[key, default: .zero]
            let told = fence.totals.points[key, default: .zero]
            if derived != told {
                report.find(
                    "the total of \(TotalName.name(key.account)) in \(key.currency.code) is "
                        + "\(told), the journal makes it \(derived)"
                )
            }
        }
        for currency in Set(totals.points.keys.map(\.currency)) {
            let sum = totals.sum(currency)
            if sum != .zero {
                report.find("members and system accounts sum to \(sum) in \(currency.code)")
            }
        }
        report.outstanding = totals.points[.init(currency: .points, account: nil)] ?? .zero
    }
}

extension Fence {
    /// The lane's first record.
    var firstID: JournalID { JournalID(lane: lane.number, number: 1) }
}
