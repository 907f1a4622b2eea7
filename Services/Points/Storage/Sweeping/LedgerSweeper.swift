internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the accounts in order of member and has booked what is due.
///
/// Reads are small, and what they find is booked by the writers like any other command, a few at a
/// time, so that members' own commands are not kept waiting. It remembers nothing: a pass that is
/// cut short leaves what it has not done to the next, which goes on where it ended. A command that
/// finds nothing due books nothing, and one reminder per currency and pass is enough. An account
/// that cannot be read or swept is counted, and keeps no other from its turn.
struct LedgerSweeper {
    let store: DatabasePointsStore
    /// What this process calls itself; other than any other's.
    let holder: String
    /// Whether the moments at which accounts are due are worked out again.
    var isThorough: Bool
    /// The pass goes on after this member: where the one before was cut short; 0 for the start.
    var place: Int64 = 0

    private static let pageAccounts: Int64 = 1024
    private static let pagePackedAccounts: Int64 = 256
    private static let commandsMax = 32

    /// What a page of accounts came to.
    private struct Page: Sendable {
        var last: Int64?
        var accounts: Int64 = 0
        var due: [MemberID] = []
        var corrections: [Correction] = []
        var failed: Int64 = 0

        mutating func add(_ number: Int64, isDue: Bool) {
            if isDue, let member = MemberID(rawValue: number) { due.append(member) }
        }
    }

    /// A row that says another moment than the program of today.
    private struct Correction: Sendable {
        let member: MemberID
        let version: Int64
        let dueAt: Timestamp?
    }

    /// Goes through all accounts once, or to the end from where the pass before was cut short.
    mutating func run() async throws -> SweepReport {
        var report = SweepReport()
        let lease = SweepLease(holder: holder)
        let now = store.settings.now
        while true {
            try Task.checkCancellation()
            let isOurs = try await store.database.write { writer in
                try lease.hold(now: now(), in: writer)
            }
            guard isOurs else {
                report.isElsewhere = true
                return report
            }
            let page = try await page(after: place)
            report.accounts += page.accounts
            report.due += Int64(page.due.count)
            report.corrected += try await correct(page.corrections)
            let swept = try await sweep(page.due)
            report.booked += swept.booked
            report.failed += swept.failed + page.failed
            guard let next = page.last else { break }
            place = next
        }
        place = 0
        try await store.database.write { writer in try lease.release(now: now(), in: writer) }
        return report
    }

    /// Reads on; the last page has no accounts.
    private func page(after last: Int64) async throws -> Page {
        let now = store.settings.now()
        let program = isThorough ? store.settings.program : nil
        return try await store.database.read { reader in
            if let program {
                try Self.page(after: last, now: now, program, reader)
            } else {
                try Self.page(after: last, now: now, reader)
            }
        }
    }

    /// A page of accounts as their rows say.
    private static func page(
        after last: Int64,
        now: Timestamp,
        _ reader: any SQLReader
    ) throws -> Page {
        var page = Page()
        try reader.forEachRow(
            """
            SELECT member_id, due_at FROM account
            WHERE member_id > $1 ORDER BY member_id LIMIT $2
            """,
            [.integer(last), .integer(pageAccounts)]
        ) { row in
            let number = try row.integer(0)
            page.last = number
            page.accounts += 1
            let dueAt = try row.integerOrNil(1).map { Timestamp(microseconds: $0) }
            page.add(number, isDue: dueAt.map { $0 <= now } ?? false)
        }
        return page
    }

    /// A page of accounts as the program says.
    private static func page(
        after last: Int64,
        now: Timestamp,
        _ program: Program,
        _ reader: any SQLReader
    ) throws -> Page {
        var page = Page()
        try reader.forEachRow(
            """
            SELECT \(LedgerReader.accountColumns), due_at FROM account
            WHERE member_id > $1 ORDER BY member_id LIMIT $2
            """,
            [.integer(last), .integer(pagePackedAccounts)]
        ) { row in
            page.last = try row.integer(0)
            page.accounts += 1
            let account: Account
            do {
                account = try LedgerReader.account(row).account
            } catch PointsStoreError.corrupt {
                page.failed += 1
                return
            }
            let dueAt = account.dueAt(program)
            page.add(account.member.rawValue, isDue: dueAt.map { $0 <= now } ?? false)
            if try row.integerOrNil(6) != dueAt?.microseconds {
                page.corrections.append(
                    Correction(member: account.member, version: account.version, dueAt: dueAt)
                )
            }
        }
        return page
    }

    /// Puts right when accounts are due, as far as they have not changed since.
    private func correct(_ corrections: [Correction]) async throws -> Int64 {
        if corrections.isEmpty { return 0 }
        let count = try await store.database.write { writer in
            try writer.execute(
                "UPDATE account SET due_at = $3 WHERE member_id = $1 AND version = $2",
                each: corrections.map {
                    [
                        .integer($0.member.rawValue), .integer($0.version),
                        SQLValue($0.dueAt?.microseconds),
                    ]
                }
            )
        }
        return Int64(count)
    }

    /// What came of the accounts of a page.
    private struct Swept: Sendable {
        var booked: Int64 = 0
        var failed: Int64 = 0

        mutating func add(_ other: Swept) {
            booked += other.booked
            failed += other.failed
        }
    }

    /// Has booked what is due, some accounts at a time.
    private func sweep(_ members: [MemberID]) async throws -> Swept {
        try await withThrowingTaskGroup(of: Swept.self) { [store] group in
            var swept = Swept()
            for (index, member) in members.enumerated() {
                if index >= Self.commandsMax, let one = try await group.next() { swept.add(one) }
                group.addTask { try await Self.sweep(member, store) }
            }
            for try await one in group { swept.add(one) }
            return swept
        }
    }

    /// Has booked what is due of one account.
    ///
    /// - Throws: What is not this account's fault.
    private static func sweep(
        _ member: MemberID,
        _ store: DatabasePointsStore
    ) async throws -> Swept {
        do throws(PointsStoreError) {
            let outcome = try await store.run(.sweep(Sweep(member: member)))
            guard case .command(.booked(let entries)) = outcome else { return Swept() }
            return Swept(booked: Int64(entries.count))
        } catch {
            switch error {
            case .corrupt, .failed: return Swept(failed: 1)
            case .overloaded, .closed, .cancelled, .interrupted, .unknownPosition: throw error
            }
        }
    }
}
