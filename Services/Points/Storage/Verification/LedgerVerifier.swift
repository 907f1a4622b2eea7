internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Derives everything again from the journal and compares, while the ledger goes on.
///
/// The journal is read up to a fence: what it held at the start. It only grows, so what lies before
/// the fence can be read in small snapshots that keep nobody waiting. Accounts, orders, events and
/// what was taken back are each compared with the records that they belong to, and counted: with
/// equal counts no record is without its account, its order and its event. Memory is bounded by one
/// page of rows, the totals of one day, or the history of one member.
struct LedgerVerifier {
    let database: any Database
    let settings: LedgerSettings

    func run() async throws -> VerificationReport {
        let fence = try await database.read { reader in try Fence(LedgerReader(reader)) }
        var report = VerificationReport()
        try await run(JournalPass(fence: fence, zone: settings.program.zone), &report)
        try await run(AccountPass(fence: fence, program: settings.program), &report)
        try await run(ReversedPass(), &report)
        try await run(OrderPass(fence: fence), &report)
        try await run(EventPass(fence: fence, encodeEvent: settings.encodeEvent), &report)
        return report
    }

    private func run<Pass: VerificationPass>(
        _ pass: Pass,
        _ report: inout VerificationReport
    ) async throws {
        var pass = pass
        var isDone = false
        while !isDone {
            try Task.checkCancellation()
            let (current, told) = (pass, report)
            (pass, report, isDone) = try await database.read { reader in
                var (pass, report) = (current, told)
                let isDone = try pass.readPage(reader, &report)
                return (pass, report, isDone)
            }
        }
        pass.finish(&report)
    }
}

/// What the ledger amounted to when the verification began.
struct Fence: Sendable {
    /// The ends of all lanes, by number.
    let lanes: [Lane]
    /// Over all lanes and days.
    let totals: Totals
    /// What each lane had on the day of its last record, by its number: later ones may add to it.
    let lastDays: [Int64: (day: Int64, totals: Totals)]
    /// How much of entries was taken back.
    let reversed: ReversedSum
    /// How many entries were assigned to another member than they name.
    let assigned: Int64

    init(_ ledger: LedgerReader) throws {
        lanes = try ledger.lanes()
        totals = try ledger.totals()
        var lastDays: [Int64: (day: Int64, totals: Totals)] = [:]
        for lane in lanes {
            guard let day = try ledger.lastDay(ofLane: lane.number) else { continue }
            lastDays[lane.number] =
                (day, try ledger.totals(ofLane: lane.number, days: day...day)[day] ?? Totals())
        }
        self.lastDays = lastDays
        var reversed = ReversedSum()
        try ledger.reader.scan("SELECT target_id, amount FROM reversed", []) { row in
            reversed.add(try row.integer(0), Amount(try row.integer(1)))
        }
        self.reversed = reversed
        assigned = try ledger.reader.integer("SELECT count(*) FROM assigned") ?? 0
    }

    /// How many records there were.
    var records: Int64 { lanes.reduce(0) { $0 + $1.records } }
    /// How many of them book an order.
    var orders: Int64 { lanes.reduce(0) { $0 + $1.orders } }

    /// Whether a record was there.
    func holds(_ id: JournalID) -> Bool {
        lanes.first { $0.number == id.lane }.map { id < $0.nextID } ?? false
    }
}

/// A sum over how much of each entry was taken back, which tells the entries apart: parts of one
/// entry add up to what its whole makes, whatever their order and number.
struct ReversedSum: Hashable, Sendable {
    private var amount: Int64 = 0
    private var mixed: UInt64 = 0

    mutating func add(_ target: Int64, _ amount: Amount) {
        self.amount &+= amount.rawValue
        let weight = Partition.mix(UInt64(bitPattern: target)) | 1
        mixed &+= weight &* UInt64(bitPattern: amount.rawValue)
    }
}

/// One way through one table, page by page.
protocol VerificationPass: Sendable {
    /// Reads on.
    ///
    /// - Returns: Whether that was the last page.
    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws
        -> Bool
    /// Compares what was counted.
    func finish(_ report: inout VerificationReport)
}

extension VerificationPass {
    /// Notes what cannot be read, and goes on.
    func reading<Result>(
        _ report: inout VerificationReport,
        _ body: () throws -> Result
    ) throws -> Result? {
        do {
            return try body()
        } catch PointsStoreError.corrupt(let sentence) {
            report.find(sentence)
            return nil
        }
    }
}
