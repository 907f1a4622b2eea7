/// What speaks for an item: the kinds of reasons that a person can be told.
package enum Evidence: Int, CaseIterable, Hashable, Sendable {
    /// When the member last bought it, and how regularly.
    case rhythm
    /// How often the member buys it.
    case habit
    /// What the member buys of its kind, or of its maker.
    case kind
    /// What the member bought that is bought with it by others.
    case together
    /// How many buy it.
    case popular
    /// How many buy it, or try it, more lately than before.
    case trend
    /// How many buy it at the member's store.
    case store
    /// Its price, and what is taken off.
    case price
    /// A coupon the member has.
    case coupon
    /// What is known of the member, whatever the item.
    case member

    /// How many kinds there are.
    static let count = allCases.count
}

/// The numbers that rankers see of a member and an item, in their order.
package struct Feature: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// What it speaks of.
    package let evidence: Evidence

    private static func of(_ evidence: Evidence, _ names: String) -> [Feature] {
        names.split(separator: " ").map { Feature(name: String($0), evidence: evidence) }
    }

    /// All of them, as `EvidenceReader` writes them.
    package static let all: [Feature] =
        of(
            .habit,
            """
            own.lately own.month own.quarter own.fast own.slow own.days own.rate \
            own.month_by_trip own.quarter_by_trip own.to_best own.slow_of_group own.season \
            own.season_by_trip
            """
        )
        + of(
            .rhythm,
            """
            own.since own.trips own.gap own.due own.last_gap own.due_by_last own.variation \
            own.due_next own.due_by_all own.age own.pieces_last
            """
        )
        + of(.habit, "own.pieces own.share_of_group")
        + of(.price, "own.discounted")
        + of(
            .kind,
            """
            group.month group.fast group.days group.since group.gap group.due group.variety \
            group.trying group.passed group.slow wide.slow wide.month wide.since wide.due \
            wide.days department.share maker.month maker.days
            """
        )
        + of(
            .together,
            """
            together.season together.lately together.ever together.last together.to_best
            """
        )
        + of(
            .popular,
            """
            item.month item.quarter item.buyers item.repeats item.gap item.share_of_group \
            item.age
            """
        )
        + of(.trend, "item.lately item.rise item.first_buyers item.trying item.first_of_group")
        + of(.store, "store.share store.rise")
        + of(
            .price,
            """
            price.discount price.discounted price.discounted_ever price.rise price.paid \
            price.to_member price.own_brand
            """
        )
        + of(.coupon, "coupon.count coupon.used")
        + of(
            .member,
            """
            member.trips member.trips_lately member.size member.last_size member.since \
            member.gap member.due member.trying member.own_brand member.discounted \
            member.variety
            """
        )

    /// Per feature what it speaks of, as a number.
    static let evidenceNumbers = all.map { UInt8($0.evidence.rawValue) }

    /// Their names.
    package static let names = all.map(\.name)
}
