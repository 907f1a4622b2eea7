internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Goes through what is noted as taken back: no more of an entry than there is to it.
///
/// That it is what the journal takes back, the accounts' pass sums up.
struct ReversedPass: VerificationPass {
    private static let pageRows: Int64 = 256

    private var last: Int64 = 0

    mutating func readPage(
        _ reader: any SQLReader,
        _ report: inout VerificationReport
    ) throws -> Bool {
        var rows: [(id: Int64, member: Int64, amount: Amount)] = []
        try reader.forEachRow(
            """
            SELECT target_id, member_id, amount FROM reversed
            WHERE target_id > $1 ORDER BY target_id LIMIT $2
            """,
            [.integer(last), .integer(Self.pageRows)]
        ) { row in
            last = try row.integer(0)
            rows.append((last, try row.integer(1), Amount(try row.integer(2))))
        }
        let keys: [LedgerReader.RecordKey] = rows.compactMap { row in
            guard let id = JournalID(rawValue: row.id), let member = MemberID(rawValue: row.member)
            else { return nil }
            return (id, member)
        }
        let ledger = LedgerReader(reader)
        let records = try reading(&report) { try ledger.records(keys) } ?? [:]
        for row in rows {
            guard let entry = JournalID(rawValue: row.id).flatMap({ records[$0] })?.entry else {
                report.find("record \(row.id) is noted as taken back and its member has none such")
                continue
            }
            if row.amount > max(entry.gross, -entry.gross) {
                report.find("more of record \(row.id) is noted as taken back than there was")
            }
        }
        return rows.isEmpty
    }

    func finish(_ report: inout VerificationReport) {}
}
