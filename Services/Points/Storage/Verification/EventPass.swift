internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the outbox: every record must have its event, byte for byte.
struct EventPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private let fence: Fence
    private let encodeEvent: LedgerSettings.EncodeEvent
    private var partition: Int64 = 0
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
        // Each engine in the order of its key.
        let (place, arguments): (String, [SQLValue]) =
            switch reader.dialect {
            case .sqlite:
                ("position > $2 ORDER BY position", [.integer(position)])
            case .postgres:
                (
                    "(partition, position) > ($2, $3) ORDER BY partition, position",
                    [.integer(partition), .integer(position)]
                )
            }
        try reader.forEachRow(
            """
            SELECT position, partition, event_id, booked_at, member_id, member_version, type,
                payload
            FROM outbox WHERE \(place) LIMIT $1
            """,
            [.integer(Self.pageRows)] + arguments
        ) { row in
            position = try row.integer(0)
            partition = try row.integer(1)
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
            let member = event?.memberID
            let derived = try reading(&report) { try derive(id, of: member, ledger) } ?? nil
            if let derived, derived == event, Int64(derived.partition) == partition {
                if JournalID(rawValue: id).map(fence.holds) == true { records += 1 }
            } else {
                report.find("event \(id) is not the one of its record")
            }
        }
        return events.isEmpty
    }

    private func derive(
        _ number: Int64,
        of member: MemberID?,
        _ ledger: LedgerReader
    ) throws -> OutboxEvent? {
        guard let id = JournalID(rawValue: number), let member,
            let record = try ledger.record(id, of: member),
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
        if records != fence.records {
            report.find(
                "\(records) of the \(fence.records) records of the journal have their event"
            )
        }
    }
}
