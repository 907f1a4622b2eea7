/// What a claim is told.
package enum ClaimAnswer: Hashable, Sendable {
    /// It was taken up.
    case claimed(referralID: Int64, campaign: String)
    /// It was not.
    case refused(ReferralClaim.Outcome)

    /// What is remembered of it, for repeats of the request; `nil` for a refusal, which is not.
    package var packed: [UInt8]? {
        guard case .claimed(let referralID, let campaign) = self else { return nil }
        var writer = CompactWriter()
        writer.write(referralID)
        writer.write(campaign)
        return writer.bytes
    }

    /// Reads an answer back; fails for anything that ``packed`` does not make.
    package init?(packed bytes: [UInt8]) {
        var reader = CompactReader(bytes)
        guard let referralID = reader.signed(), let campaign = reader.text(), reader.isAtEnd else {
            return nil
        }
        self = .claimed(referralID: referralID, campaign: campaign)
    }
}
