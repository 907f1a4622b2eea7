/// Where rewards are booked: the ledger of points, as far as referrals need it.
///
/// Every function may be repeated with the same arguments, and moves something once. Each throws
/// where the ledger could not be asked: then it is asked again later.
package protocol RewardLedger: Sendable {
    /// Whether an order is paid and was not taken back.
    func stands(_ order: OrderReference) async throws -> Bool

    /// Books a reward.
    func book(_ reward: Referral.Reward, of referral: Referral) async throws -> LedgerAnswer

    /// Takes a booked reward back, whatever is left of it.
    func takeBack(_ reward: Referral.Reward, of referral: Referral) async throws -> LedgerAnswer
}

/// What the ledger says.
package enum LedgerAnswer: Hashable, Sendable {
    /// It is booked, by this entry.
    case booked(entryID: Int64)
    /// It will never be, for this reason.
    case refused(String)
}
