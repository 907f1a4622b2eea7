package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore {
    /// Takes back every wish of a person, under whichever of its ids it was made.
    package func withdrawErasure(
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> KeyedOutcome<Bool>? {
        try await change { tx in
            let memberID = try tx.survivorID(of: memberID)
            try ErasedMembers.refuse(memberID, in: tx.writer)
            let row = try MemberRow.load(memberID, in: tx.writer, isLocked: true)
            guard let row, reach.contains(row.facts) else { return nil }
            return try tx.once(request, decode: { $0.first.map { $0 == 1 } }) {
                let isWithdrawn = try tx.withdrawErasure(of: memberID)
                return (isWithdrawn, [isWithdrawn ? 1 : 0])
            }
        }
    }

    /// The wishes of a part of the organisation, whoever has waited longest first.
    package func erasureWishes(
        in organisation: OrganisationPath,
        after position: ErasureWish.Position?,
        limit: Int
    ) async throws -> OrganisationPage<ErasureWish> {
        try await read { reader in
            var wishes: [ErasureWish] = []
            // Whoever has asked may have been merged since: then its survivor is told, to whom that
            // one belongs.
            try reader.forEachRow(
                """
                WITH RECURSIVE person (asked_id, member_id) AS (
                    SELECT member_id, member_id FROM erasure_requests
                    UNION
                    SELECT person.asked_id, members.survivor_id FROM person
                    JOIN members ON members.member_id = person.member_id
                    WHERE members.survivor_id IS NOT NULL
                )
                SELECT members.member_id, COALESCE(home, organisation), requested_by, reason,
                    requested_at, person.asked_id
                FROM erasure_requests
                JOIN person ON person.asked_id = erasure_requests.member_id
                JOIN members ON members.member_id = person.member_id AND survivor_id IS NULL
                WHERE \(OrganisationSchema.inside("COALESCE(home, organisation)"))
                    AND (requested_at > $3 OR requested_at = $3 AND person.asked_id > $4)
                ORDER BY requested_at, person.asked_id LIMIT $5
                """,
                Self.inside(organisation) + [
                    .integer(position?.requestedAt.microseconds ?? .min),
                    .integer(position?.askedID.rawValue ?? 0), .integer(Int64(limit) + 1),
                ]
            ) { row in wishes.append(try ErasureWish(row: row)) }
            return Self.page(wishes, limit)
        }
    }
}

extension IdentityTransaction {
    /// Whether there was a wish to take back.
    fileprivate func withdrawErasure(of memberID: MemberID) throws -> Bool {
        var count = 0
        for id in try MergedMembers.everyID(of: memberID, in: writer) {
            count += try writer.execute(
                "DELETE FROM erasure_requests WHERE member_id = $1",
                [.integer(id.rawValue)]
            )
        }
        return count > 0
    }
}

extension ErasureWish {
    fileprivate init(row: any RowView) throws {
        guard let home = OrganisationPath(try row.text(1)),
            let reason = ReasonText(try row.text(3))
        else { throw MemberStoreError.corrupt }
        self.init(
            memberID: try MemberID(stored: row.integer(0)),
            home: home,
            requestedBy: try row.text(2),
            reason: reason,
            position: Position(
                requestedAt: Timestamp(microseconds: try row.integer(4)),
                askedID: try MemberID(stored: row.integer(5))
            )
        )
    }
}
