internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Reads the ledger's tables inside one transaction.
///
/// What cannot be read as what was written is ``PointsStoreError/corrupt(_:)``: it fails the
/// command that meets it, not the whole service.
struct LedgerReader {
    private let reader: any SQLReader

    init(_ reader: any SQLReader) {
        self.reader = reader
    }

    /// The end of a lane; a lane that has written nothing where there is none.
    func lane(_ number: Int64) throws -> Lane {
        let row = try reader.first(
            "SELECT \(Self.laneColumns) FROM lane WHERE number = $1",
            [.integer(number)]
        )
        return try row.map { try Self.lane($0) } ?? Lane(number: number)
    }

    /// The ends of all lanes that have written anything, by number.
    func lanes() throws -> [Lane] {
        try reader.query("SELECT \(Self.laneColumns) FROM lane ORDER BY number")
            .map { try Self.lane($0) }
    }

    private static let laneColumns = "number, records, orders, accounts, head, booked_at"

    private static func lane(_ row: Row) throws -> Lane {
        let number = try row.integer(0)
        guard let head = Digest(try row.blob(4)) else {
            throw PointsStoreError.corrupt("the head of lane \(number) is no hash")
        }
        return Lane(
            number: number,
            records: try row.integer(1),
            orders: try row.integer(2),
            accounts: try row.integer(3),
            head: head,
            bookedAt: Timestamp(microseconds: try row.integer(5))
        )
    }

    /// The totals of all lanes.
    func totals() throws -> Totals {
        try totals(reader.query("SELECT currency, account, points FROM total"))
    }

    /// The totals of one lane.
    func totals(ofLane number: Int64) throws -> Totals {
        try totals(
            reader.query(
                "SELECT currency, account, points FROM total WHERE lane = $1",
                [.integer(number)]
            )
        )
    }

    private func totals(_ rows: [Row]) throws -> Totals {
        var points: [Totals.Key: Points] = [:]
        for row in rows {
            guard let key = TotalName.key(currency: try row.text(0), account: try row.text(1))
            else { throw PointsStoreError.corrupt("a total has a name that is none") }
            let sum = Points.checkedSum(points[key, default: .zero], Points(try row.integer(2)))
            guard let sum else { throw PointsStoreError.corrupt("a total is too large") }
            points[key] = sum
        }
        return Totals(points)
    }

    /// The accounts of these members, as far as they have one.
    func accounts(
        of members: some Collection<MemberID>
    ) throws -> [MemberID: LedgerGroup.AccountState] {
        try accounts(of: members, Self.accountQuery)
    }

    /// The accounts of these members, as far as they have one, locked in the order given until the
    /// end of the transaction.
    func lockedAccounts(
        of members: some Collection<MemberID>
    ) throws -> [MemberID: LedgerGroup.AccountState] {
        try accounts(of: members, Self.accountQuery + " FOR UPDATE")
    }

    private static let accountQuery = """
        SELECT member_id, version, points, last_id, head, packed FROM account WHERE member_id = $1
        """

    private func accounts(
        of members: some Collection<MemberID>,
        _ query: String
    ) throws -> [MemberID: LedgerGroup.AccountState] {
        var accounts: [MemberID: LedgerGroup.AccountState] = [:]
        accounts.reserveCapacity(members.count)
        try reader.forEachRow(
            query,
            each: members.map { [.integer($0.rawValue)] }
        ) { _, row in
            let state = try Self.account(row)
            accounts[state.account.member] = state
        }
        return accounts
    }

    /// Reads a row of the columns member_id, version, points, last_id, head, packed.
    static func account(_ row: any RowView) throws -> LedgerGroup.AccountState {
        let number = try row.integer(0)
        func corrupt(_ what: String) -> PointsStoreError {
            .corrupt("the account of member \(number) \(what)")
        }
        guard let member = MemberID(rawValue: number) else { throw corrupt("has no such member") }
        let version = try row.integer(1)
        let packed = try row.blob(5)
        let account: Account
        do throws(CorruptRecord) {
            account = try Account(member: member, version: version, packed: packed)
        } catch {
            throw corrupt("cannot be read: \(error.part)")
        }
        guard account.pocket(.points).balance.rawValue == (try row.integer(2)) else {
            throw corrupt("states another balance than its lots have")
        }
        guard let id = JournalID(rawValue: try row.integer(3)), let hash = Digest(try row.blob(4))
        else { throw corrupt("does not name its last record") }
        return .init(account: account, head: ChainHead(id: id, hash: hash))
    }

    /// A record of the journal; `nil` where the member has none of this id.
    func record(_ id: JournalID, of member: MemberID) throws -> JournalRecord? {
        try records([(id, member)])[id]
    }

    /// A record of the journal, whoever's it is: for the check of a lane at the start.
    func record(inAnyAccount id: JournalID) throws -> JournalRecord? {
        var record: JournalRecord?
        try reader.forEachRow(
            "SELECT id, previous_id, record, hash FROM journal WHERE id = $1",
            [.integer(id.rawValue)]
        ) { row in record = try Self.record(row) }
        return record
    }

