import PointsDomain
import Primitives

extension FuzzTarget {
    /// A record as the journal's encoding test pins it.
    private static let recordSeed: [UInt8] = bytes(
        ofHexadecimal: """
            01010106706f696e747301011818808085d4c7f3a40680f0a593fdf2a40603706f7301310d61636d
            652f6e6f7274682f7331066261736540310000000106697373756564170101180180f99f94fdf2a4
            060180f995cf84fda4060d61636d652f6e6f7274682f7331066261736540310102046d696c6b0564
            6169727903e4ba9101c413046d696c6b056461697279000063
            """
    )

    /// Journal records: what is read is written back byte for byte.
    package static let journalRecord = FuzzTarget("journal-record", seeds: [recordSeed]) { bytes in
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
        return "read \(record.lines?.count ?? -1) \(record.entry.lotChanges.count)"
    }

    /// Accounts as their rows pack them: what is read is written back byte for byte.
    package static let packedAccount = FuzzTarget(
        "packed-account",
        seeds: [
            [1, 0, 0],
            [1, 1, 10, 1, 6] + Array("points".utf8) + [30, 0, 0, 0, 2, 4] + Array("acme".utf8)
                + [6] + Array("base@1".utf8) + [2, 1, 10, 0, 0, 0, 0, 1, 1, 20, 3, 2, 5, 0, 1],
        ]
    ) { bytes in
        do throws(CorruptRecord) {
            let account = try Account(member: memberOne, version: 1, packed: bytes)
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

    private static func bytes(ofHexadecimal text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
