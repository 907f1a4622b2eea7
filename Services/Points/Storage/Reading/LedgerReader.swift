internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Reads the ledger's tables inside one transaction.
///
/// What cannot be read as what was written is ``PointsStoreError/corrupt(_:)``: it fails the
/// command that meets it, not the whole service.
struct LedgerReader {
    let reader: any SQLReader

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

    /// The columns that ``account(_:)`` reads.
    static let accountColumns = "member_id, version, points, last_id, head, packed"

    private static let accountQuery =
        "SELECT \(accountColumns) FROM account WHERE member_id = $1"

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

    /// The account of a member, or of whoever this one was merged into; `nil` where there is none.
    func survivingAccount(of member: MemberID) throws -> LedgerGroup.AccountState? {
        let named = member
        var member = member
        var seen: Set<MemberID> = []
        while seen.insert(member).inserted {
            guard let state = try accounts(of: [member])[member] else { return nil }
            guard let survivor = state.account.mergedInto else { return state }
            member = survivor
        }
        throw PointsStoreError.corrupt("member \(named) was merged in a circle")
    }

    /// Reads a row of ``accountColumns``.
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

    /// How much of entries was taken back, as far as anything was.
    func reversed(
        _ keys: some Collection<(id: JournalID, member: MemberID)>
    ) throws -> [JournalID: Amount] {
        var reversed: [JournalID: Amount] = [:]
        try reader.forEachRow(
            "SELECT target_id, amount FROM reversed WHERE target_id = $1 AND member_id = $2",
            each: keys.map { [.integer($0.id.rawValue), .integer($0.member.rawValue)] }
        ) { _, row in
            guard let id = JournalID(rawValue: try row.integer(0)) else { return }
            reversed[id] = Amount(try row.integer(1))
        }
        return reversed
    }

    /// Whose entries are that an unmerge has assigned to another member than they name.
    func owners(
        _ keys: some Collection<(id: JournalID, member: MemberID)>
    ) throws -> [JournalID: MemberID] {
        var owners: [JournalID: MemberID] = [:]
        try reader.forEachRow(
            "SELECT target_id, owner_id FROM assigned WHERE target_id = $1 AND member_id = $2",
            each: keys.map { [.integer($0.id.rawValue), .integer($0.member.rawValue)] }
        ) { _, row in
            guard let id = JournalID(rawValue: try row.integer(0)) else { return }
            owners[id] = MemberID(rawValue: try row.integer(1))
        }
        return owners
    }
}
