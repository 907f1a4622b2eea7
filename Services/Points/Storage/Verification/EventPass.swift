internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the outbox: every record must have its event, byte for byte.
struct EventPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private let fence: Fence
    private let encodeEvent: LedgerSettings.EncodeEvent
    private var position: Int64 = 0
    private var records: Int64 = 0

    init(fence: Fence, encodeEvent: @escaping LedgerSettings.EncodeEvent) {
        self.fence = fence
        self.encodeEvent = encodeEvent
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        var events: [(partition: Int64, event: OutboxEvent?, id: Int64)] = []
        try reader.forEachRow(
            """
            SELECT position, partition, event_id, booked_at, member_id, member_version, type,
                payload
            FROM outbox WHERE position > $1 ORDER BY position LIMIT $2
            """,
            [.integer(position), .integer(Self.pageRows)]
        ) { row in
            position = try row.integer(0)
            let event = try MemberID(rawValue: row.integer(4)).map { member in
                OutboxEvent(
                    eventID: try row.integer(2),
                    bookedAt: Timestamp(microseconds: try row.integer(3)),
                    memberID: member,
                    memberVersion: try row.integer(5),
                    type: try row.text(6),
                    payload: try row.blob(7)
                )
            }
            events.append((try row.integer(1), event, try row.integer(2)))
        }
        let ledger = LedgerReader(reader)
        for (partition, event, id) in events {
            report.events += 1
            let derived = try reading(&report) { try derive(id, ledger) } ?? nil
            if let derived, derived == event, Int64(derived.partition) == partition {
                if id < fence.lane.nextID.rawValue { records += 1 }
            } else {
                report.find("event \(id) is not the one of its record")
            }
        }
        return events.isEmpty
    }

    private func derive(_ number: Int64, _ ledger: LedgerReader) throws -> OutboxEvent? {
        guard let id = JournalID(rawValue: number), let record = try ledger.record(id),
            let order = try ledger.orders([record.entry.order])[record.entry.order]
        else { return nil }
        let event: PointsEvent
        switch record.entry.kind {
        case .earn: event = .orderCommitted(order.asBooked)
        case .reversal: event = .orderReversed(order, record.entry)
        }
        let encoded = encodeEvent(event)
        return OutboxEvent(
            eventID: number,
            bookedAt: record.entry.bookedAt,
            memberID: record.entry.member,
            memberVersion: record.entry.number,
            type: encoded.type,
            payload: encoded.payload
        )
    }

    func finish(_ report: inout VerificationReport) {
        if records != fence.lane.records {
            report.find(
                "\(records) of the \(fence.lane.records) records of the journal have their event"
            )
        }
    }
}
