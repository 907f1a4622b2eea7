internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through the accounts: each must be exactly what its records make of it.
struct AccountPass: VerificationPass {
    private static let pageRows: Int64 = 64

    private let fence: Fence
    private var lastMember: Int64 = 0
    /// How many records before the fence belong to the accounts seen.
    private var records: Int64 = 0
    /// What the accounts seen had at the fence.
    private var points = Points.zero

    init(fence: Fence) {
        self.fence = fence
    }

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        var states: [LedgerGroup.AccountState] = []
        var rows = 0
        try reader.forEachRow(
            """
            SELECT member_id, version, points, last_id, head, packed FROM account
            WHERE member_id > $1 ORDER BY member_id LIMIT $2
            """,
            [.integer(lastMember), .integer(Self.pageRows)]
        ) { row in
            rows += 1
            lastMember = try row.integer(0)
            report.members += 1
            if let state = try reading(&report, { try LedgerReader.account(row) }) {
                states.append(state)
            }
        }
        for state in states {
            try check(state, LedgerReader(reader), &report)
        }
        return rows == 0
    }

    private mutating func check(
        _ state: LedgerGroup.AccountState,
        _ ledger: LedgerReader,
        _ report: inout VerificationReport
    ) throws {
        let account = state.account
        let name = "the account of member \(account.member)"
        guard let last = state.head.id else { return }
        let history = try reading(&report) {
            try ledger.history(of: account.member, from: last, limit: account.version + 1)
        }
        guard let history else { return }
        var derived = Account(member: account.member)
        for record in history.reversed() {
            if fence.holds(record.id) {
                records += 1
                points += record.entry.points
            }
            do throws(Account.Mismatch) {
                try derived.apply(record.entry)
            } catch {
                report.find("\(name) cannot have record \(record.id.rawValue) next: \(error)")
                return
            }
        }
        if derived != account {
            report.find("\(name) is not what its \(history.count) records make of it")
        } else if derived.packed != account.packed {
            report.find("\(name) is packed in another way than it should be")
        }
        if history.first?.hash != state.head.hash {
            report.find("\(name) ends in another hash than its last record has")
        }
    }

    func finish(_ report: inout VerificationReport) {
        if records != fence.records {
            report.find(
                "the accounts hold \(records) of the \(fence.records) records of the journal"
            )
        }
        let told = fence.totals.points[.init(currency: .points, account: nil)] ?? .zero
        if points != told {
            report.find("the accounts sum to \(points) points, the total of members is \(told)")
        }
    }
}
