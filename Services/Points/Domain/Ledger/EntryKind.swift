/// What sort of operation an entry books.
package enum EntryKind: UInt8, CaseIterable, Hashable, Sendable {
    /// Something given: for an order, an interaction, a payment.
    case earn = 1
    /// An earlier entry taken back, in part or whole.
    case reversal = 2
    /// Something spent.
    case burn = 3
    /// Something set aside.
    case hold = 4
    /// Of what was set aside, a part or all spent, and the rest given free.
    case capture = 5
    /// What was set aside given free.
    case release = 6
    /// Given to another member.
    case transferOut = 7
    /// Received from another member.
    case transferIn = 8
    /// Put right by hand, up or down.
    case adjustment = 9
    /// Lapsed.
    case expiry = 10
    /// A debt forgiven.
    case writeOff = 11
    /// All that the account had, moved to the member that it was merged into.
    case mergeOut = 12
    /// All that another account had, moved here.
    case mergeIn = 13
    /// What came with a merge, moved back.
    case unmergeOut = 14
    /// What had gone with a merge, come back.
    case unmergeIn = 15
    /// An adjustment that waits for a second person; nothing moves.
    case proposal = 16
    /// A proposed adjustment turned down; nothing moves.
    case rejection = 17
    /// The member is to be told of what lapses soon; nothing moves.
    case notice = 18
    /// The member was told; nothing moves.
    case noticeDelivered = 19
    /// A command refused for good; nothing moves.
    case refusal = 20
    /// A fact about the member that rules depend on; nothing moves.
    case fact = 21

    /// Whether it is one of what happened to a member's money, rather than a note beside it.
    package var isMovement: Bool {
        switch self {
        case .earn, .reversal, .burn, .hold, .capture, .release, .transferOut, .transferIn,
            .adjustment, .expiry, .writeOff, .mergeOut, .mergeIn, .unmergeOut, .unmergeIn:
            true
        case .proposal, .rejection, .notice, .noticeDelivered, .refusal, .fact:
            false
        }
    }

    /// Whether it keeps idle points alive: the member did something, or got an account whose points
    /// must not lapse by the other one's idleness.
    package var isActivity: Bool {
        switch self {
        case .earn, .burn, .capture, .transferOut, .transferIn, .mergeIn, .unmergeIn:
            true
        case .reversal, .hold, .release, .adjustment, .expiry, .writeOff, .mergeOut, .unmergeOut,
            .proposal, .rejection, .notice, .noticeDelivered, .refusal, .fact:
            false
        }
    }
}
