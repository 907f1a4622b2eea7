internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the outbox: every record must have its event, byte for byte, each in its place.
///
/// Positions have no gaps, and the heads, from which new ones count on, are the last of each
/// partition. On SQLite events stand in the order of the journal.
///
/// The event of an order's reversal is made of the order as its row tells, so that each reversal in
/// the journal has its order, which points to it.
struct EventPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private let fence: Fence
    private let encodeEvent: LedgerSettings.EncodeEvent
    private var partition: Int64 = 0
    private var position: Int64 = 0
    private var records: Int64 = 0
    /// The last position seen of each partition.
    private var last = PartitionPositions.start
    private var lastID: Int64 = 0

    /// A row of the outbox.
    private struct Item {
        let position: Int64
        let partition: Int64
        let id: Int64
        /// `nil` where it names no member.
        let event: OutboxEvent?
    }

    init(fence: Fence, encodeEvent: @escaping LedgerSettings.EncodeEvent) {
        self.fence = fence
        self.encodeEvent = encodeEvent
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        let items = try items(reader)
        let ledger = LedgerReader(reader)
        let derived = try derivedEvents(of: items, ledger, &report)
        for item in items {
            report.events += 1
            checkPlace(of: item, reader.dialect, &report)
            let event = JournalID(rawValue: item.id).flatMap { derived[$0] }
            if let event, event == item.event, Int64(event.partition) == item.partition {
                if JournalID(rawValue: item.id).map(fence.holds) == true { records += 1 }
            } else {
                report.find("event \(item.id) is not the one of its record")
            }
        }
        if items.isEmpty { try checkHeads(reader, &report) }
        return items.isEmpty
    }

    private mutating func checkPlace(
        of item: Item,
        _ dialect: SQLDialect,
        _ report: inout VerificationReport
    ) {
        guard (0..<Int64(Partition.count)).contains(item.partition) else { return }
        let partition = Int(item.partition)
        switch dialect {
        case .sqlite:
            if item.position != last.latest + 1 {
                report.find("the outbox has no event between \(last.latest) and \(item.position)")
            }
            if item.id <= lastID {
                report.find("event \(item.id) comes after event \(lastID) in the outbox")
            }
            lastID = item.id
        case .postgres:
            if item.position != last[partition] + 1 {
                report.find(
                    "partition \(partition) of the outbox has no event between "
                        + "\(last[partition]) and \(item.position)"
                )
            }
        }
        last[partition] = item.position
    }

    /// Compares the heads with the last events, those included that came since they were passed.
    private func checkHeads(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws {
        var last = last
        if reader.dialect == .postgres {
            // On SQLite nothing stands behind the last row that was read, in this very snapshot.
            try reader.forEachRow(
                "SELECT max(position) FROM outbox WHERE partition = $1",
                each: (0..<Partition.count).map { [.integer(Int64($0))] }
            ) { partition, row in
                last[partition] = try row.integerOrNil(0) ?? 0
            }
        }
        let heads: PartitionPositions
        do throws(StorageError) {
            heads = try Outbox.heads(from: reader)
        } catch {
            guard error.code == .corrupt else { throw error }
            report.find(error.message)
            return
        }
        for partition in 0..<Partition.count where heads[partition] != last[partition] {
            report.find(
                "partition \(partition) of the outbox ends at \(last[partition]), "
                    + "its head says \(heads[partition])"
            )
        }
    }

    private mutating func items(_ reader: any SQLReader) throws -> [Item] {
        var items: [Item] = []
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
            items.append(
                Item(
                    position: position,
                    partition: partition,
                    id: try row.integer(2),
                    event: event
                )
            )
        }
        return items
    }

    /// The events that the records of a page should have, as far as these are there.
    private func derivedEvents(
        of items: [Item],
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws -> [JournalID: OutboxEvent] {
        if let events = try reading(&report, { try derivedEvents(of: items, ledger) }) {
            return events
        }
        // One record or order cannot be read: the others one by one.
        var events: [JournalID: OutboxEvent] = [:]
        for item in items {
            let some = try reading(&report) { try derivedEvents(of: [item], ledger) }
            events.merge(some ?? [:]) { first, _ in first }
        }
        return events
    }

    private func derivedEvents(
        of items: [Item],
        _ ledger: LedgerReader
    ) throws -> [JournalID: OutboxEvent] {
        let keys: [LedgerReader.RecordKey] = items.compactMap { item in
            guard let id = JournalID(rawValue: item.id), let member = item.event?.memberID
            else { return nil }
            return (id, member)
        }
        let records = try ledger.records(keys)
        let identities = Set(
            records.values.compactMap { record -> OrderIdentity? in
                switch record.entry.subject {
                case .reversedOrder(let identity, _): identity
                default: record.order?.identity
                }
            }
        )
        let orders = try ledger.orders(identities.sorted())
        var events: [JournalID: OutboxEvent] = [:]
        for record in records.values {
            guard let event = PointsEvent(record, orders) else { continue }
            let encoded = encodeEvent(event)
            events[record.id] = OutboxEvent(
                eventID: record.id.rawValue,
                bookedAt: record.entry.bookedAt,
                memberID: record.entry.member,
                memberVersion: record.entry.number,
                type: encoded.type,
                payload: encoded.payload
            )
        }
        return events
    }

    func finish(_ report: inout VerificationReport) {
        if records != fence.records {
            report.find(
                "\(records) of the \(fence.records) records of the journal have their event"
            )
        }
    }
}

extension PointsEvent {
    /// The event of a record; `nil` where its order does not point to it.
    fileprivate init?(_ record: JournalRecord, _ orders: [OrderIdentity: BookedOrder]) {
        if let identity = record.order?.identity {
            guard let order = orders[identity], order.earningID == record.id else { return nil }
            self = .orderCommitted(order.asBooked)
        } else if case .reversedOrder(let identity, _) = record.entry.subject {
            guard let order = orders[identity], order.reversalID == record.id else { return nil }
            self = .orderReversed(order, record.entry)
        } else {
            self = .entryBooked(record.booked)
        }
    }
}
