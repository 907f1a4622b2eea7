import Primitives
import StorageCore

/// What queries ask of the directory of members, which lies in the same database.
enum DirectoryRows {
    /// Whether a row `d` lets itself be judged by what it did; gate 4 is the refusal.
    static let mayBeJudged = "(d.gates & 4) = 0"

    /// Whether a row `d` stands for itself, is a member, and lets itself be judged.
    static let isJudged = "d.survivor_id IS NULL AND d.state <= 2 AND \(mayBeJudged)"

    /// Those of some members who stand for themselves, are members and let themselves be judged,
    /// which nobody changes until the end of the transaction.
    ///
    /// - Throws: Where the database fails.
    static func lockJudged(
        _ members: some Sequence<MemberID>,
        in writer: any SQLWriter
    ) throws -> Set<MemberID> {
        // In one order for all, so that no two transactions wait for each other.
        let members = Set(members).sorted()
        var judged: Set<MemberID> = []
        try writer.forEachRow(
            """
            SELECT d.member_id FROM directory_members d
            WHERE d.member_id = $1 AND \(isJudged) FOR UPDATE
            """,
            each: members.map { [.integer($0.rawValue)] }
        ) { run, _ in judged.insert(members[run]) }
        return judged
    }
}
