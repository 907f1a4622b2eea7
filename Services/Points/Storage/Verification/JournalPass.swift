internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the journal lane by lane: ids without gaps, readable records, both chains, both
/// sides.
struct JournalPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private let fence: Fence
    /// Which of the fence's lanes is being read.
    private var laneIndex = 0
    /// What the records make of that lane and of the totals.
    private var progress = LaneProgress()
    private var totals = Totals()

    /// How far one lane has been read.
    private struct LaneProgress {
        var bookedAt: Timestamp?
        var head = Digest.zero
        var orders: Int64 = 0
        var accounts: Int64 = 0
        /// Places of the lane that were passed, with or without a record.
        var count: Int64 = 0
        var readableCount: Int64 = 0
    }

    init(fence: Fence) {
        self.fence = fence
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        guard laneIndex < fence.lanes.count else { return true }
        let lane = fence.lanes[laneIndex]
        let firstID = JournalID(lane: lane.number, number: 1).rawValue
        var rows: [(id: Int64, member: Int64, hash: Digest?, record: JournalRecord?)] = []
        try reader.forEachRow(
            """
            SELECT id, previous_id, record, hash, member_id FROM journal
            WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3
            """,
            [
                .integer(firstID - 1 + progress.count), .integer(lane.nextID.rawValue),
                .integer(Self.pageRows),
            ]
        ) { row in
            let record = try reading(&report) { try LedgerReader.record(row) }
            rows.append((try row.integer(0), try row.integer(4), Digest(try row.blob(3)), record))
        }
        let ledger = LedgerReader(reader)
        for row in rows {
            let expected = firstID + progress.count
            if row.id != expected {
                report.find("the journal has record \(row.id) where \(expected) should be")
                progress.count = row.id - firstID
            }
            progress.count += 1
            if let record = row.record {
                try check(record, member: row.member, ledger, &report)
            }
            progress.head = row.hash ?? .zero
        }
        guard rows.isEmpty else { return false }
        finish(lane, &report)
        laneIndex += 1
        progress = LaneProgress()
        return laneIndex == fence.lanes.count
    }

    private mutating func check(
        _ record: JournalRecord,
        member: Int64,
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws {
        let id = record.id.rawValue
        report.entries += 1
        progress.readableCount += 1
        if record.entry.member.rawValue != member {
            report.find("record \(id) of the journal is filed under another member")
        }
        var previousHash = Digest.zero
        if let previousID = record.previousID {
            let owner = record.entry.member
            let previous = try reading(&report) { try ledger.record(previousID, of: owner) } ?? nil
            if previous?.entry.member != owner {
                report.find("record \(id) of the journal follows none of its member")
            }
            previousHash = previous?.hash ?? .zero
        } else {
            progress.accounts += 1
        }
        if !record.isSealed(after: previousHash, laneHead: progress.head, sealingHash) {
            report.find("record \(id) of the journal does not have the hash that it should")
        }
        if let bookedAt = progress.bookedAt, record.entry.bookedAt < bookedAt {
            report.find("record \(id) of the journal was booked before the one before it")
        }
        progress.bookedAt = record.entry.bookedAt
        if record.lines != nil { progress.orders += 1 }
        totals.add(record.entry)
    }

    /// Compares what was counted along a lane with what its row says.
    private func finish(_ stored: Lane, _ report: inout VerificationReport) {
        let lane = stored.number == 0 ? "the lane" : "lane \(stored.number)"
        if progress.readableCount != stored.records {
            report.find(
                "the journal has \(progress.readableCount) readable records, "
                    + "\(lane) \(stored.records)"
            )
        }
        if progress.head != stored.head {
            report.find("\(lane) ends in another hash than the journal")
        }
        if progress.orders != stored.orders {
            report.find(
                "the journal books \(progress.orders) orders, \(lane) counts \(stored.orders)"
            )
        }
        if progress.accounts != stored.accounts {
            report.find(
                "the journal opens \(progress.accounts) accounts, \(lane) counts \(stored.accounts)"
            )
        }
    }

    func finish(_ report: inout VerificationReport) {
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
