package import Primitives

/// What a member has of one currency.
package struct Pocket: Hashable, Sendable {
    /// What ever happened to a pocket, in sums of points that never fall.
    package struct Lifetime: Hashable, Sendable {
        /// Granted.
        package var earned: Points = .zero
        /// Spent.
        package var spent: Points = .zero
        /// Lapsed.
        package var expired: Points = .zero
        /// Granted and taken back.
        package var reversed: Points = .zero

        /// Nothing yet.
        package init() {}
    }

    /// What it counts.
    package let currency: Currency
    /// The lots with something left, by number.
    package private(set) var lots: [Lot]
    /// What ever happened.
    package private(set) var lifetime: Lifetime
    /// What is left in all lots, the pending and the lapsed included.
    package private(set) var balance: Points

    /// The most that a pocket may hold.
    package static let balanceMax = Points(1_000_000_000_000_000)
    /// The most lots with something left.
    package static let lotsMax = 65_536

    /// An empty pocket.
    package init(currency: Currency) {
        self.init(currency: currency, lots: [], lifetime: Lifetime())
    }

    /// A pocket as it was stored.
    ///
    /// - Parameters:
    ///   - currency: What it counts.
    ///   - lots: By number, each with something left.
    ///   - lifetime: What ever happened.
    package init(currency: Currency, lots: [Lot], lifetime: Lifetime) {
        self.currency = currency
        self.lots = lots
        self.lifetime = lifetime
        balance = lots.reduce(.zero) { $0 + $1.remaining }
    }

    /// The lot with this number; `nil` where nothing is left of it.
    package func lot(_ number: Int64) -> Lot? {
        index(of: number).map { lots[$0] }
    }

    /// Why an entry does not fit a pocket.
    package enum Mismatch: Error, Hashable, Sendable {
        /// It grants a lot that is there already or is out of order, or one without points.
        case grant(lotNumber: Int64)
        /// It takes from a lot more than is left, or gives back more than was granted.
        case allocation(lotNumber: Int64)
        /// Its sums do not hold.
        case sums
    }

    /// Books an entry: changes its lots and counts it.
    ///
    /// - Throws: ``Mismatch`` where the entry does not fit; the pocket is then of no use.
    package mutating func apply(_ entry: Entry) throws(Mismatch) {
        guard entry.currency == currency, entry.isBalanced else { throw .sums }
        for change in entry.lotChanges {
            if let terms = change.grants {
                try grant(change, terms)
            } else {
                try move(change)
            }
        }
        switch entry.kind {
        case .earn: lifetime.earned += entry.points
        case .reversal: lifetime.reversed -= entry.points
        }
        balance += entry.points
    }

    private mutating func grant(_ change: LotChange, _ terms: LotTerms) throws(Mismatch) {
        guard change.points > .zero, (lots.last?.number ?? 0) < change.lotNumber else {
            throw .grant(lotNumber: change.lotNumber)
        }
        lots.append(
            Lot(
                number: change.lotNumber,
                granted: change.points,
                remaining: change.points,
                terms: terms
            )
        )
    }

    private mutating func move(_ change: LotChange) throws(Mismatch) {
        guard let index = index(of: change.lotNumber),
            let remaining = Points.checkedSum(lots[index].remaining, change.points),
            remaining >= .zero, remaining <= lots[index].granted
        else { throw .allocation(lotNumber: change.lotNumber) }
        if remaining == .zero {
            lots.remove(at: index)
        } else {
            lots[index].remaining = remaining
        }
    }

    private func index(of number: Int64) -> Int? {
        var (low, high) = (0, lots.count)
        while low < high {
            let middle = (low + high) / 2
            if lots[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < lots.count && lots[low].number == number ? low : nil
    }
}
