package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore: ReferralsStore {
    package func inviteCode(
        of memberID: MemberID,
        in campaign: ReferralCampaign,
        device: Redacted<String>?
    ) async throws -> InviteCode? {
        let known = try await read { reader -> InviteCode? in
            let memberID = try MemberJoins.survivor(of: memberID, in: reader)
            return try Self.code(of: memberID, in: campaign.code, reader)
        }
        // Whom an app asks for again and again needs no turn of the writer.
        if let known, device == nil { return known }
        return try await change { transaction in
            let memberID = try MemberJoins.survivor(of: memberID, in: transaction.writer)
            let stored = try StoredMember.load(memberID, in: transaction.writer)
            guard stored?.facts.state == .active else { return nil }
            try transaction.note(device, of: memberID)
            if let code = try Self.code(of: memberID, in: campaign.code, transaction.writer) {
                return code
            }
            let code = InviteCode(random: transaction.context.environment.random)
            // A code that somebody has, or that was made meanwhile: everything is done anew.
            try transaction.write(
                """
                INSERT INTO invite_codes (code, member_id, campaign, made_at)
                VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
                """,
                [
                    [
                        .text(code.text), .integer(memberID.rawValue), .text(campaign.code),
                        .integer(transaction.bookedAt.microseconds),
                    ]
                ]
            )
            return code
        }
    }

    private static func code(
        of memberID: MemberID,
        in campaign: String,
        _ reader: any SQLReader
    ) throws -> InviteCode? {
        let row = try reader.first(
            "SELECT code FROM invite_codes WHERE member_id = $1 AND campaign = $2",
            [.integer(memberID.rawValue), .text(campaign)]
        )
        guard let row else { return nil }
        guard let code = InviteCode(try row.text(0)) else { throw MemberStoreError.corrupt }
        return code
    }

    package func claim(
        _ claim: ReferralClaim,
        as request: KeyedRequest,
        program: ReferralProgram
    ) async throws -> KeyedOutcome<ClaimAnswer> {
        try await change { transaction in
            var refusal: ReferralClaim.Outcome?
            let outcome = try transaction.once(request, decode: ClaimAnswer.init(packed:)) {
                let decided = try transaction.carryOut(claim, program: program)
                guard case .claimed(let inviter, let campaign) = decided else {
                    refusal = decided
                    return nil
                }
                let answer = ClaimAnswer.claimed(
                    referralID: try transaction.add(claim, inviter, campaign, program.zone),
                    campaign: campaign.code
                )
                return (answer, answer.packed ?? [])
            }
            if let outcome { return outcome }
            guard let refusal else { preconditionFailure("a claim had no outcome") }
            if refusal == .codeUnknown {
                try transaction.noteTry(of: claim.invitee, zone: program.zone)
            }
            return .decided(.refused(refusal))
        }
    }

    package func referrals(
        of inviter: MemberID,
        before: Int64?,
        countMax: Int
    ) async throws -> [Referral] {
        try await read { reader in
            var referrals: [Referral] = []
            for memberID in try MemberJoins.everyID(of: inviter, in: reader) {
                try reader.forEachRow(
                    """
                    SELECT \(StoredReferral.columns) FROM referrals
                    WHERE inviter = $1 AND referral_id < $2
                    ORDER BY referral_id DESC LIMIT $3
                    """,
                    [
                        .integer(memberID.rawValue), .integer(before ?? .max),
                        .integer(Int64(countMax)),
                    ]
                ) { row in referrals.append(try StoredReferral(row: row).referral) }
            }
            return Array(referrals.sorted { $0.id > $1.id }.prefix(countMax))
        }
    }

    package func dueReferrals(now: Timestamp, countMax: Int) async throws -> [Referral] {
        try await read { reader in
            try reader.query(
                """
                SELECT \(StoredReferral.columns) FROM referrals
                WHERE due_at <= $1 ORDER BY due_at, referral_id LIMIT $2
                """,
                [.integer(now.microseconds), .integer(Int64(countMax))]
            ).map { try StoredReferral(row: $0).referral }
        }
    }

    @discardableResult
    package func note(
        _ event: ReferralEvent,
        of referralID: Int64,
        program: ReferralProgram
    ) async throws -> Referral? {
        try await change { transaction in
            guard let stored = try StoredReferral.load(referralID, in: transaction.writer) else {
                return nil
            }
            return try transaction.decide(
                event,
                of: stored,
                campaign: program.campaign(stored.referral.campaign),
                zone: program.zone
            )
        }
    }

    package func postpone(_ referralID: Int64, until moment: Timestamp) async throws {
        _ = try await change { transaction in
            // Where another process has noted something meanwhile there is nothing to wait for.
            try transaction.writer.execute(
                "UPDATE referrals SET due_at = $2 WHERE referral_id = $1 AND due_at < $2",
                [.integer(referralID), .integer(moment.microseconds)]
            )
        }
    }

    package func mayEarn(_ memberID: MemberID) async throws -> Bool {
        try await read { reader in
            let survivor = try MemberJoins.survivor(of: memberID, in: reader)
            return try StoredMember.load(survivor, in: reader)?.facts.earnsNow ?? false
        }
    }
}
