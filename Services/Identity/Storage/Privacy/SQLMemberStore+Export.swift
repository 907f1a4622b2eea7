package import IdentityDomain
package import Primitives
internal import StorageCore

extension SQLMemberStore {
    /// Everything that is held about a member, from one snapshot, as ``PrivacyStore`` says.
    package func export(
        _ memberID: MemberID,
        reach: MemberReach
    ) async throws -> MemberExport? {
        let seal = seal
        return try await read { reader in
            let memberID = try MergedMembers.survivor(of: memberID, in: reader)
            try ErasedMembers.refuse(memberID, in: reader)
            guard let stored = try StoredMember.load(memberID, in: reader),
                reach.contains(stored.facts)
            else { return nil }
            return MemberExport(
                member: stored.member(try stored.opened(by: seal).record),
                profiles: try MergedMembers.everyID(of: memberID, in: reader).compactMap { id in
                    guard let stored = try StoredMember.load(id, in: reader) else { return nil }
                    let record = try stored.opened(by: seal).record
                    return try StoredProfile(of: id, in: reader)
                        .profile(stored.member(record), record)
                },
                orders: try StoredPurchases.load(memberID, in: reader).history.orders,
                erasureRequestedAt: try reader.integer(
                    "SELECT requested_at FROM erasure_requests WHERE member_id = $1",
                    [.integer(memberID.rawValue)]
                ).map(Timestamp.init(microseconds:)),
                realPersonChecks: try Self.realPersonChecks(of: memberID, in: reader),
                inviteCodes: try Self.inviteCodes(of: memberID, in: reader),
                invitation: try Self.invitation(of: memberID, in: reader),
                consents: MemberConsents(
                    history: try ConsentRows.history(of: memberID, in: reader),
                    quietHours: try ConsentRows.quietHours(of: memberID, in: reader),
                    isPersonalised: stored.facts.isPersonalised
                ),
                contacts: try ConsentRows.contacts(of: memberID, in: reader)
            )
        }
    }

    private static func realPersonChecks(
        of memberID: MemberID,
        in reader: any SQLReader
    ) throws -> [MemberExport.RealPersonRecord] {
        try reader.query(
            """
            SELECT checked_at, passed FROM real_person_checks
            WHERE member_id = $1 ORDER BY checked_at
            """,
            [.integer(memberID.rawValue)]
        ).map { row in
            MemberExport.RealPersonRecord(
                at: Timestamp(microseconds: try row.integer(0)),
                isPassed: try row.integer(1) == 1
            )
        }
    }

    private static func inviteCodes(
        of memberID: MemberID,
        in reader: any SQLReader
    ) throws -> [MemberExport.OwnCode] {
        try reader.query(
            "SELECT code, campaign, made_at FROM invite_codes WHERE member_id = $1 ORDER BY code",
            [.integer(memberID.rawValue)]
        ).map { row in
            guard let code = InviteCode(try row.text(0)) else { throw MemberStoreError.corrupt }
            return MemberExport.OwnCode(
                code: code,
                campaign: try row.text(1),
                madeAt: Timestamp(microseconds: try row.integer(2))
            )
        }
    }

    private static func invitation(
        of memberID: MemberID,
        in reader: any SQLReader
    ) throws -> MemberExport.Invitation? {
        try reader.first(
            "SELECT campaign, claimed_at FROM referrals WHERE invitee = $1",
            [.integer(memberID.rawValue)]
        ).map { row in
            MemberExport.Invitation(
                campaign: try row.text(0),
                claimedAt: Timestamp(microseconds: try row.integer(1))
            )
        }
    }
}
