package import Primitives

/// Where invitations are kept: what the service needs of a store.
///
/// Every function throws ``MemberStoreError`` and nothing else.
package protocol ReferralsStore: Sendable {
    /// The code of a member in a campaign, made where there is none; `nil` for a member who is not
    /// active.
    func inviteCode(
        of memberID: MemberID,
        in campaign: ReferralCampaign,
        device: Redacted<String>?
    ) async throws -> InviteCode?

    /// Carries a claim out once.
    func claim(
        _ claim: ReferralClaim,
        as request: KeyedRequest,
        program: ReferralProgram
    ) async throws -> KeyedOutcome<ClaimAnswer>

    /// What became of a member's invitations, newest first.
    ///
    /// - Parameters:
    ///   - inviter: Who invited.
    ///   - before: Only those with a smaller id; `nil` for all.
    ///   - countMax: The most that are returned.
    /// - Returns: The invitations that were taken up.
    /// - Throws: ``MemberStoreError``.
    func referrals(
        of inviter: MemberID,
        before: Int64?,
        countMax: Int
    ) async throws -> [Referral]

    /// What a campaign brought among the members of a unit and below it.
    func results(
        of campaign: ReferralCampaign,
        in organisation: OrganisationPath
    ) async throws -> ReferralResults

    /// Referrals for which there is something to do, those that waited longest first: a return
    /// window is over, or the ledger is to be asked.
    func dueReferrals(now: Timestamp, countMax: Int) async throws -> [Referral]

    /// Notes what happened to a referral.
    ///
    /// - Returns: The referral as it is then; `nil` for an unknown one.
    @discardableResult
    func note(
        _ event: ReferralEvent,
        of referralID: Int64,
        program: ReferralProgram
    ) async throws -> Referral?

    /// Lets a referral wait: the ledger could not be asked.
    func postpone(_ referralID: Int64, until moment: Timestamp) async throws

    /// Whether a member may earn now; a merged one where its survivor may.
    func mayEarn(_ memberID: MemberID) async throws -> Bool
}

/// What a campaign brought.
package struct ReferralResults: Hashable, Sendable {
    /// How many referrals there are in each state.
    package var states: [Referral.State: Int] = [:]
    /// Why referrals earned nothing.
    package var refusals: [Referral.Refusal: Int] = [:]
    /// What was booked and not taken back.
    package var rewarded: Int64 = 0
    /// What of the campaign's budget is taken, everywhere.
    package var budgetTaken: Int64 = 0

    /// Nothing yet.
    package init() {}
}
