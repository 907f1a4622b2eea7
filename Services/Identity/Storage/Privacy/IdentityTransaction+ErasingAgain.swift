import IdentityDomain
import Primitives
import StorageCore

extension IdentityTransaction {
    /// Erases a member that a restored backup has brought back, and nobody else.
    ///
    /// Where the backup has it merged with somebody who was not erased, the two were parted since:
    /// they are parted again first, so that neither keeps what is the other's.
    func eraseAgain(_ memberID: MemberID, noted: Set<MemberID>) throws {
        for merge in try standingMerges(
            "survivor_id = $1 OR absorbed_id = $1",
            [.integer(memberID.rawValue)]
        ) where !noted.contains(merge.survivor) || !noted.contains(merge.absorbed) {
            try part(merge)
        }
        _ = try eraseAlone(memberID)
    }

    /// Undoes a merge, and before it what was built upon it.
    private func part(_ merge: MemberMerge) throws {
        for later in try standingMerges(
            "absorbed_id = $1 OR (survivor_id = $1 AND merge_id > $2)",
            [.integer(merge.survivor.rawValue), .integer(merge.mergeID)]
        ) {
            try part(later)
        }
        // What was built upon it may have had this one undone.
        guard try StoredMerge.load(merge.mergeID, in: writer)?.undone == nil else { return }
        let request = try UnmergeRequest(
            mergeID: merge.mergeID,
            names: UnmergeRequest.Names(),
            act: ActDraft(
                organisation: merge.organisation.rawValue,
                reason: "undone after a restore: one of the two is erased",
                caller: "service:identity",
                idempotencyKey: "restore-\(merge.mergeID)"
            )
        )
        // A refusal leaves the other one merged: it is found by nothing then, but it is not erased.
        _ = try unmerge(request)
    }

    /// Merges that were not undone, the newest first.
    private func standingMerges(
        _ condition: StaticString,
        _ arguments: [SQLValue]
    ) throws -> [MemberMerge] {
        let rows = try writer.query(
            """
            SELECT merge_id FROM merges WHERE undone_at IS NULL AND (\(condition))
            ORDER BY merge_id DESC
            """,
            arguments
        )
        return try rows.compactMap { row in
            try StoredMerge.load(row.integer(0), in: writer)?.merge
        }
    }
}
