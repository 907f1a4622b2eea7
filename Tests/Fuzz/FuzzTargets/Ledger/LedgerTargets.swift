import PointsDomain
import Primitives

extension FuzzTarget {
    /// Journal records: what is read is written back byte for byte.
    package static let journalRecord = FuzzTarget(
        "journal-record",
        seeds: LedgerSeeds.all.records
    ) { bytes in
        let id = JournalID(lane: 0, number: 1)
        let record: JournalRecord
        do throws(CorruptRecord) {
            record = try JournalRecord(id: id, previousID: nil, encoded: bytes, hash: .zero)
        } catch {
            return error.part
        }
        guard record.entry.isBalanced else { return "unbalanced" }
        let sealed = JournalRecord(
            id: id,
            entry: record.entry,
            lines: record.lines,
            after: .start,
            laneHead: .zero,
            hash: { _ in .zero }
        )
        try demand(sealed.encoded == bytes, "a record has two encodings")
        return "read \(record.entry.kind) \(record.entry.lotChanges.count)"
    }

    /// Accounts as their rows pack them: what is read is written back byte for byte.
    package static let packedAccount = FuzzTarget(
        "packed-account",
        seeds: LedgerSeeds.all.accounts
    ) { bytes in
        do throws(CorruptRecord) {
            let account = try Account(member: memberOne, version: 1 << 40, packed: bytes)
            guard account.packed == bytes else { return "two" }
            return "read \(account.pockets.count) \(account.pockets.first?.lots.count ?? 0)"
        } catch {
            return error.part
        }
    }

    private static let memberOne: MemberID = {
        guard let member = MemberID(rawValue: 1) else { preconditionFailure("1 is a member") }
        return member
    }()
}
