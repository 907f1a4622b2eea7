internal import Primitives
internal import StorageCore

/// The right to sweep, which one process has at a time.
///
/// It only spares work: two that sweep at once, since a clock is wrong or one stood still beyond
/// its end, book nothing twice.
struct SweepLease {
    private static let name = "accounts"
    /// For how long it is taken each time.
    private static let time: Duration = .seconds(60)

    private let holder: String

    init(holder: String) {
        self.holder = holder
    }

    /// Takes the lease or holds on to it.
    ///
    /// - Returns: Whether we have it; `false` where another process does.
    func hold(now: Timestamp, in writer: any SQLWriter) throws(StorageError) -> Bool {
        let count = try writer.execute(
            """
            INSERT INTO sweep_lease (name, holder, ends_at) VALUES ($1, $2, $3)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
            WHERE sweep_lease.holder = excluded.holder OR sweep_lease.ends_at <= $4
            """,
            [
                .text(Self.name), .text(holder),
                .integer(now.advanced(by: Self.time).microseconds), .integer(now.microseconds),
            ]
        )
        return count == 1
    }

    /// Lets others have it.
    func release(now: Timestamp, in writer: any SQLWriter) throws(StorageError) {
        try writer.execute(
            "UPDATE sweep_lease SET ends_at = $3 WHERE name = $1 AND holder = $2",
            [.text(Self.name), .text(holder), .integer(now.microseconds)]
        )
    }
}
