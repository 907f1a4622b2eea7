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
    private var memberSum: Amount
    /// What the group that is being committed makes of them.
    private var written: (lane: Lane, memberSum: Amount, now: Timestamp)?
    /// Whether another process turned out to write along the same lane.
    private var isLaneTaken = false

    /// Takes a lane and loads it, and compares it with its records and with the head kept apart
    /// from the database.
    ///
    /// - Throws: `corrupt` where acknowledged records are missing.
    init(settings: LedgerSettings, outbox: Outbox, writer: any SQLWriter) throws {
        self.settings = settings
        self.outbox = outbox
        let ledger = LedgerReader(writer)
        let number = try LaneClaims.claim(in: writer)
        do {
            lane = try ledger.lane(number)
            memberSum = try ledger.memberSum(ofLane: number)
            let suffix = writer.dialect == .postgres ? "-\(number)" : ""
            keeper = try settings.headPath.map { path throws(StorageError) in
                try HeadKeeper(path: path + suffix)
            }
            try keeper?.check(lane, memberSum: memberSum, ledger)
            try Self.check(lane, ledger)
        } catch PointsStoreError.corrupt(let sentence) {
            throw StorageError(.corrupt, sentence)
        }
    }

    /// Compares what a lane's row says with its records: what it says goes into every later one.
    ///
    /// - Throws: `corrupt` where the lane's last record is not there, is another, or has one after
    ///   it.
    private static func check(_ lane: Lane, _ ledger: LedgerReader) throws {
        guard (0..<JournalID.numberMax).contains(lane.records) else {
            throw StorageError(.corrupt, "lane \(lane.number) cannot have \(lane.records) records")
        }
        let next = try ledger.record(inAnyAccount: lane.nextID)
        guard next == nil else {
            throw StorageError(
                .corrupt,
                "lane \(lane.number) has a record after its last one, \(lane.records)"
            )
        }
        if lane.records == 0 { return }
        let id = JournalID(lane: lane.number, number: lane.records)
        let last = try ledger.record(inAnyAccount: id)
        guard last?.hash == lane.head, last?.entry.bookedAt == lane.bookedAt else {
            throw StorageError(
                .corrupt,
                "record \(lane.records) of lane \(lane.number) is not the one that it ends in"
            )
        }
    }

    mutating func process(
        _ requests: [LedgerRequest],
        in writer: any SQLWriter
    ) throws -> [LedgerAnswer] {
        let now = settings.now()
        let loader = LedgerLoader(LedgerReader(writer))
        let (loaded, unknown) = try loader.load(requests)
        try loader.checkTimes(of: loaded.accounts, after: max(now, lane.bookedAt ?? now))
        var group = LedgerGroup(
            program: settings.program,
            lane: lane,
            loaded: loaded,
            now: now,
            hash: sealingHash
        )
        let answers = try requests.map { request in
            if let identity = request.command.needs.identity, unknown.contains(identity) {
                return LedgerAnswer.isToBeSearched
            }
            return .outcome(try Self.decide(request, in: &group))
        }
        if group.records.isEmpty { return answers }
        do {
            try LedgerWriter(writer).write(group)
        } catch is LaneTaken {
            isLaneTaken = true
            throw StorageError(.conflict, "lane \(lane.number) is written by another process too")
        }
        try outbox.append(zip(group.records, group.events).map(event), in: writer)
        let members = group.totals.amounts[.init(currency: .points, account: nil)] ?? .zero
        written = (group.lane, memberSum + members, group.now)
        return answers
    }

    /// Decides a command.
    ///
    /// - Throws: ``PointsStoreError/corrupt(_:)`` where an account is damaged; of a group of
    ///   several each command is tried again alone.
    private static func decide(
        _ request: LedgerRequest,
        in group: inout LedgerGroup
    ) throws(PointsStoreError) -> PointsOutcome {
        do throws(Account.Mismatch) {
            return try group.decide(request.command, gate: request.gate)
        } catch {
            let member = request.command.needs.member.map { "of member \($0)" } ?? "of an order"
            throw .corrupt("an account \(member) is not its history's: \(error)")
        }
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
