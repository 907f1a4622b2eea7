import IdentityDomain
import Primitives
import StorageCore

/// Whom ids lead to.
enum MergedMembers {
    /// The longest way that is followed: each step is a merge, and each merge adds an identity.
    private static let stepsMax = 2 * Member.identityCountMax

    /// The member that an id means: itself, or whoever it was merged into.
    ///
    /// - Throws: `corrupt` for a circle.
    static func survivor(of member: MemberID, in reader: any SQLReader) throws -> MemberID {
        var current = member
        for _ in 0..<stepsMax {
            let next = try reader.first(
                "SELECT survivor_id FROM members WHERE member_id = $1",
                [.integer(current.rawValue)]
            )?.integerOrNil(0)
            guard let next else { return current }
            current = try MemberID(stored: next)
        }
        throw MemberStoreError.corrupt
    }

    /// A member, and everybody who was merged into it, directly or not.
    static func everyID(of survivor: MemberID, in reader: any SQLReader) throws -> [MemberID] {
        var ids = [survivor]
        var index = 0
        while index < ids.count {
            try reader.forEachRow(
                """
                SELECT absorbed_id FROM merges
                WHERE survivor_id = $1 AND undone_at IS NULL ORDER BY merge_id
                """,
                [.integer(ids[index].rawValue)]
            ) { row in ids.append(try MemberID(stored: row.integer(0))) }
            index += 1
        }
        return ids
    }
}

extension IdentityTransaction {
    /// The member that an id means: itself, or whoever it was merged into.
    func survivorID(of member: MemberID) throws -> MemberID {
        try MergedMembers.survivor(of: member, in: writer)
    }
}

extension StoreVerifier {
    /// Whoever is merged has its one merge that stands, and no identity; erased or not.
    func verifyMerges(
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws {
        try reader.forEachRow(
            """
            SELECT members.member_id FROM members
            LEFT JOIN merges ON merges.absorbed_id = members.member_id
                AND merges.undone_at IS NULL
            WHERE (members.survivor_id IS NOT NULL OR merges.merge_id IS NOT NULL)
                AND (merges.merge_id IS NULL OR members.survivor_id IS NULL
                    OR members.survivor_id <> merges.survivor_id
                    OR members.state NOT IN (\(MemberState.merged.rawValue),
                        \(MemberState.erased.rawValue)))
            LIMIT $1
            """,
            [.integer(Int64(IdentityVerification.findingCountMax))]
        ) { row in
            verification.find("member \(try row.integer(0)) is not merged as its merges say")
        }
        let gap = try reader.integer(
            """
            SELECT count(*) FROM merge_operations
            WHERE number > (SELECT count(*) FROM merge_operations)
            """
        )
        if gap != 0 { verification.find("the merges and unmerges are not numbered without gaps") }
        let merged = try reader.query(
            "SELECT member_id FROM members WHERE survivor_id IS NOT NULL ORDER BY member_id"
        )
        for row in merged {
            let member = try MemberID(stored: row.integer(0))
            do {
                _ = try MergedMembers.survivor(of: member, in: reader)
            } catch MemberStoreError.corrupt {
                verification.find("member \(member) is merged in a circle")
            }
        }
    }
}
