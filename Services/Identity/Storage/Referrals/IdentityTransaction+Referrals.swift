import IdentityDomain
import Primitives
import StorageCore

extension IdentityTransaction {
    /// Decides what an event makes of a referral, and writes it.
    ///
    /// The budget's row is written under the condition that enough is left: whatever comes at once,
    /// it is never exceeded.
    ///
    /// - Returns: The referral as it is then.
    @discardableResult
    func decide(
        _ event: ReferralEvent,
        of stored: StoredReferral,
        campaign: ReferralCampaign?,
        zone: ZoneRules
    ) throws -> Referral {
        let outcome = stored.referral.decide(event, campaign: campaign, zone: zone)
        guard case .changed(let referral, let budgetTaken) = outcome else { return stored.referral }
        if budgetTaken != 0 {
            let isTaken = try takeBudget(
                budgetTaken,
                of: referral.campaign,
                budget: campaign?.budget ?? .max
            )
            if !isTaken {
                return try decide(.budgetExhausted, of: stored, campaign: campaign, zone: zone)
            }
        }
        try write(
            """
            UPDATE referrals SET version = version + 1, state = $3, refusal = $4,
                order_channel = $5, order_id = $6, paid_at = $7, qualifies_at = $8,
                inviter_amount = $9, inviter_booking = $10, inviter_entry = $11,
                invitee_amount = $12, invitee_booking = $13, invitee_entry = $14,
                giver = $15, currency = $16, rule_version = $17, due_at = $18
            WHERE referral_id = $1 AND version = $2
            """,
            [[.integer(referral.id), .integer(stored.version)] + referral.changingValues]
        )
        return referral
    }

    /// Takes of a campaign's budget, or gives back to it.
    ///
    /// - Returns: Whether there was enough.
    private func takeBudget(_ amount: Int64, of campaign: String, budget: Int64) throws -> Bool {
        try writer.execute(
            """
            INSERT INTO referral_budgets (campaign, taken) VALUES ($1, 0)
            ON CONFLICT (campaign) DO NOTHING
            """,
            [.text(campaign)]
        )
        if amount < 0 {
            try write(
                "UPDATE referral_budgets SET taken = taken + $2 WHERE campaign = $1",
                [[.text(campaign), .integer(amount)]]
            )
            return true
        }
        let count = try writer.execute(
            """
            UPDATE referral_budgets SET taken = taken + $2
            WHERE campaign = $1 AND taken <= $3
            """,
            [.text(campaign), .integer(amount), .integer(budget - amount)]
        )
        return count == 1
    }

    /// A member has paid an order: what that means for whoever invited it.
    ///
    /// - Parameters:
    ///   - memberID: The member, or who it was merged into.
    ///   - event: The order.
    ///   - program: The program's campaigns.
    /// - Throws: `conflict` where another process has changed the referral meanwhile.
    func referralOrdered(
        by memberID: MemberID,
        _ event: ReferralEvent,
        program: ReferralProgram
    ) throws {
        for invitee in try MemberJoins.everyID(of: memberID, in: writer) {
            let row = try writer.first(
                "SELECT \(StoredReferral.columns) FROM referrals WHERE invitee = $1",
                [.integer(invitee.rawValue)]
            )
            guard let row else { continue }
            let stored = try StoredReferral(row: row)
            try decide(
                event,
                of: stored,
                campaign: program.campaign(stored.referral.campaign),
                zone: program.zone
            )
        }
    }

    /// An order came back whole: what that means for the referral that it decided about.
    func referralReversed(_ order: OrderReference, program: ReferralProgram) throws {
        let rows = try writer.query(
            """
            SELECT \(StoredReferral.columns) FROM referrals
            WHERE order_id = $1 AND order_channel = $2
            """,
            [.text(order.orderID), .text(order.channel)]
        )
        for row in rows {
            let stored = try StoredReferral(row: row)
            try decide(
                .orderReversed(order),
                of: stored,
                campaign: program.campaign(stored.referral.campaign),
                zone: program.zone
            )
        }
    }

    /// Notes which device a member has.
    func note(_ device: Redacted<String>?, of memberID: MemberID) throws {
        guard let device else { return }
        try writer.execute(
            """
            INSERT INTO referral_devices (device_index, member_id) VALUES ($1, $2)
            ON CONFLICT (device_index, member_id) DO NOTHING
            """,
            [.blob(context.lookUp.index(ofDevice: device)), .integer(memberID.rawValue)]
        )
    }
}
