import Primitives
import StorageCore

/// What a member was offered, and which arms it was in.
enum MemberParts {
    /// Deletes it all; sums over members stay, but for what open offers have set aside.
    static func forget(_ member: MemberID, in writer: any SQLWriter) throws {
        let id = SQLValue.integer(member.rawValue)
        let offers = try writer.query(
            "SELECT offer_id FROM offer_makings WHERE member_id = $1 ORDER BY offer_id",
            [id]
        )
        for row in offers {
            let offer = SQLValue.text(try row.text(0))
            // Locked before it is looked at: somebody may be using the offer.
            _ = try writer.query(
                "SELECT made FROM offer_totals WHERE offer_id = $1 FOR UPDATE",
                [offer]
            )
            let open = try writer.integer(
                """
                SELECT benefit_fen FROM offer_makings
                WHERE member_id = $1 AND offer_id = $2 AND state = 1
                """,
                [id, offer]
            )
            try writer.execute(
                "UPDATE offer_totals SET reserved_fen = reserved_fen - $2 WHERE offer_id = $1",
                [offer, .integer(open ?? 0)]
            )
        }
        try writer.execute("DELETE FROM offer_makings WHERE member_id = $1", [id])
        try writer.execute("DELETE FROM experiment_members WHERE member_id = $1", [id])
        try writer.execute("DELETE FROM experiment_outcomes WHERE member_id = $1", [id])
    }
}
