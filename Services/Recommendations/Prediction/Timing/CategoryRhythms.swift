/// The rhythm of every category, and by it when a member will want which of them next.
///
/// A category that few have bought again is taken to be like all categories together: shrinkage of
/// members to their category, and of small categories to the whole.
package struct CategoryRhythms: Hashable, Sendable {
    /// The latest waits that a member's rhythm is taken from: habits change.
    package static let waitsMax = 20
    /// The members with a wait that a category needs for a rhythm of its own.
    package static let membersMin = 30

    /// What a member will want next.
    package struct Want: Hashable, Sendable {
        /// The category.
        package let category: Int
        /// When.
        package let forecast: PurchaseRhythm.Forecast
        /// The probability that it is bought within the horizon.
        package let probability: Double
    }

    /// The rhythm of all categories together.
    package let overall: PurchaseRhythm
    /// The rhythms of the categories that have one of their own.
    let rhythms: [Int: PurchaseRhythm]

    /// Fits the rhythms.
    ///
    /// - Parameter days: For each category the days on which each member bought it, ascending.
    package init(_ days: [Int: [[Int32]]]) {
        self.init(waits: days.mapValues { $0.map(Self.waits) })
    }

    /// Fits the rhythms to waits.
    ///
    /// - Parameter waits: For each category those of each member.
    package init(waits: [Int: [PurchaseRhythm.Waits]]) {
        var all: [PurchaseRhythm.Waits] = []
        var rhythms: [Int: PurchaseRhythm] = [:]
        for category in waits.keys.sorted() {
            let waits = (waits[category] ?? []).filter { $0.count > 0 }
            all += waits
            if waits.count >= Self.membersMin { rhythms[category] = PurchaseRhythm.fit(waits) }
        }
        // Every n-th is enough for three numbers.
        let every = max(1, all.count / 20_000)
        overall = PurchaseRhythm.fit(stride(from: 0, to: all.count, by: every).map { all[$0] })
        self.rhythms = rhythms
    }

    init(overall: PurchaseRhythm, rhythms: [Int: PurchaseRhythm]) {
        self.overall = overall
        self.rhythms = rhythms
    }

    /// The rhythm of a category.
    package func rhythm(of category: Int) -> PurchaseRhythm { rhythms[category] ?? overall }

    /// What a member will want next, the soonest first.
    ///
    /// - Parameters:
    ///   - days: For each category the days on which the member bought it, ascending.
    ///   - today: The day from which it is seen.
    ///   - horizonDays: For the probabilities.
    ///   - countMax: Of more categories, the likeliest within the horizon.
    /// - Returns: One want for each category that the member has bought before today.
    package func wants(
        of days: [Int: [Int32]],
        on today: Int32,
        horizonDays: Double,
        countMax: Int = .max
    ) -> [Want] {
        var likely: [(category: Int, waited: Double, waits: PurchaseRhythm.Waits, share: Double)] =
            []
        for category in days.keys.sorted() {
            let known = (days[category] ?? []).prefix { $0 < today }
            guard let last = known.last else { continue }
            let waits = Self.waits(Array(known.suffix(Self.waitsMax + 1)))
            let waited = Double(today - last)
            let share = rhythm(of: category)
                .probability(within: horizonDays, waited: waited, after: waits)
            likely.append((category, waited, waits, share))
        }
        if likely.count > countMax {
            likely.sort { ($1.share, $0.category) < ($0.share, $1.category) }
        }
        return likely.prefix(countMax).map { one in
            Want(
                category: one.category,
                forecast: rhythm(of: one.category).forecast(waited: one.waited, after: one.waits),
                probability: one.share
            )
        }.sorted {
            ($0.forecast.medianDays, $0.category) < ($1.forecast.medianDays, $1.category)
        }
    }

    /// The latest waits between these days.
    package static func waits(_ days: [Int32]) -> PurchaseRhythm.Waits {
        PurchaseRhythm.Waits(between: days.suffix(waitsMax + 1))
    }
}
