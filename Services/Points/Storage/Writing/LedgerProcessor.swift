internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Carries out groups of commands on the writer's thread: loads all that they name, has them
/// decided one after another in memory, and writes the union of what has changed.
struct LedgerProcessor: GroupProcessor {
    private let settings: LedgerSettings
    private let outbox: Outbox
    private let keeper: HeadKeeper?
    /// The lane as it is on disk.
    private var lane: Lane
    /// What the lane's records changed all members by.
    private var memberSum: Points
    /// What the group that is being committed makes of them.
    private var written: (lane: Lane, memberSum: Points, now: Timestamp)?
    /// Whether another process turned out to write along the same lane.
    private var isLaneTaken = false

    /// Takes a lane and loads it, and compares it with the head kept apart from the database.
    ///
    /// - Throws: `corrupt` where acknowledged records are missing.
    init(settings: LedgerSettings, outbox: Outbox, writer: any SQLWriter) throws {
        self.settings = settings
        self.outbox = outbox
        let ledger = LedgerReader(writer)
        let number = try LaneClaims.claim(in: writer)
        lane = try ledger.lane(number)
        memberSum =
            try ledger.totals(ofLane: number).points[.init(currency: .points, account: nil)]
            ?? .zero
        let suffix = writer.dialect == .postgres ? "-\(number)" : ""
        keeper = try settings.headPath.map { path throws(StorageError) in
            try HeadKeeper(path: path + suffix)
        }
        try keeper?.check(lane, memberSum: memberSum, ledger)
    }

    mutating func process(
        _ commands: [PointsCommand],
        in writer: any SQLWriter
    ) throws -> [PointsOutcome] {
        var group = try load(commands, from: writer)
        let outcomes = commands.map { group.decide($0) }
        if group.records.isEmpty { return outcomes }
        do {
            try LedgerWriter(writer).write(group)
        } catch is LaneTaken {
            isLaneTaken = true
            throw StorageError(.conflict, "lane \(lane.number) is written by another process too")
        }
        try outbox.append(zip(group.records, group.events).map(event), in: writer)
        let members = group.totals.points[.init(currency: .points, account: nil)] ?? .zero
        written = (group.lane, memberSum + members, group.now)
        return outcomes
    }

    mutating func groupCommitted() throws {
        guard let written else { return }
        lane = written.lane
        memberSum = written.memberSum
        self.written = nil
        try keeper?.record(lane, memberSum: memberSum, now: written.now)
    }

    mutating func groupRolledBack() -> Bool {
        written = nil
        return !isLaneTaken
    }

    private func load(
        _ commands: [PointsCommand],
        from reader: any SQLReader
    ) throws -> LedgerGroup {
        let ledger = LedgerReader(reader)
        // Sorted, so that a group touches the pages of each table in order.
        let identities = Set(commands.map(\.orderIdentity)).sorted()
        let orders = try ledger.orders(identities)
        var members = Set(orders.values.map(\.order.member))
        for command in commands {
            if case .commitOrder(let command) = command { members.insert(command.order.member) }
        }
        return LedgerGroup(
            program: settings.program,
            lane: lane,
            accounts: try ledger.lockedAccounts(of: members.sorted()),
            orders: orders,
            now: settings.now(),
            hash: sealingHash
        )
    }

    private func event(_ record: JournalRecord, _ event: PointsEvent) -> OutboxEvent {
        let encoded = settings.encodeEvent(event)
        return OutboxEvent(
            eventID: record.id.rawValue,
            bookedAt: record.entry.bookedAt,
            memberID: record.entry.member,
            memberVersion: record.entry.number,
            type: encoded.type,
            payload: encoded.payload
        )
    }
}