    /// Records of the journal, as far as they are there.
    func records(_ keys: [(id: JournalID, member: MemberID)]) throws -> [JournalID: JournalRecord] {
        var records: [JournalID: JournalRecord] = [:]
        try reader.forEachRow(
            """
            SELECT id, previous_id, record, hash FROM journal WHERE id = $1 AND member_id = $2
            """,
            each: keys.map { [.integer($0.id.rawValue), .integer($0.member.rawValue)] }
        ) { _, row in
            let record = try Self.record(row)
            records[record.id] = record
        }
        return records
    }

    /// Reads a row of the columns id, previous_id, record, hash.
    static func record(_ row: any RowView) throws -> JournalRecord {
        let number = try row.integer(0)
        func corrupt(_ what: String) -> PointsStoreError {
            .corrupt("record \(number) of the journal \(what)")
        }
        let previous = try row.integerOrNil(1)
        let previousID = previous.flatMap { JournalID(rawValue: $0) }
        guard let id = JournalID(rawValue: number), (previous == nil) == (previousID == nil),
            let hash = Digest(try row.blob(3))
        else { throw corrupt("has a wrong id or hash") }
        let encoded = try row.blob(2)
        do throws(CorruptRecord) {
            return try JournalRecord(
                id: id,
                previousID: previousID,
                encoded: encoded,
                hash: hash
            )
        } catch {
            throw corrupt("cannot be read: \(error.part)")
        }
    }

    /// A row of `orders`.
    struct OrderRow {
        let identity: OrderIdentity
        let member: Int64
        let earning: Int64
        let reversal: Int64?

        fileprivate var keys: [(id: JournalID, member: MemberID)] {
            guard let member = MemberID(rawValue: member) else { return [] }
            return [earning, reversal].compactMap { id in
                id.flatMap { JournalID(rawValue: $0) }.map { ($0, member) }
            }
        }
    }

    /// The orders with these identities, as far as they are there.
    func orders(
        _ identities: some Collection<OrderIdentity>
    ) throws -> [OrderIdentity: BookedOrder] {
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
        let records = try records(rows.flatMap(\.keys))
        var orders: [OrderIdentity: BookedOrder] = [:]
        for row in rows { orders[row.identity] = try order(row, records) }
        return orders
    }

    /// Reads what a row of `orders` points to.
    func order(_ row: OrderRow) throws -> BookedOrder {
        try order(row, records(row.keys))
    }

    private func order(
        _ row: OrderRow,
        _ records: [JournalID: JournalRecord]
    ) throws -> BookedOrder {
        let identity = row.identity
        func corrupt(_ what: String) -> PointsStoreError {
            .corrupt("order \(identity.channel.rawValue)/\(identity.orderID.rawValue) \(what)")
        }
        guard let record = JournalID(rawValue: row.earning).flatMap({ records[$0] }),
            let order = record.order, order.identity == identity
        else { throw corrupt("does not point to the record that books it") }
        let booked = BookedOrder(order: order, earning: record.entry, earningID: record.id)
        guard let reversal = row.reversal else { return booked }
        guard let record = JournalID(rawValue: reversal).flatMap({ records[$0] }),
            record.entry.kind == .reversal, record.entry.order == identity,
            record.entry.reversesNumber == booked.earning.number,
            record.entry.member == order.member
        else { throw corrupt("does not point to the record that takes it back") }
        return booked.reversed(by: record.entry, id: record.id)
    }

    /// The records of a member from one on backwards.
    func history(
        of member: MemberID,
        from id: JournalID,
        limit: Int64
    ) throws -> [JournalRecord] {
        var records: [JournalRecord] = []
        try reader.forEachRow(
            """
            WITH RECURSIVE history (id, previous_id, record, hash, step) AS (
                SELECT id, previous_id, record, hash, 1 FROM journal
                WHERE id = $1 AND member_id = $2
                UNION ALL
                SELECT journal.id, journal.previous_id, journal.record, journal.hash,
                    history.step + 1
                FROM history JOIN journal
                    ON journal.id = history.previous_id AND journal.member_id = $2
                WHERE history.step < $3
            )
            SELECT id, previous_id, record, hash FROM history ORDER BY step
            """,
            [.integer(id.rawValue), .integer(member.rawValue), .integer(limit)]
        ) { row in
            records.append(try Self.record(row))
        }
        return records
    }
}

/// How totals are named in their table: the system account, or `members`.
enum TotalName {
    static let members = "members"

    static func name(_ account: SystemAccount?) -> String { account?.name ?? members }

    static func key(currency: String, account: String) -> Totals.Key? {
        guard let currency = Currency(currency) else { return nil }
        if account == members { return Totals.Key(currency: currency, account: nil) }
        return SystemAccount(account).map { Totals.Key(currency: currency, account: $0) }
    }
}
