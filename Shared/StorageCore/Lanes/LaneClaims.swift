/// Numbers of writing lanes, of which no two living sessions have the same.
///
/// Whatever counts along a lane (records of a journal, ids of events) is unique over all processes
/// by the lane's number. On SQLite there is one lane, 0. On PostgreSQL a lane belongs to the
/// session that has claimed it, for as long as the server knows the session; what a session that
/// has ended leaves is claimed by the next that needs one, so that numbers do not run out. Claims
/// keep lanes apart for speed; who writes along a lane also guards its row, should two have the
/// same after all.
package enum LaneClaims {
    /// There are as many numbers as this.
    package static let numbersMax: Int64 = 1 << 15

    /// Makes the table; part of the migrations of every service that writes in lanes.
    package static let migration = Migration(
        "lane-claims-1-expand-claims",
        [
            """
            CREATE TABLE lane_claim (
                number INTEGER PRIMARY KEY CHECK (number >= 0 AND number < 32768),
                holder TEXT NOT NULL
            ) STRICT
            """
        ]
    )

    /// Takes a lane that no living session has.
    ///
    /// Claims go one after the other: a transaction sees the sessions as they were when it first
    /// asked for them, and would take one that has come and claimed since for one that has ended.
    /// So the row of lane 0 is locked before the sessions are asked for.
    ///
    /// - Parameter writer: A transaction of the session that will write along the lane, which has
    ///   not read the server's sessions yet.
    /// - Returns: Its number.
    /// - Throws: `conflict` where another session was faster; `full` where there is none left.
    package static func claim(in writer: any SQLWriter) throws(StorageError) -> Int64 {
        guard writer.dialect == .postgres else { return 0 }
        try writer.execute(
            "INSERT INTO lane_claim (number, holder) VALUES (0, '') ON CONFLICT DO NOTHING"
        )
        _ = try writer.first("SELECT number FROM lane_claim WHERE number = 0 FOR UPDATE")
        let session = try writer.first(
            """
            SELECT pid || '/' || backend_start FROM pg_stat_activity
            WHERE pid = pg_backend_pid()
            """
        )
        guard let session else {
            throw StorageError(.other, "the server does not know the session that asks it")
        }
        let holder = SQLValue.text(try session.text(0))
        let free = try writer.integer(
            """
            SELECT number FROM lane_claim WHERE NOT EXISTS (
                SELECT 1 FROM pg_stat_activity AS session
                WHERE session.pid || '/' || session.backend_start = lane_claim.holder
            )
            ORDER BY number LIMIT 1
            """
        )
        if let free {
            try writer.execute(
                "UPDATE lane_claim SET holder = $2 WHERE number = $1",
                [.integer(free), holder]
            )
            return free
        }
        let next = try writer.integer("SELECT max(number) + 1 FROM lane_claim") ?? 0
        guard next < numbersMax else {
            throw StorageError(.full, "all \(numbersMax) lanes are held by living sessions")
        }
        let count = try writer.execute(
            "INSERT INTO lane_claim (number, holder) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            [.integer(next), holder]
        )
        guard count == 1 else {
            throw StorageError(.conflict, "another session has claimed lane \(next)")
        }
        return next
    }
}
