/// What sort of name a channel knows a member by.
///
/// The raw values are stored and are those of the `.proto` file: they never change.
package enum IdentityKind: Int, CaseIterable, Hashable, Sendable {
    /// A telephone number.
    case phone = 1
    /// The number on a physical card.
    case card = 2
}

extension IdentityKind: CustomStringConvertible {
    package var description: String {
        switch self {
        case .phone: "phone"
        case .card: "card"
        }
    }
}
