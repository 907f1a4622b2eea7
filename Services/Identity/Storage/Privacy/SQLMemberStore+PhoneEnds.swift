internal import IdentityDomain
internal import Primitives
internal import StorageCore

extension SQLMemberStore {
    /// Makes the ends of phone numbers findable in a database from before there were such rows.
    func fillPhoneEnds() async throws {
        let isFilled = try await read { reader in
            try reader.first("SELECT 1 FROM phone_ends LIMIT 1") != nil
                || reader.first("SELECT 1 FROM members LIMIT 1") == nil
        }
        if isFilled { return }
        var last: Int64? = 0
        while let after = last {
            last = try await change { tx in
                let members = try tx.writer.query(
                    """
                    SELECT members.member_id FROM members
                    JOIN member_keys ON member_keys.member_id = members.member_id
                    WHERE members.member_id > $1 ORDER BY members.member_id LIMIT $2
                    """,
                    [.integer(after), .integer(Int64(Self.membersAtOnce))]
                ).map { try $0.integer(0) }
                for id in members {
                    guard let member = try tx.member(MemberID(stored: id)) else { continue }
                    try tx.replacePhoneEnds(member.record.phoneEnds, of: member.memberID)
                }
                return members.count == Self.membersAtOnce ? members.last : nil
            }
        }
    }

    private static let membersAtOnce = 500
}
