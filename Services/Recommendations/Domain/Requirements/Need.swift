/// What a product needs of a requirement that it does not meet.
struct Need: Hashable {
    /// How the requirement would have to change.
    enum Kind: UInt8 {
        /// Accept a value besides.
        case accept
        /// Exclude some values no longer.
        case allow
        /// A higher upper bound.
        case raise
        /// A lower lower bound.
        case lower
        /// Do without it.
        case drop
    }

    let kind: Kind
    /// The value's number, the excluded values' bits, or the new bound.
    let number: Int64

    /// Nothing less helps.
    static let drop = Need(kind: .drop, number: 0)

    /// Whether it is the same change, or a part of the other.
    func isWithin(_ other: Need) -> Bool {
        if other.kind == .drop { return true }
        guard kind == other.kind else { return false }
        return switch kind {
        case .accept, .drop: number == other.number
        case .allow: number & other.number == number
        case .raise: number <= other.number
        case .lower: number >= other.number
        }
    }

    /// What is lost where this is done to a requirement, and how far it moves a bound.
    ///
    /// An additive utility (von Winterfeldt and Edwards 1986): a requirement that goes loses its
    /// weight, a value that is accepted besides half of it, values that are allowed half of it by
    /// their share of those excluded, and a bound moved by d from b the share d / (d + |b|).
    func loss(of requirement: Requirement) -> (utility: Double, distance: UInt128) {
        let weight = Double(requirement.weight)
        switch (kind, requirement.condition) {
        case (.accept, _):
            return (weight / 2, 0)
        case (.allow, .noneOf(_, let values)):
            return (weight / 2 * Double(number.nonzeroBitCount) / Double(values.count), 0)
        case (.raise, .within(_, _, let bound?)), (.lower, .within(_, let bound?, _)):
            let distance = (Int128(number) - Int128(bound)).magnitude
            let moved = Double(distance)
            return (weight * moved / (moved + Double(bound.magnitude)), distance)
        default:
            return (weight, 0)
        }
    }
}
