/// Why a command moves nothing.
///
/// Each command names those that it can meet in order of precedence. The raw values stand in the
/// journal: they never change.
package enum Refusal: UInt8, Error, CaseIterable, Hashable, Sendable {
    /// The program has no such currency.
    case currencyUnknown = 1
    /// It says that it happened further ahead of our clock than a clock may run.
    case tooFarAhead = 2
    /// Too little can be spent.
    case insufficientBalance = 3
    /// The account would hold more than it can.
    case balanceExceeded = 4
    /// The account has as many lots as it can.
    case lotsExhausted = 5
    /// The account has as many open holds as it can.
    case holdsExhausted = 6
    /// The deadline has passed already or lies further ahead than a hold may live.
    case deadlineOutOfRange = 7
    /// The member has no hold of this name.
    case holdNotFound = 8
    /// The hold was captured or released before.
    case holdResolved = 9
    /// The hold's deadline has passed.
    case holdLapsed = 10
    /// More was to be captured than is held.
    case holdExceeded = 11
    /// The member has no such entry.
    case entryNotFound = 12
    /// Entries of this kind cannot be taken back.
    case entryNotReversible = 13
    /// The entry belongs to an order and is taken back with it.
    case entryOfOrder = 14
    /// All of the entry was taken back before.
    case entryReversed = 15
    /// More was to be taken back than is left of the entry.
    case reversalExceeded = 16
    /// Members cannot give this currency to each other.
    case notTransferable = 17
    /// Giver and receiver are one member.
    case sameMember = 18
    /// The account has as many open proposals as it can.
    case proposalsExhausted = 19
    /// No such adjustment waits for a decision.
    case proposalNotFound = 20
    /// The one who proposed an adjustment cannot decide on it.
    case secondPersonRequired = 21
    /// The member owes less, or nothing.
    case debtExceeded = 22
    /// The members are one already.
    case alreadyMerged = 23
    /// The other member is not merged into this one.
    case notMerged = 24
    /// Open holds have points that would move.
    case holdsOpen = 25
    /// A named entry was not booked on the merged account since the merge, or cannot be assigned.
    case entryNotAssignable = 26
    /// Nothing has lapsed, passed its deadline or is to be announced.
    case nothingDue = 27
    /// The program has no such reason.
    case reasonUnknown = 28
    /// The activation does not lie before the expiry, or the expiry not after now.
    case termsOutOfRange = 29
    /// One command would give more than the program allows.
    case earnExceeded = 30
    /// The member is closed or erased, or frozen for earning.
    case memberMayNotEarn = 31
    /// The member is closed or erased, or frozen for burning.
    case memberMayNotBurn = 32

    /// Whether the refusal is kept under the command's key, so that a late copy of the command
    /// cannot move anything after its sender was told that nothing moved.
    ///
    /// Those that are not kept depend on something that comes by itself: a clock that catches up,
    /// an entry or hold whose own command is on its way.
    package var isRemembered: Bool {
        switch self {
        case .insufficientBalance, .balanceExceeded, .lotsExhausted, .holdsExhausted, .holdExceeded,
            .reversalExceeded, .debtExceeded, .proposalsExhausted:
            true
        case .currencyUnknown, .tooFarAhead, .deadlineOutOfRange, .holdNotFound, .holdResolved,
            .holdLapsed, .entryNotFound, .entryNotReversible, .entryOfOrder, .entryReversed,
            .notTransferable, .sameMember, .proposalNotFound, .secondPersonRequired,
            .alreadyMerged, .notMerged, .holdsOpen, .entryNotAssignable, .nothingDue,
            .reasonUnknown, .termsOutOfRange, .earnExceeded, .memberMayNotEarn,
            .memberMayNotBurn:
            false
        }
    }
}
