import IdentityDomain
import Primitives
import StorageCore

extension IdentityTransaction {
    /// Decides about a claim with everything that must be known; writes nothing but the device.
    func carryOut(
        _ claim: ReferralClaim,
        program: ReferralProgram
    ) throws -> ReferralClaim.Outcome {
        // One claim at a time: two at once could close a ring that neither of them sees.
        _ = try writer.first("SELECT turn FROM referral_turns WHERE turn = 1 FOR UPDATE")
        let inviteeID = try MemberJoins.survivor(of: claim.invitee, in: writer)
        let day = Int64(program.zone.date(bookedAt).daysSinceEpoch)
        let tries = try writer.integer(
            "SELECT tries FROM referral_tries WHERE member_id = $1 AND day = $2",
            [.integer(claim.invitee.rawValue), .integer(day)]
        )
        let state = ReferralClaim.State(
            invitee: try invitee(inviteeID),
            inviteeID: inviteeID,
            inviter: try inviter(of: claim, inviteeID, day: day, program),
            triesToday: Int(tries ?? 0)
        )
        return claim.decide(state, zone: program.zone, now: bookedAt)
    }

    private func invitee(_ memberID: MemberID) throws -> ReferralClaim.State.Invitee? {
        guard let stored = try StoredMember.load(memberID, in: writer) else { return nil }
        let purchases = try StoredPurchases.load(memberID, in: writer)
        return ReferralClaim.State.Invitee(
            facts: stored.facts,
            registeredAt: stored.registeredAt,
            hasInviter: try !inviters(of: memberID).isEmpty,
            hasOrdered: purchases.firstPaidAt != nil
        )
    }

    private func inviter(
        of claim: ReferralClaim,
        _ inviteeID: MemberID,
        day: Int64,
        _ program: ReferralProgram
    ) throws -> ReferralClaim.State.Inviter? {
        let row = try writer.first(
            "SELECT member_id, campaign FROM invite_codes WHERE code = $1",
            [.text(claim.code.text)]
        )
        guard let row else { return nil }
        let owner = try MemberID(stored: row.integer(0))
        let memberID = try MemberJoins.survivor(of: owner, in: writer)
        guard let stored = try StoredMember.load(memberID, in: writer) else { return nil }
        var (claims, claimsToday): (Int64, Int64) = (0, 0)
        for id in try MemberJoins.everyID(of: memberID, in: writer) {
            claims += try count("inviter = $1", [.integer(id.rawValue)])
            claimsToday += try count(
                "inviter = $1 AND claimed_day = $2",
                [.integer(id.rawValue), .integer(day)]
            )
        }
        return ReferralClaim.State.Inviter(
            memberID: memberID,
            facts: stored.facts,
            campaign: program.campaign(try row.text(1)),
            sharesDevice: try shares(claim.device, inviteeID, memberID),
            ring: try ReferralRing.search(for: inviteeID, above: memberID, inviters: inviters),
            claimsToday: Int(claimsToday),
            claims: Int(claims)
        )
    }

    private func count(_ condition: String, _ arguments: [SQLValue]) throws -> Int64 {
        try writer.integer("SELECT count(*) FROM referrals WHERE \(condition)", arguments) ?? 0
    }

    /// Who has invited a member, or anybody who was merged into it: as they are now.
    private func inviters(of memberID: MemberID) throws -> [MemberID] {
        try MemberJoins.everyID(of: memberID, in: writer).compactMap { id in
            let inviter = try writer.integer(
                "SELECT inviter FROM referrals WHERE invitee = $1",
                [.integer(id.rawValue)]
            )
            return try inviter.map {
                try MemberJoins.survivor(of: MemberID(stored: $0), in: writer)
            }
        }
    }

    /// Whether the two have a device in common, the claim's own among them.
    private func shares(
        _ device: Redacted<String>?,
        _ invitee: MemberID,
        _ inviter: MemberID
    ) throws -> Bool {
        let invitees = try MemberJoins.everyID(of: invitee, in: writer)
        for inviter in try MemberJoins.everyID(of: inviter, in: writer) {
            if let device {
                let row = try writer.first(
                    """
                    SELECT member_id FROM referral_devices
                    WHERE device_index = $1 AND member_id = $2
                    """,
                    [.blob(context.lookUp.index(ofDevice: device)), .integer(inviter.rawValue)]
                )
                if row != nil { return true }
            }
            for invitee in invitees {
                let row = try writer.first(
                    """
                    SELECT own.member_id FROM referral_devices AS own
                    JOIN referral_devices AS other ON other.device_index = own.device_index
                    WHERE own.member_id = $1 AND other.member_id = $2 LIMIT 1
                    """,
                    [.integer(invitee.rawValue), .integer(inviter.rawValue)]
                )
                if row != nil { return true }
            }
        }
        return false
    }

    /// Writes a referral that was decided on.
    ///
    /// - Returns: Its id.
    func add(
        _ claim: ReferralClaim,
        _ inviter: MemberID,
        _ campaign: ReferralCampaign,
        _ zone: ZoneRules
    ) throws -> Int64 {
        let invitee = try MemberJoins.survivor(of: claim.invitee, in: writer)
        guard let stored = try StoredMember.load(invitee, in: writer) else {
            throw MemberStoreError.corrupt
        }
        try note(claim.device, of: invitee)
        let referral = Referral(
            // Made as the ids of members are: later ones are greater, and no sequence is needed.
            id: MemberID(now: bookedAt, random: context.environment.random()).rawValue,
            campaign: campaign.code,
            inviter: inviter,
            invitee: invitee,
            organisation: stored.facts.home,
            claimedAt: bookedAt
        )
        try write(
            """
            INSERT INTO referrals (referral_id, invitee, inviter, campaign, organisation,
                claimed_at, claimed_day, version, state, refusal, order_channel, order_id, paid_at,
                qualifies_at, inviter_amount, inviter_booking, inviter_entry, invitee_amount,
                invitee_booking, invitee_entry, giver, currency, rule_version, due_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                $18, $19, $20, $21, $22, $23) ON CONFLICT DO NOTHING
            """,
            [
                [
                    .integer(referral.id), .integer(invitee.rawValue),
                    .integer(inviter.rawValue), .text(campaign.code),
                    .text(referral.organisation.rawValue),
                    .integer(bookedAt.microseconds),
                    .integer(Int64(zone.date(bookedAt).daysSinceEpoch)),
                ] + referral.changingValues
            ]
        )
        return referral.id
    }

    /// Counts a wrong code.
    func noteTry(of memberID: MemberID, zone: ZoneRules) throws {
        try writer.execute(
            """
            INSERT INTO referral_tries (member_id, day, tries) VALUES ($1, $2, 1)
            ON CONFLICT (member_id) DO UPDATE SET
                tries = CASE WHEN referral_tries.day = excluded.day
                    THEN referral_tries.tries + 1 ELSE 1 END,
                day = excluded.day
            """,
            [
                .integer(memberID.rawValue),
                .integer(Int64(zone.date(bookedAt).daysSinceEpoch)),
            ]
        )
    }
}
