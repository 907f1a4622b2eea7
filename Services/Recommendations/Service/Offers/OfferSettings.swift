package import Primitives
package import RecommendationsDomain

/// How offers are made, beyond what each offer says.
package struct OfferSettings: Hashable, Sendable {
    /// The share of members that gets none, so that it can be seen what offers change; between 0
    /// and 1.
    package var heldOut = 0.1
    /// How much likelier a member is assumed to buy because of an offer of which nothing is known.
    package var assumedUplift = 0.005
    /// How many offers are made to a member within seven days.
    package var weekMax = 3

    /// The usual ones.
    package init() {}
}

/// The program's calendar.
package struct LocalCalendar: Sendable {
    /// The local day of a moment.
    package let day: @Sendable (Timestamp) -> Day
    /// The moment at which a local day ends, and the next one begins.
    package let end: @Sendable (Day) -> Timestamp

    /// Takes both ways.
    package init(
        day: @escaping @Sendable (Timestamp) -> Day,
        end: @escaping @Sendable (Day) -> Timestamp
    ) {
        self.day = day
        self.end = end
    }
}
