import Primitives
import RecommendationsDomain
import StorageCore

/// What happened to members of experiments that orders do not tell.
enum ExperimentOutcomes {
    /// Adds an outcome, and lets go of what the earliest ones make needless.
    ///
    /// - Returns: Whether its key is new.
    static func add(
        _ key: String,
        at moment: Timestamp,
        of member: MemberID,
        in name: String,
        _ writer: any SQLWriter
    ) throws -> Bool {
        let place: [SQLValue] = [.text(name), .integer(member.rawValue)]
        let count = try writer.execute(
            """
            INSERT INTO experiment_outcomes (name, member_id, outcome_key, happened_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT (name, member_id, outcome_key) DO NOTHING
            """,
            place + [.text(key), .integer(moment.microseconds)]
        )
        guard count > 0 else { return false }
        try writer.execute(
            """
            DELETE FROM experiment_outcomes WHERE name = $1 AND member_id = $2
            AND outcome_key NOT IN (SELECT outcome_key FROM experiment_outcomes
                WHERE name = $1 AND member_id = $2 ORDER BY happened_at, outcome_key LIMIT $3)
            """,
            place + [.integer(Int64(SQLExperimentsStore.outcomesMax))]
        )
        return true
    }

    /// Makes the clicks of a member's lists outcomes of the experiments that chose those lists.
    ///
    /// Lists and clicks come in any order: whichever comes second finds the other. A list is named
    /// once, by its earliest click; callers' own keys have no spaces.
    ///
    /// - Parameters:
    ///   - lists: By their numbers.
    ///   - member: Whose; not an id that was merged into another.
    ///   - writer: The transaction, in which the member is locked.
    /// - Throws: Where nothing was stored.
    static func takeClicks(
        of lists: Set<Int64>,
        of member: MemberID,
        in writer: any SQLWriter
    ) throws {
        var clicks: [(name: String, key: String, at: Timestamp)] = []
        // Not what came with a merge: that list was in the arm of another member.
        try writer.forEachRow(
            """
            SELECT s.experiment, s.list_id, min(b.at)
            FROM served_lists s
            JOIN behaviours b ON b.member_id = s.member_id AND b.list_id = s.list_id
            JOIN experiment_members m ON m.member_id = s.member_id AND m.name = s.experiment
            WHERE s.member_id = $1 AND s.list_id = $2 AND s.owner_id IS NULL
                AND s.experiment IS NOT NULL AND b.kind = $3 AND b.at >= m.exposed_at
            GROUP BY s.experiment, s.list_id
            """,
            each: lists.sorted().map { list in
                [
                    .integer(member.rawValue), .integer(list),
                    .integer(BehaviourKind.click.rawValue),
                ]
            }
        ) { _, row in
            clicks.append(
                (
                    try row.text(0), "list \(try row.integer(1))",
                    Timestamp(microseconds: try row.integer(2))
                )
            )
        }
        for click in clicks {
            _ = try add(click.key, at: click.at, of: member, in: click.name, writer)
        }
    }
}
