internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the journal lane by lane: ids without gaps, readable records, both chains, both
/// sides, the totals of each day.
struct JournalPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private let fence: Fence
    private let zone: ZoneRules
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
        var day = DayProgress()
    }

    /// One day of a lane: records of a lane are booked in the order of time.
    private struct DayProgress {
        /// Days since the epoch; `nil` before the lane's first.
        var number: Int64?
        /// When it ends.
        var end = Timestamp.min
        var totals = Totals()
        /// The last day that was compared; nothing stands before the first.
        var compared = Int64.min
    }

    /// A row of the journal as it is read.
    private struct Row {
        let id: Int64
        let member: Int64
        let hash: Digest?
        let record: JournalRecord?
    }

    init(fence: Fence, zone: ZoneRules) {
        self.fence = fence
        self.zone = zone
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        guard laneIndex < fence.lanes.count else { return true }
        let lane = fence.lanes[laneIndex]
        let ledger = LedgerReader(reader)
        let rows = try rows(of: lane, reader, &report)
        let firstID = JournalID(lane: lane.number, number: 1).rawValue
        let previous = try previousHashes(rows, ledger)
        for row in rows {
            let expected = firstID + progress.count
            if row.id != expected {
                report.find("the journal has record \(row.id) where \(expected) should be")
                progress.count = row.id - firstID
            }
            progress.count += 1
            if let record = row.record {
                try check(record, member: row.member, previous, ledger, &report)
            }
            progress.head = row.hash ?? .zero
        }
        guard rows.isEmpty else { return false }
        try compareDay(ledger, &report)
        finish(lane, &report)
        laneIndex += 1
        progress = LaneProgress()
        return laneIndex == fence.lanes.count
    }

    private func rows(
        of lane: Lane,
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> [Row] {
        let before = JournalID(lane: lane.number, number: 1).rawValue - 1 + progress.count
        var rows: [Row] = []
        try reader.forEachRow(
            """
            SELECT id, previous_id, record, hash, member_id FROM journal
            WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3
            """,
            [.integer(before), .integer(lane.nextID.rawValue), .integer(Self.pageRows)]
        ) { row in
            let record = try reading(&report) { try LedgerReader.record(row) }
            rows.append(
                Row(
                    id: try row.integer(0),
                    member: try row.integer(4),
                    hash: Digest(try row.blob(3)),
                    record: record
                )
            )
        }
        return rows
    }

    /// The hashes of the records that a page follows, each of the same member.
    private func previousHashes(
        _ rows: [Row],
        _ ledger: LedgerReader
    ) throws -> [JournalID: Digest] {
        let keys: [LedgerReader.RecordKey] = rows.compactMap { row in
            guard let record = row.record, let previous = record.previousID else { return nil }
            return (previous, record.entry.member)
        }
        return try ledger.hashes(keys)
    }

    private mutating func check(
        _ record: JournalRecord,
        member: Int64,
        _ previous: [JournalID: Digest],
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
            if previous[previousID] == nil {
                report.find("record \(id) of the journal follows none of its member")
            }
            previousHash = previous[previousID] ?? .zero
        } else {
            progress.accounts += 1
        }
        if !record.isSealed(after: previousHash, laneHead: progress.head, sealingHash) {
            report.find("record \(id) of the journal does not have the hash that it should")
        }
        let bookedAt = record.entry.bookedAt
        if let before = progress.bookedAt, bookedAt < before {
            report.find("record \(id) of the journal was booked before the one before it")
        }
        progress.bookedAt = bookedAt
        if record.lines != nil { progress.orders += 1 }
        if progress.day.number == nil || bookedAt >= progress.day.end {
            try compareDay(ledger, &report)
            let date = zone.date(bookedAt)
            progress.day.number = Int64(date.daysSinceEpoch)
            progress.day.end = zone.endOfDay(date)
            progress.day.totals = Totals()
        }
        progress.day.totals.add(record.entry)
        totals.add(record.entry)
    }

    /// Compares a day of a lane, and that nothing stands on the days before it.
    private mutating func compareDay(
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws {
        guard let day = progress.day.number, day > progress.day.compared else { return }
        let lane = fence.lanes[laneIndex].number
        let first = progress.day.compared == .min ? .min : progress.day.compared + 1
        let read = try reading(&report) { try ledger.totals(ofLane: lane, days: first...day) }
        guard var stored = read else { return }
        // What came to the last day after the fence does not count.
        if let last = fence.lastDays[lane], last.day == day { stored[day] = last.totals }
        var derived = [day: progress.day.totals]
        for number in Set(stored.keys).union([day]).sorted() {
            let told = stored[number] ?? Totals()
            let made = derived.removeValue(forKey: number) ?? Totals()
            for key in told.differingKeys(from: made) {
                report.find(
                    "on \(LocalDate(daysSinceEpoch: Int(number))) lane \(lane) has the total "
                        + "\(told.amounts[key] ?? .zero) of \(TotalName.name(key.account)) in "
                        + "\(key.currency.code), the journal makes it "
                        + "\(made.amounts[key] ?? .zero)"
                )
            }
        }
        progress.day.compared = day
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
        if progress.bookedAt != stored.bookedAt {
            report.find("\(lane) ends at another moment than the journal")
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
        for key in fence.totals.differingKeys(from: totals) {
            report.find(
                "the total of \(TotalName.name(key.account)) in \(key.currency.code) is "
                    + "\(fence.totals.amounts[key] ?? .zero), the journal makes it "
                    + "\(totals.amounts[key] ?? .zero)"
            )
        }
        for currency in Set(totals.amounts.keys.map(\.currency)) {
            let sum = totals.sum(currency)
            if sum != .zero {
                report.find("members and system accounts sum to \(sum) in \(currency.code)")
            }
        }
        report.outstanding = totals.amounts[.init(currency: .points, account: nil)] ?? .zero
    }
}

extension Totals {
    /// The accounts of which these and other totals say different things; none is zero.
    fileprivate func differingKeys(from other: Totals) -> [Key] {
        Set(amounts.keys).union(other.amounts.keys).filter {
            amounts[$0, default: .zero] != other.amounts[$0, default: .zero]
        }
    }
}
