internal import Primitives

/// Why an entry was made; every entry has a reason.
///
/// A program may have reasons of its own beside those named here.
package struct ReasonCode: Hashable, Sendable {
    /// The code: 1 to 32 characters out of `a`–`z`, `0`–`9` and `_`.
    package let code: String

    /// The longest code, in bytes.
    package static let byteCountMax = 32

    /// A paid order.
    package static let orderPaid = ReasonCode(unchecked: "order_paid")
    /// The goods came back.
    package static let returned = ReasonCode(unchecked: "returned")
    /// The order, or what was asked for, was called off.
    package static let cancelled = ReasonCode(unchecked: "cancelled")
    /// What was booked was wrong.
    package static let corrected = ReasonCode(unchecked: "corrected")
    /// It lapsed.
    package static let expired = ReasonCode(unchecked: "expired")
    /// A hold's deadline has passed.
    package static let holdTimeout = ReasonCode(unchecked: "hold_timeout")
    /// The member's tier has changed.
    package static let tierChanged = ReasonCode(unchecked: "tier_changed")
    /// It will lapse soon.
    package static let expiresSoon = ReasonCode(unchecked: "expires_soon")

    /// The reasons that a client may give in every program.
    package static let standard: Set<ReasonCode> = Set(
        [
            "returned", "cancelled", "corrected", "promotion", "interaction", "goodwill",
            "redemption", "payment", "top_up", "bonus", "gift", "partner", "opening_balance",
            "fraud", "uncollectable", "same_person", "not_same_person", "reminded",
            "tier_changed",
        ].map(ReasonCode.init(unchecked:))
    )
    /// The reasons for which an order may be taken back.
    package static let reversals: [ReasonCode] = [.returned, .cancelled, .corrected]

    private init(unchecked code: String) {
        self.code = code
    }

    /// Takes a code from outside or from disk; anything else than said makes `nil`.
    package init?(_ code: String) {
        guard isCodeName(code, byteCountMax: Self.byteCountMax) else { return nil }
        self.code = code
    }
}
