import IdentityDomain
import Primitives
import StorageCore

/// A review's row.
struct StoredReview: Sendable {
    let reviewID: Int64
    let first: MemberID
    let second: MemberID
    let cause: Review.Cause
    let state: Review.State
    let organisation: OrganisationPath
    let openedAt: Timestamp
    let decidedAt: Timestamp?
    let decidedBy: String?
    let sealedReason: [UInt8]?

    private static let columns = """
        review_id, first_id, second_id, cause, reviews.state, reviews.organisation, opened_at,
        decided_at, decided_by, sealed_reason
        """

    init(row: any RowView) throws {
        reviewID = try row.integer(0)
        first = try MemberID(stored: row.integer(1))
        second = try MemberID(stored: row.integer(2))
        guard let cause = Review.Cause(rawValue: try row.integer(3)),
            let state = Review.State(rawValue: try row.integer(4)),
            let organisation = OrganisationPath(try row.text(5))
        else { throw MemberStoreError.corrupt }
        self.cause = cause
        self.state = state
        self.organisation = organisation
        openedAt = Timestamp(microseconds: try row.integer(6))
        decidedAt = try row.integerOrNil(7).map { Timestamp(microseconds: $0) }
        decidedBy = try row.textOrNil(8)
        sealedReason = try row.blobOrNil(9)
    }

    /// A review, locked until the transaction ends; `nil` where there is none.
    static func load(_ reviewID: Int64, in reader: any SQLReader) throws -> StoredReview? {
        var review: StoredReview?
        try reader.forEachRow(
            "SELECT \(columns) FROM reviews WHERE review_id = $1 FOR UPDATE",
            [.integer(reviewID)]
        ) { row in review = try StoredReview(row: row) }
        return review
    }

    /// Reviews of which one member's home lies in a part of the organisation, the oldest first.
    static func load(
        in organisation: OrganisationPath,
        isDecidedIncluded: Bool,
        after: Int64?,
        countMax: Int,
        from reader: any SQLReader
    ) throws -> [StoredReview] {
        var reviews: [StoredReview] = []
        // '0' follows '/': between the two lie all paths below.
        try reader.forEachRow(
            """
            SELECT \(columns) FROM reviews
            WHERE review_id > $1 AND (reviews.state = 1 OR $2 = 1) AND EXISTS (
                SELECT 1 FROM members
                WHERE members.member_id IN (reviews.first_id, reviews.second_id)
                AND (coalesce(members.home, members.organisation) = $3
                    OR (coalesce(members.home, members.organisation) >= $4
                        AND coalesce(members.home, members.organisation) < $5))
            )
            ORDER BY review_id LIMIT $6
            """,
            [
                .integer(after ?? 0), .integer(isDecidedIncluded ? 1 : 0),
                .text(organisation.rawValue), .text(organisation.rawValue + "/"),
                .text(organisation.rawValue + "0"), .integer(Int64(countMax)),
            ]
        ) { row in reviews.append(try StoredReview(row: row)) }
        return reviews
    }

    /// Queues pairs that were never queued.
    static func insert(
        _ pairs: [DoubtfulPair],
        cause: Review.Cause,
        organisation: OrganisationPath,
        openedAt: Timestamp,
        random: () -> UInt64,
        in writer: any SQLWriter
    ) throws {
        for pair in pairs {
            try writer.execute(
                """
                INSERT INTO reviews
                (review_id, first_id, second_id, cause, state, organisation, opened_at)
                VALUES ($1, $2, $3, $4, 1, $5, $6) ON CONFLICT DO NOTHING
                """,
                [
                    .integer(MemberID(now: openedAt, random: random()).rawValue),
                    .integer(pair.first.rawValue), .integer(pair.second.rawValue),
                    .integer(cause.rawValue), .text(organisation.rawValue),
                    .integer(openedAt.microseconds),
                ]
            )
        }
    }

    /// The review with its reason opened, as far as the first member's key is still there.
    func opened(by seal: MemberSeal, in reader: any SQLReader) throws -> Review {
        let key = try StoredMember.load(first, in: reader)?.opened(by: seal).key
        var reason: ActReason?
        if let key, let sealedReason {
            reason = seal.openReason(sealedReason, "review \(reviewID)", of: first, key: key)
        }
        return Review(
            reviewID: reviewID,
            first: first,
            second: second,
            cause: cause,
            state: state,
            organisation: organisation,
            openedAt: openedAt,
            decidedAt: decidedAt,
            decidedBy: decidedBy,
            reason: reason
        )
    }
}
