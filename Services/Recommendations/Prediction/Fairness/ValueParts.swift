/// Whether members of different value pay different prices for the same.
///
/// The members of a period are put into ten parts by what they bought. A sale is compared with the
/// other sales of its group (the same product, day, channel and store), published offers taken out
/// on both sides; a member counts once, with the mean of its differences, so that members who buy
/// much do not seem to be many.
package struct ValueParts: Hashable, Sendable {
    /// A sale, with published offers taken out of its price.
    package struct Sale: Hashable, Sendable {
        /// Whose, as any number.
        package let member: Int64
        /// The group, as any number.
        package let group: Int
        /// The price of a unit without the published offers that were used.
        package let asked: Double
        /// What the whole was paid for, in fen: what the member's value is added up from.
        package let paidFen: Int64

        /// Wraps a sale.
        package init(member: Int64, group: Int, asked: Double, paidFen: Int64) {
            self.member = member
            self.group = group
            self.asked = asked
            self.paidFen = paidFen
        }
    }

    /// One of the ten parts.
    package struct Part: Hashable, Sendable {
        /// How many members.
        package var members = 0
        /// How many sales.
        package var sales = 0
        /// How far its members' prices lie from those of others, as a share.
        package var difference = 0.0
        /// One deviation of the difference.
        package var deviation = 0.0

        /// Beyond chance and beyond rounding.
        package var isFlagged: Bool {
            abs(difference) > ValueParts.differenceMin
                && abs(difference) > ValueParts.deviationsMin * deviation
        }
    }

    /// How many parts there are.
    package static let count = 10
    /// The least difference that is flagged: a half of a hundred.
    package static let differenceMin = 0.005
    /// How many deviations a difference must be away: one alarm in some thousands by chance, for
    /// ten parts.
    package static let deviationsMin = 4.0

    /// The parts, the members that bought the least first.
    package let parts: [Part]

    /// Compares sales.
    package init(_ sales: [Sale]) {
        var values: [Int64: Int64] = [:]
        var groups: [Int: (sum: Double, count: Int)] = [:]
        for sale in sales {
            values[sale.member, default: 0] += sale.paidFen
            groups[sale.group, default: (0, 0)].sum += sale.asked
            groups[sale.group, default: (0, 0)].count += 1
        }
        let ranked = values.keys.sorted { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
        var place: [Int64: Int] = [:]
        for (index, member) in ranked.enumerated() {
            place[member] = index * Self.count / ranked.count
        }
        var own: [Int64: ArmSummary] = [:]
        var parts = [Part](repeating: Part(), count: Self.count)
        for sale in sales {
            parts[place[sale.member] ?? 0].sales += 1
            guard let group = groups[sale.group], group.count > 1 else { continue }
            let others = (group.sum - sale.asked) / Double(group.count - 1)
            guard others > 0 else { continue }
            own[sale.member, default: ArmSummary()].add((sale.asked - others) / others)
        }
        var summaries = [ArmSummary](repeating: ArmSummary(), count: Self.count)
        for member in ranked {
            parts[place[member] ?? 0].members += 1
            if let mean = own[member]?.mean { summaries[place[member] ?? 0].add(mean) }
        }
        for (index, summary) in summaries.enumerated() where summary.count > 1 {
            parts[index].difference = summary.mean
            parts[index].deviation = (summary.variance / Double(summary.count)).squareRoot()
        }
        self.parts = parts
    }
}
