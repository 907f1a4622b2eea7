package import Primitives

/// What happened to members, as far as it moves what they bought and did.
package enum MemberNews: Hashable, Sendable {
    /// What a member bought is another's from now on, and so is what is sent for its id.
    case merged(MemberID, into: MemberID, mergeID: Int64)
    /// That was undone: the orders that were the member's are its own again, and so are those that
    /// are named.
    case unmerged(MemberID, from: MemberID, mergeID: Int64, orders: [OrderKey])
    /// What is known of a member must go.
    case erased(MemberID)
    /// A member does not agree, or not any more, that what it does besides buying is recorded: what
    /// was recorded must go.
    case withdrew(MemberID)

    /// Whether it changes whose orders are, or whose may be kept.
    package var movesPurchases: Bool {
        switch self {
        case .merged, .unmerged, .erased: true
        case .withdrew: false
        }
    }
}
