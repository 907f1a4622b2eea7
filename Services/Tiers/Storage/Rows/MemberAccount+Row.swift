import Primitives
import StorageCore
import TiersDomain

extension MemberAccount {
    static let columns = """
        member_id, registered_at, entry_count, change_count, checkpoint_at, tier_rank, since,
        kept_through_year, window_year, window_growth, booked_through, review_at, due_at
        """

    /// Opens an account, unless another process has.
    static let insert = """
        INSERT INTO tier_members (\(columns))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (member_id) DO NOTHING
        """

    static let upsert = """
        INSERT INTO tier_members (\(columns))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (member_id) DO UPDATE SET registered_at = excluded.registered_at,
        entry_count = excluded.entry_count, change_count = excluded.change_count,
        checkpoint_at = excluded.checkpoint_at, tier_rank = excluded.tier_rank,
        since = excluded.since, kept_through_year = excluded.kept_through_year,
        window_year = excluded.window_year, window_growth = excluded.window_growth,
        booked_through = excluded.booked_through, review_at = excluded.review_at,
        due_at = excluded.due_at
        """

    init(row: any RowView) throws(StorageError) {
        guard let memberID = MemberID(rawValue: try row.integer(0)) else {
            throw StorageError(.corrupt, "an account of tiers has no member")
        }
        self.init(
            memberID: memberID,
            bookedThrough: Timestamp(microseconds: try row.integer(10))
        )
        registeredAt = try row.timeOrNil(1)
        entryCount = try row.integer(2)
        changeCount = try row.integer(3)
        checkpoint = TierFold(
            at: Timestamp(microseconds: try row.integer(4)),
            rank: Int(try row.integer(5)),
            since: try row.timeOrNil(6),
            keptThroughYear: try row.integerOrNil(7).map { Int($0) },
            windowYear: Int(try row.integer(8)),
            windowGrowth: Growth(try row.integer(9))
        )
        reviewAt = try row.timeOrNil(11)
        dueAt = try row.timeOrNil(12)
    }

    var row: [SQLValue] {
        [
            .integer(memberID.rawValue), SQLValue(registeredAt?.microseconds),
            .integer(entryCount), .integer(changeCount), .integer(checkpoint.at.microseconds),
            .integer(Int64(checkpoint.rank)), SQLValue(checkpoint.since?.microseconds),
            SQLValue(checkpoint.keptThroughYear.map { Int64($0) }),
            .integer(Int64(checkpoint.windowYear)), .integer(checkpoint.windowGrowth.rawValue),
            .integer(bookedThrough.microseconds), SQLValue(reviewAt?.microseconds),
            SQLValue(dueAt?.microseconds),
        ]
    }
}

extension RowView {
    func timeOrNil(_ index: Int) throws(StorageError) -> Timestamp? {
        try integerOrNil(index).map { Timestamp(microseconds: $0) }
    }

    func time(_ index: Int) throws(StorageError) -> Timestamp {
        Timestamp(microseconds: try integer(index))
    }
}
