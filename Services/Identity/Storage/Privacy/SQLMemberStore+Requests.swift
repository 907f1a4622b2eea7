import Primitives
import StorageCore

extension SQLMemberStore {
    /// Forgets requests that are too old to come again; a repeat of one is carried out anew.
    ///
    /// - Parameters:
    ///   - age: How long a request is recognised when it comes again.
    ///   - countMax: The most that go in one transaction, above 0.
    /// - Returns: How many were forgotten; fewer than `countMax` where none is left.
    /// - Throws: `MemberStoreError`.
    package func forgetRequests(olderThan age: Duration, countMax: Int) async throws -> Int {
        precondition(countMax > 0, "nothing would ever be forgotten: \(countMax)")
        return try await change { tx in
            let end = tx.bookedAt.advanced(byMicroseconds: -age.microseconds)
            return try tx.writer.execute(
                """
                DELETE FROM keyed_requests WHERE request_index IN (
                    SELECT request_index FROM keyed_requests WHERE booked_at < $1
                    ORDER BY booked_at LIMIT $2
                )
                """,
                [.integer(end.microseconds), .integer(Int64(countMax))]
            )
        }
    }
}
