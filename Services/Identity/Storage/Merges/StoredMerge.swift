import IdentityDomain
import Primitives
import StorageCore

/// A merge's row.
struct StoredMerge: Sendable {
    let merge: MemberMerge
    let gain: MergeGain
    let absorbedState: MemberState
    let mergedBy: String
    let sealedReason: [UInt8]
    let undone: (by: String, at: Timestamp, sealedReason: [UInt8]?)?

    private static let columns = """
        merge_id, survivor_id, absorbed_id, organisation, merged_at, gain, absorbed_state,
        merged_by, sealed_reason, undone_by, undone_at, sealed_undone_reason
        """

    init(row: any RowView) throws {
        let mergeID = try row.integer(0)
        guard mergeID > 0, let organisation = OrganisationPath(try row.text(3)),
            let gain = MergeGain(text: try row.text(5)),
            let state = MemberState(rawValue: Int(try row.integer(6)))
        else { throw MemberStoreError.corrupt }
        merge = MemberMerge(
            mergeID: mergeID,
            survivor: try MemberID(stored: row.integer(1)),
            absorbed: try MemberID(stored: row.integer(2)),
            organisation: organisation,
            mergedAt: Timestamp(microseconds: try row.integer(4))
        )
        self.gain = gain
        absorbedState = state
        mergedBy = try row.text(7)
        sealedReason = try row.blob(8)
        let reason = try row.blobOrNil(11)
        if let by = try row.textOrNil(9), let at = try row.integerOrNil(10) {
            undone = (by, Timestamp(microseconds: at), reason)
        } else {
            undone = nil
        }
    }

    /// A merge; `nil` where there is none.
    static func load(_ mergeID: Int64, in reader: any SQLReader) throws -> StoredMerge? {
        try load("merge_id = $1", [.integer(mergeID)], countMax: 1, in: reader).first
    }

    /// Merges, the newest first.
    static func load(
        _ condition: StaticString,
        _ arguments: [SQLValue],
        countMax: Int,
        in reader: any SQLReader
    ) throws -> [StoredMerge] {
        var merges: [StoredMerge] = []
        try reader.forEachRow(
            """
            SELECT \(columns) FROM merges WHERE \(condition)
            ORDER BY merge_id DESC LIMIT $\(arguments.count + 1)
            """,
            arguments + [.integer(Int64(countMax))]
        ) { row in merges.append(try StoredMerge(row: row)) }
        return merges
    }

    /// The merge with its reasons opened, as far as the survivor's key is still there.
    func recorded(by seal: MemberSeal, in reader: any SQLReader) throws -> RecordedMerge {
        let stored = try StoredMember.load(merge.survivor, in: reader)
        let key = try stored?.opened(by: seal).key
        func reason(_ sealed: [UInt8]?, _ label: String) -> ActReason? {
            guard let key, let sealed else { return nil }
            return seal.openReason(sealed, label, of: merge.survivor, key: key)
        }
        return RecordedMerge(
            merge: merge,
            made: .init(
                caller: mergedBy,
                at: merge.mergedAt,
                reason: reason(sealedReason, "merge \(merge.mergeID)")
            ),
            undone: undone.map { undone in
                .init(
                    caller: undone.by,
                    at: undone.at,
                    reason: reason(undone.sealedReason, "unmerge \(merge.mergeID)")
                )
            }
        )
    }
}
