/// Where a member stands with the program.
///
/// The raw values are stored and are those of the `.proto` file: they never change.
package enum MemberState: Int, CaseIterable, Hashable, Sendable {
    /// As any other.
    case active = 1
    /// Held back while something is looked into; `MemberFacts.mayEarn` and `mayBurn` say what.
    case frozen = 2
    /// Ended by the member or by headquarters; everything earned stays on record.
    case closed = 3
    /// Found to be the same person as another member, whose id this one's now leads to.
    case merged = 4
    /// Erased: the key of its personal data is destroyed, and the entries of its ledger stay.
    case erased = 5
}

extension MemberState: CustomStringConvertible {
    package var description: String {
        switch self {
        case .active: "active"
        case .frozen: "frozen"
        case .closed: "closed"
        case .merged: "merged"
        case .erased: "erased"
        }
    }
}
