/// Which list is made; the raw values are the names under which lists are kept.
package enum ListKind: String, CaseIterable, Hashable, Sendable {
    /// What is known to the member and what is new, mixed.
    case blend
    /// What the member will buy next, known or new.
    case nextBasket = "next_basket"
    /// What the member never bought and will.
    case discovery
}
